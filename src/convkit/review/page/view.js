// --- the flow of sections: paged, drawn when they come into sight, filtered, searched --------------------------------

const PAGE = 50;
const state = { page: 0, flow: sections, query: "", only: false, current: null, settled: 0 };
const flow = $("flow");
const drawn = new Set();

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) draw(sections[Number(entry.target.dataset.section)]);
}, { rootMargin: "1200px 0px" });
const reader = new IntersectionObserver((entries) => {
  if (performance.now() < state.settled) return;
  for (const entry of entries) if (entry.isIntersecting) setCurrent(sections[Number(entry.target.dataset.section)]);
}, { rootMargin: "-25% 0px -70% 0px" });

const boxOf = (section) => document.getElementById("s" + section.number);
const titleOf = ({ entry }) => entry.title || (entry.chars === undefined ? say(entry.failed ? "failed" : "no-article") : say("untitled"));

/** Show the current page of the flow; sections get their bodies when they come into sight. */
function showPage() {
  for (const section of drawn) section.body = undefined;
  drawn.clear();
  watcher.disconnect();
  reader.disconnect();
  flow.replaceChildren();
  const shown = state.flow.slice(state.page * PAGE, (state.page + 1) * PAGE);
  let source = null;
  for (const section of shown) {
    if (section.source !== source) flow.append(fileLine(section.source));
    source = section.source;
    const box = drawSection(section);
    flow.append(box);
    watcher.observe(box);
    reader.observe(box);
  }
  if (!shown.length) flow.append(make("p", "none", say(sections.length ? "nothing-found" : "nothing")));
  if (state.page === Math.max(0, Math.ceil(state.flow.length / PAGE) - 1)) showFailed();
  showPager();
  showList(shown);
  setCurrent(shown[0] ?? null);
}

/** The line over the articles of a source. */
function fileLine(source) {
  const box = make("div", "file", make("h2", "", make("bdi", "", source.path)));
  const about = [source.reader, source.encoding, source.continued ? say("continued") : ""].filter(Boolean).join(" · ");
  box.append(make("span", "about", about));
  if (source.problems) box.append(problemList(source.problems));
  return box;
}

/** Sources without a section: skipped, or failed as a whole. */
function showFailed() {
  if (state.query || state.only) return;
  for (const source of sources) {
    if (source.sections.length) continue;
    const box = make("div", "file failed", make("h2", "", make("bdi", "", source.path)));
    box.append(make("p", "about", [source.code, source.code && meta.words[source.code], source.reason].filter(Boolean).join(" · ")));
    flow.append(box);
  }
}

function problemList(problems) {
  const list = make("ul", "problems");
  for (const [code, message, number] of problems) {
    const what = meta.words[code] ?? code;
    const name = message in Object.fromEntries(passes) ? passName(message) : message;
    list.append(make("li", "", make("b", "", `${what}${number > 1 ? " ×" + number : ""}`), name ? " " : "", make("bdi", "", name)));
  }
  return list;
}

function drawSection(section) {
  const { entry } = section;
  const box = make("section", "sec" + (entry.chars === undefined ? " loose" : ""));
  box.id = "s" + section.number;
  box.dataset.section = section.number;
  box.setAttribute("aria-labelledby", `t${section.number}`);
  const title = make("h3", "", section.name ? make("span", "no", section.name.toLocaleString()) : null, make("bdi", entry.title && !entry.untitled ? "" : "untitled", titleOf(section)));
  title.id = `t${section.number}`;
  title.lang = entry.lang ?? "";
  const about = [say("line", { line: entry.line })];
  if (entry.chars !== undefined) about.push(say("chars", { number: entry.chars.toLocaleString() }));
  box.append(make("header", "", title, make("span", "about", about.join(" · ")), make("span", "tools")));
  const rest = make("div", "body");
  const lines = (entry.chars ?? 0) / (innerWidth < 800 ? 20 : 30);
  rest.style.minHeight = entry.chars === undefined ? "40px" : Math.round(140 + Math.min(lines, 1000) * 32) + "px";
  box.append(rest);
  return box;
}

/** Draw the body of a section that is on the page. */
function draw(section) {
  const box = boxOf(section);
  if (!box || drawn.has(section)) return;
  drawn.add(section);
  redraw(section);
}

function redraw(section) {
  const box = boxOf(section);
  if (!box || !drawn.has(section)) return;
  const body = bodyOf(section);
  const rest = box.querySelector(":scope > .body");
  const parts = [];
  const discard = body.first !== undefined && entryAt(section, "discard", body.first);
  const follows = body.first !== undefined && entryAt(section, "start", body.first)?.decision.do === "continue" && entryAt(section, "start", body.first);
  if (discard) parts.push(make("p", "verdict", badge(section, discard)));
  if (follows) parts.push(make("p", "verdict", badge(section, follows)));
  const repeats = meta.duplicates[body.id];
  if (repeats) {
    const word = "duplicate " + repeats.kind in meta.words ? "duplicate " + repeats.kind : "duplicate";
    const done = meta.words["action " + repeats.action];
    parts.push(make("p", "verdict warn", make("bdi", "", say(word, repeats)), done ? ` · ${done}` : ""));
  }
  if (body.problems?.length) parts.push(problemList(body.problems));
  parts.push(drawBody(section));
  rest.replaceChildren(...parts);
  rest.style.minHeight = "";
  box.classList.toggle("discarded", Boolean(discard));
  box.querySelector(".tools").replaceChildren(...tools(section, body));
  showWhere();
}
const redrawAll = () => { for (const section of drawn) redraw(section); };

/** What can be decided about an article as a whole. */
function tools(section, body) {
  if (body.first === undefined) return [];
  const made = [button(say("do discard"), () => decide(section, { do: "discard", at: body.first }))];
  if (!section.entry.opens && !body.stated) {
    made.unshift(button(say("do continue"), () => decide(section, { do: "continue", at: body.first })));
  }
  return made;
}

// --- where one is --------------------------------------------------------------------------------------------------

function setCurrent(section) {
  if (state.current === section) return;
  state.current = section;
  $("crumb").replaceChildren();
  if (section) $("crumb").append(make("bdi", "", section.source.path), " › ", make("bdi", "", titleOf(section)));
  for (const line of $("list").querySelectorAll("[aria-current]")) line.removeAttribute("aria-current");
  const line = section && $("list").querySelector(`[data-section="${section.number}"]`);
  if (line) {
    line.setAttribute("aria-current", "true");
    const rail = $("rail");
    const place = line.offsetTop;
    if (place < rail.scrollTop || place > rail.scrollTop + rail.clientHeight - 40) rail.scrollTop = place - rail.clientHeight / 2;
  }
  showWhere();
}

function goTo(section, block = "start") {
  let index = state.flow.indexOf(section);
  if (index < 0) { clearFilters(); index = state.flow.indexOf(section); }
  const page = Math.floor(index / PAGE);
  if (page !== state.page) { state.page = page; showPage(); }
  draw(section);
  // What one went to is where one is, even where the page is too short to scroll there.
  state.settled = performance.now() + 400;
  boxOf(section).scrollIntoView({ block });
  setCurrent(section);
}

/** The next or previous article in the flow. */
function stepSection(by) {
  const index = state.flow.indexOf(state.current);
  const next = state.flow[Math.min(state.flow.length - 1, Math.max(0, index + by))];
  if (!next) return;
  document.activeElement?.blur?.();
  focused = null;
  goTo(next);
  tell(titleOf(next));
}

// --- edits, one after another --------------------------------------------------------------------------------------

/** The marks of a section in the order of the text, on the side that is shown. */
const marksOf = (section) =>
  [...(boxOf(section)?.querySelectorAll(document.body.dataset.view === "source" ? ".src .e" : ".art .e") ?? [])]
    .filter((element) => element.checkVisibility?.() ?? true);

let focused = null;
function stepEdit(by) {
  let section = state.current ?? state.flow[0];
  if (focused?.isConnected) section = sections[Number(focused.closest(".sec").dataset.section)];
  if (!section) return;
  draw(section);
  const marks = marksOf(section);
  const at = marks.indexOf(focused);
  let next = at < 0 ? (by > 0 ? marks[0] : marks[marks.length - 1]) : marks[at + by];
  for (let index = state.flow.indexOf(section) + by; !next && index >= 0 && index < state.flow.length; index += by) {
    if (!countShown(state.flow[index])) continue;
    goTo(state.flow[index]);
    const others = marksOf(state.flow[index]);
    next = by > 0 ? others[0] : others[others.length - 1];
  }
  if (!next) return tell(say("no-more"));
  focusMark(next);
  return undefined;
}

function focusMark(element) {
  focused = element;
  element.focus({ preventScroll: true });
  state.settled = performance.now() + 400;
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 90 || bottom > innerHeight - 180) element.scrollIntoView({ block: "center" });
  setCurrent(sections[Number(element.closest(".sec").dataset.section)]);
  showWhere();
}

/** Says which edit of the article one is at, and how many there are. */
function showWhere() {
  const section = state.current;
  const marks = section ? marksOf(section) : [];
  const at = marks.indexOf(focused) + 1;
  $("where").textContent = marks.length ? `${at || "–"} / ${marks.length}` : "0";
}

// --- the rail: passes and articles ---------------------------------------------------------------------------------

function showLegend() {
  const list = $("legend");
  for (const pass of passes.values()) {
    const box = make("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => { pass.shown = box.checked; filter(); });
    const label = make("label", `p${pass.number % COLOURS}`, box, make("i", ""), make("span", "", passName(pass.name)), make("b", "", (pass.exact + pass.guess).toLocaleString()));
    label.title = pass.name;
    const alone = button(say("alone"), () => {
      const others = [...passes.values()].some((one) => one !== pass && one.shown);
      for (const one of passes.values()) one.shown = one === pass || !others;
      list.querySelectorAll("input").forEach((input, number) => { input.checked = [...passes.values()][number].shown; });
      filter();
    }, "alone");
    alone.setAttribute("aria-label", `${say("alone")}: ${passName(pass.name)}`);
    list.append(make("li", "", label, alone));
  }
  if (!passes.size) list.append(make("li", "none", say("no-edits")));
  const sums = { exact: 0, guess: 0 };
  for (const pass of passes.values()) { sums.exact += pass.exact; sums.guess += pass.guess; }
  for (const box of $("sure").querySelectorAll("input")) {
    box.parentElement.querySelector("b").textContent = sums[box.value].toLocaleString();
    box.addEventListener("change", () => { sure[box.value] = box.checked; filter(); });
  }
}

function showList(shown) {
  const list = $("list");
  list.replaceChildren();
  $("total").textContent = sections.filter((section) => section.name).length.toLocaleString();
  let source = null;
  let items = null;
  for (const section of shown) {
    if (!section.name && !section.entry.failed) continue;
    if (section.source !== source) {
      source = section.source;
      items = make("ol");
      list.append(make("h3", "", make("bdi", "", source.path)), items);
    }
    const link = make("a", section.entry.chars === undefined ? "loose" : "", make("bdi", "", titleOf(section)));
    const edits = countShown(section);
    if (edits) link.append(make("b", "", edits.toLocaleString()));
    link.href = "#s" + section.number;
    link.lang = section.entry.lang ?? "";
    link.dataset.section = section.number;
    link.addEventListener("click", (event) => { event.preventDefault(); goTo(section); closeRail(); });
    items.append(make("li", "", link));
  }
}

function showPager() {
  const pager = $("pager");
  pager.replaceChildren();
  const last = Math.ceil(state.flow.length / PAGE) - 1;
  const turn = (page) => () => { state.page = page; showPage(); scrollTo(0, 0); };
  if (last > 0) {
    const first = state.page * PAGE + 1;
    const range = `${first}–${Math.min(state.flow.length, first + PAGE - 1)} / ${state.flow.length.toLocaleString()}`;
    const before = button(say("page-before"), turn(state.page - 1));
    const next = button(say("page-next"), turn(state.page + 1));
    before.disabled = state.page === 0;
    next.disabled = state.page >= last;
    pager.append(before, make("span", "", range), next);
  }
  for (const [page, word] of [[meta.before, "file-before"], [after?.page, "file-next"]]) {
    if (!page) continue;
    const link = make("a", "", `${say(word)}: ${page}`);
    link.href = encodeURIComponent(page);
    pager.append(link);
  }
}

// --- filters and search --------------------------------------------------------------------------------------------

/** Take the filters to heart: which articles are in the flow, and which edits are marked. */
function filter() {
  const held = state.current;
  const query = state.query.trim().toLowerCase();
  state.flow = sections.filter((section) =>
    (!state.only || countShown(section) > 0) && (!query || searchable(section).includes(query)));
  const index = state.flow.indexOf(held);
  state.page = Math.max(0, Math.floor(index / PAGE));
  focused = null;
  showPage();
  if (index > 0) goTo(held);
  $("hits").textContent = query ? say("hits", { number: state.flow.length.toLocaleString() }) : "";
  if (query) highlight(query);
}

function clearFilters() {
  $("find").value = state.query = "";
  $("only").checked = state.only = false;
  filter();
}

/** Mark what was searched for, where the browser can do so without touching the text. */
function highlight(query) {
  if (!globalThis.CSS?.highlights) return;
  const ranges = [];
  const walker = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
  while (query && walker.nextNode() && ranges.length < 2000) {
    const text = walker.currentNode.data.toLowerCase();
    for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
      const range = new Range();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + query.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}
