// --- drawing a section: the source on one side, the article on the other --------------------------------------------

const BUDGET = 12000;
const CHUNK = 4000;
const META = new Set(["byline", "date_text", "source", "doc_number", "issuer", "addressee", "column", "place", "author"]);
const BLOCKS = { heading: "h4", code: "pre", quote: "blockquote" };

/** White space and invisible characters made visible, at most `most` characters. */
function visible(text, most = 200) {
  const points = new Points(text);
  const head = points.slice(0, most) + (points.length > most ? "…" : "");
  return head.replace(/[\n\r\t \u3000]|[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\ud800-\udfff]/gu,
    (found) => ({ "\n": "⏎", "\r": "␍", "\t": "⇥", " ": "␣", "\u3000": "□" })[found] ??
      `⟨${found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** Put `nodes`, pairs of a node and its length, into `target`: as many as `budget` allows, the rest behind a button. */
function pour(target, nodes, budget = BUDGET) {
  let room = budget;
  for (let next = nodes.next(); !next.done; next = nodes.next()) {
    target.append(next.value[0]);
    room -= next.value[1];
    if (room <= 0) {
      const more = button(say("more"), () => { more.remove(); pour(target, nodes, budget * 4); }, "more");
      target.append(more);
      return;
    }
  }
}

// --- marks ---------------------------------------------------------------------------------------------------------

/** The decision not to make `edit`, if there is one. */
const undoOf = (section, edit) =>
  entryAt(section, "undo", bodyOf(section).at + edit.start, edit.pass, edit.was, edit.now);

/** The mark of the edits `numbers`, with `text` as it stands; the bare text where none of them is shown. */
function mark(section, numbers, text) {
  const body = bodyOf(section);
  const edits = numbers.map((number) => body.edits[number]);
  const shown = edits.filter(isShown);
  if (!shown.length) return document.createTextNode(text);
  const last = shown[shown.length - 1];
  const undone = edits.some((edit) => undoOf(section, edit));
  const element = make("span", `e p${passes.get(last.pass).number % COLOURS}`);
  if (shown.some((edit) => edit.guess)) element.classList.add("guess");
  const words = undone ? edits[0].was : text;
  if (undone) element.classList.add("undone", words.trim() ? "kept" : "blank");
  if (words.trim() === "" && isSeam(last) && !undone) element.classList.add("seam");
  else if (words === "") element.classList.add("gone");
  element.textContent = words;
  element.dataset.n = numbers.join(",");
  element.tabIndex = -1;
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", `${passName(last.pass)}: ${visible(last.was, 20) || say("nothing")} → ${visible(last.now, 20) || say("nothing")}`);
  return element;
}
const isSeam = (edit) => edit.was.includes("\n") && !edit.now.includes("\n");

// --- the source ----------------------------------------------------------------------------------------------------

/** Disjoint stretches of the source that edits took hold of: [start, end, numbers]. */
function editedStretches(body) {
  const found = [];
  const edits = body.edits.filter((edit) => edit.start < edit.end);
  for (const { start, end, number } of edits.sort((one, other) => one.start - other.start || one.end - other.end)) {
    const last = found[found.length - 1];
    if (last && start < last[1]) { last[1] = Math.max(last[1], end); last[2].push(number); }
    else found.push([start, end, [number]]);
  }
  return found;
}

/** What of the source stands in which line of the article: [start, end, key]. */
function ownedStretches(body) {
  const found = [];
  const take = (line, key) => {
    for (const part of line.c ?? (line.rows ?? []).flat().flatMap((cell) => cell.c)) {
      if (typeof part[0] === "number") found.push([part[0], part[0] + part[1], key, line.aside]);
    }
  };
  (body.head ?? []).forEach((line, number) => take(line, "h" + number));
  body.items.forEach((line, number) => take(line, "i" + number));
  found.sort((one, other) => one[0] - other[0]);
  const merged = [];
  for (const stretch of found) {
    const last = merged[merged.length - 1];
    if (last && last[2] === stretch[2]) last[1] = Math.max(last[1], stretch[1]);
    else merged.push(stretch);
  }
  return merged;
}

/** The nodes of the source: each run of text with what is true of it. */
function* sourceNodes(section) {
  const body = bodyOf(section);
  const layers = [editedStretches(body), body.markup, ownedStretches(body)].map((stretches) => ({ stretches, next: 0 }));
  const length = body.points.length;
  for (let at = 0; at < length;) {
    let end = Math.min(length, at + CHUNK);
    const here = layers.map((layer) => {
      while (layer.next < layer.stretches.length && layer.stretches[layer.next][1] <= at) layer.next += 1;
      const stretch = layer.stretches[layer.next];
      if (!stretch) return null;
      if (stretch[0] > at) { end = Math.min(end, stretch[0]); return null; }
      end = Math.min(end, stretch[1]);
      return stretch;
    });
    const [edited, markup, owned] = here;
    const text = body.points.slice(at, end);
    let node = edited ? mark(section, edited[2], text) : document.createTextNode(text);
    if (edited && node.nodeType === 1) {
      node.textContent = text;
      node.classList.remove("gone", "seam");
      const now = edited[2].map((number) => body.edits[number]).filter(isShown);
      if (now.every((edit) => edit.now === "")) node.classList.add("cutout");
      if (text.trim() === "") node.classList.add(text.includes("\n") ? "line-end" : "blank");
    }
    if (markup || owned) {
      node = make("span", markup ? "markup" : owned[3] ? "aside" : "own", node);
      if (owned) node.dataset.b = owned[2];
      if (owned?.[3]) node.title = say("left-out", { reason: reasonOf(owned[3]) });
    }
    yield [node, end - at];
    at = end;
  }
}

// --- the article ---------------------------------------------------------------------------------------------------

/** The nodes of a line of the article; text that is the source's own remembers its place there. */
function* lineNodes(section, parts, shown) {
  const body = bodyOf(section);
  const cuts = cutsIn(section);
  for (const [first, second] of parts) {
    if (typeof first !== "number") {
      for (const number of second ?? []) shown.add(number);
      if (second) yield [mark(section, second, first), count(first)];
      else yield [document.createTextNode(first), count(first)];
      continue;
    }
    for (let at = first; at < first + second;) {
      const next = cuts.find((cut) => cut > at) ?? Infinity;
      const end = Math.min(first + second, at + CHUNK, next);
      const cut = cuts.includes(at) ? entryAt(section, "cut", body.at + at) : null;
      if (cut) yield [make("span", "cut", badge(section, cut)), 0];
      const node = document.createTextNode(body.points.slice(at, end));
      node.source = body.at + at;
      yield [node, end - at];
      at = end;
    }
  }
}
/** Where a person cut paragraphs of a section, in order; cuts that were followed are in its text already. */
const cutsIn = ({ source, body }) =>
  [...store.all.values()]
    .filter((entry) => entry.decision.do === "cut" && !entry.followed && entry.path === source.path && entry.sha256 === source.sha256)
    .map((entry) => entry.decision.at - body.at)
    .sort((one, other) => one - other);

/** A line of the article, `key` its name: a block, a line of the head, or furniture. */
function drawLine(section, line, key, shown) {
  const body = bodyOf(section);
  const role = entryAt(section, "role", line.at)?.decision.role;
  const kind = line.aside !== undefined ? "aside" : (line.kind ?? "head " + line.name);
  const box = make("div", `b ${kind}${line.level ? " l" + line.level : ""}`);
  box.dataset.b = key;
  if (line.aside !== undefined) box.append(make("span", "why", say("left-out", { reason: reasonOf(line.aside) })));
  if (line.rows) box.append(drawTable(section, line, shown));
  else {
    const text = make(BLOCKS[line.kind] ?? "p", "t");
    text.dir = "auto";
    if (line.kind === "image") text.append(make("i", "", `[${say("kind image")}] ${line.alt ?? ""}`));
    else pour(text, lineNodes(section, line.c, shown));
    box.append(text);
  }
  if (line.value) box.append(make("span", "why", `${say("role " + roleOf(line))}: ${line.value}`));
  if (line.moved !== undefined && isShown(body.edits[line.moved])) {
    shown.add(line.moved);
    box.append(mark(section, [line.moved], say("moved")));
    box.classList.add("moved");
  }
  if (role) {
    box.classList.add("recast", role === "furniture" ? "dropped" : "as-" + role);
    box.append(badge(section, entryAt(section, "role", line.at)));
  }
  for (const group of ["join", "start"]) {
    const entry = entryAt(section, group, line.at);
    if (entry && entry.decision.do !== "continue") {
      box.classList.add("do-" + group);
      box.prepend(badge(section, entry));
    }
  }
  if (!body.stated && line.at !== undefined) box.append(dots(section, line));
  return box;
}
const roleOf = (line) => ({ date_text: "date" })[line.name] ?? line.name ?? line.kind;

function drawTable(section, line, shown) {
  const table = make("table");
  for (const row of line.rows) {
    const made = table.insertRow();
    for (const cell of row) {
      const box = make(cell.header ? "th" : "td");
      box.colSpan = cell.colspan ?? 1;
      box.rowSpan = cell.rowspan ?? 1;
      pour(box, lineNodes(section, cell.c, shown));
      made.append(box);
    }
  }
  return make("div", "scroll", table);
}

/** What was decided, with a way to take it back. */
function badge(section, entry) {
  const box = make("span", "badge" + (entry.followed ? " followed" : ""), deedName(entry.decision));
  const back = button("✕", () => { store.remove(entry); redraw(section); tell(say("taken-back")); });
  back.setAttribute("aria-label", `${say("take-back")}: ${deedName(entry.decision)}`);
  box.append(back);
  return box;
}

function dots(section, line) {
  const made = button("", (event) => openMenu(section, line, event.currentTarget), "dots");
  made.append("⋯");
  made.setAttribute("aria-haspopup", "menu");
  made.setAttribute("aria-label", say("decide-line"));
  return made;
}

function drawArticle(section, box) {
  const body = bodyOf(section);
  const shown = new Set();
  const head = make("header", "head");
  const meta = make("div", "meta");
  (body.head ?? []).forEach((line, number) => {
    (META.has(line.name) ? meta : head).append(drawLine(section, line, "h" + number, shown));
  });
  const printed = new Set((body.head ?? []).map((line) => textOf(body, line.c).trim()));
  for (const [name, value, reason, guess] of body.facts ?? []) {
    if (printed.has(value)) continue;
    const fact = make("span", "fact" + (guess ? " guess" : ""), make("i", "", factName(name)), " ", make("bdi", "", value));
    fact.title = reasonOf(reason);
    meta.append(fact);
  }
  if (meta.children.length) head.append(meta);
  if (head.children.length) box.append(head);
  body.items.forEach((line, number) => box.append(drawLine(section, line, "i" + number, shown)));
  const rest = body.edits.filter((edit) => !shown.has(edit.number) && isShown(edit));
  if (rest.length && !body.stated) box.append(drawRest(section, rest));
  if (!body.items.length && !(body.head ?? []).length) box.append(make("p", "none", say(body.stated ? "no-text" : "no-article")));
}
const factName = (name) => (name.startsWith("metadata.") ? name.slice(9) : say("role " + name));

/** The edits that stand between the lines of the article: white space, line ends. */
function drawRest(section, rest) {
  const box = make("details", "rest", make("summary", "", say("between", { number: rest.length })));
  box.addEventListener("toggle", () => {
    if (box.children.length > 1) return;
    const list = make("p");
    for (const edit of rest.slice(0, 500)) list.append(mark(section, [edit.number], visible(edit.was, 12) || "+"), " ");
    box.append(list);
  });
  return box;
}

/** Both sides of a section. */
function drawBody(section) {
  const body = bodyOf(section);
  const source = make("div", "src");
  source.setAttribute("role", "region");
  source.setAttribute("aria-label", say("source"));
  pour(source, sourceNodes(section));
  const article = make("div", "art");
  article.setAttribute("role", "region");
  article.setAttribute("aria-label", say("article"));
  source.lang = article.lang = section.entry.lang ?? "";
  drawArticle(section, article);
  return make("div", "cols", source, article);
}
