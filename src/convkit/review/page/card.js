// --- the card at an edit, and the menu of a line --------------------------------------------------------------------

const card = $("card");
let holder = null;
let pinned = false;

/** Show the card at `element`; a sheet at the bottom where the screen is narrow. */
function placeCard(element) {
  card.hidden = false;
  card.classList.toggle("sheet", innerWidth < 640);
  card.style.left = card.style.top = "";
  if (innerWidth < 640) return;
  const rect = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = rect.bottom + 8 + height < innerHeight;
  card.style.left = Math.max(8, Math.min(innerWidth - width - 8, rect.left - 12)) + "px";
  card.style.top = Math.max(8, below ? rect.bottom + 8 : rect.top - height - 8) + "px";
}

function closeCard() {
  card.hidden = true;
  card.replaceChildren();
  if (holder?.isConnected) holder.removeAttribute("aria-describedby");
  const back = pinned ? holder : null;
  holder = null;
  pinned = false;
  return back;
}

function showCard(element, pin) {
  if (holder && holder !== element) closeCard();
  holder = element;
  pinned = pin;
  const section = sections[Number(element.closest(".sec").dataset.section)];
  const body = bodyOf(section);
  const edits = element.dataset.n.split(",").map((number) => body.edits[number]);
  card.className = "card";
  card.setAttribute("role", pin ? "dialog" : "tooltip");
  card.setAttribute("aria-label", say("edit"));
  card.replaceChildren(...edits.map((edit) => editLines(section, edit, pin)));
  element.setAttribute("aria-describedby", "card");
  placeCard(element);
  if (pin) card.querySelector("button")?.focus({ preventScroll: true });
}

/** One edit on the card: which pass, how sure, what was and what is. */
function editLines(section, edit, pin) {
  const pass = passes.get(edit.pass);
  const kind = edit.guess ? "guess" : "exact";
  const box = make("div", `edit p${pass.number % COLOURS}`);
  box.append(make("p", "pass", make("i", ""), make("b", "", passName(edit.pass)), make("code", "", edit.pass), make("span", "sure " + kind, say(kind))));
  const lines = make("dl", "", make("dt", "", say("was")), make("dd", "was", make("bdi", "", visible(edit.was) || say("nothing"))));
  lines.append(make("dt", "", say("now")), make("dd", "now", make("bdi", "", visible(edit.now) || say("nothing"))));
  box.append(lines);
  if (edit.move >= 0) box.append(make("p", "about", say("part-of-move")));
  if (meta.required.includes(edit.pass)) box.append(make("p", "about", say("required")));
  else if (edit.pass === "decisions") box.append(make("p", "about", say("own-decision")));
  else {
    const done = undoOf(section, edit);
    const deed = { do: "undo", at: bodyOf(section).at + edit.start, pass: edit.pass, old: edit.was, new: edit.now };
    const undo = button(done ? say("take-back") : say("undo-edit"), () => { closeCard(); decide(section, deed); });
    undo.tabIndex = pin ? 0 : -1;
    box.append(make("p", "row", undo, make("kbd", "", "u")));
  }
  return box;
}

/** Undo the edit that has the focus, or take that back. */
function undoFocused() {
  const element = holder ?? document.activeElement?.closest?.(".e");
  if (!element?.dataset.n) return;
  const section = sections[Number(element.closest(".sec").dataset.section)];
  const marks = marksOf(section);
  const place = marks.indexOf(element);
  const edits = element.dataset.n.split(",").map((number) => bodyOf(section).edits[number]);
  const edit = edits.reverse().find((one) => !meta.required.includes(one.pass) && one.pass !== "decisions");
  if (!edit) return tell(say("required"));
  closeCard();
  decide(section, { do: "undo", at: bodyOf(section).at + edit.start, pass: edit.pass, old: edit.was, new: edit.now });
  const again = marksOf(section)[place];
  if (again) focusMark(again);
  return undefined;
}

// --- the menu of a line --------------------------------------------------------------------------------------------

const ROLES = ["title", "kicker", "subtitle", "heading", "paragraph", "caption", "quote", "verse", "byline", "date", "source"];

function openMenu(section, line, element) {
  if (holder === element) return void closeCard();
  closeCard();
  holder = element;
  pinned = true;
  card.className = "card menu";
  card.setAttribute("role", "menu");
  card.setAttribute("aria-label", say("decide-line"));
  const item = (text, action, on = false) => {
    const made = button(text, () => { closeCard(); action(); }, on ? "on" : "");
    made.setAttribute("role", "menuitem");
    return made;
  };
  const as = (role) => item(say("role " + role), () => decide(section, { do: "role", at: line.at, role }), now === role);
  const now = entryAt(section, "role", line.at)?.decision.role ?? roleOf(line);
  const parts = [];
  const block = line.aside === undefined && line.kind !== undefined;
  if (block && line.kind !== "table" && line.kind !== "image") {
    const first = bodyOf(section).items.find((one) => one.kind !== undefined);
    if (line !== first) parts.push(item(say("do join"), () => decide(section, { do: "join", at: line.at })));
    parts.push(item(say("do cut") + "…", () => beginCut(section, line, element)));
  }
  if (line.aside === undefined && line.at !== bodyOf(section).first) {
    parts.push(item(say("do start"), () => decide(section, { do: "start", at: line.at })));
    parts.push(item(say("start-with-title"), () => {
      store.put(section, { do: "role", at: line.at, role: "title" });
      decide(section, { do: "start", at: line.at });
    }));
  }
  if (line.aside === undefined) parts.push(item(say("drop"), () => decide(section, { do: "role", at: line.at, role: "furniture" })));
  else parts.push(item(say("restore"), () => decide(section, { do: "role", at: line.at, role: "paragraph" })));
  if (line.name === "title") parts.push(item(say("no-title"), () => decide(section, { do: "role", at: line.at, role: "paragraph" })));
  if (line.kind !== "table" && line.kind !== "image") {
    const roles = make("div", "roles", make("p", "", say("this-is")), ...ROLES.map(as));
    roles.setAttribute("role", "group");
    parts.push(roles);
  }
  card.replaceChildren(...parts);
  placeCard(element);
  card.querySelector("button").focus({ preventScroll: true });
}

/** Arrow keys inside the menu. */
function stepMenu(by) {
  const items = [...card.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  items[(at + by + items.length) % items.length]?.focus();
}

// --- pointing ------------------------------------------------------------------------------------------------------

function startCards() {
  let waiting = 0;
  flow.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const element = event.target.closest(".e");
    clearTimeout(waiting);
    lightUp(event.target.closest("[data-b]"));
    if (element && !pinned) waiting = setTimeout(() => showCard(element, false), 90);
    else if (!element && !pinned) waiting = setTimeout(closeCard, 160);
  });
  flow.addEventListener("pointerleave", () => {
    clearTimeout(waiting);
    lightUp(null);
    if (!pinned) waiting = setTimeout(closeCard, 160);
  });
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", () => { if (!pinned) waiting = setTimeout(closeCard, 160); });
  flow.addEventListener("focusin", (event) => {
    const element = event.target.closest(".e");
    if (element) { focused = element; showCard(element, false); showWhere(); } else if (!pinned) closeCard();
    lightUp(event.target.closest("[data-b]"));
  });
  flow.addEventListener("click", (event) => {
    const element = event.target.closest(".e");
    if (!element || cutting) return;
    focused = element;
    showCard(element, true);
    showWhere();
  });
  addEventListener("pointerdown", (event) => {
    if (holder && !card.contains(event.target) && !holder.contains(event.target)) closeCard();
  });
  addEventListener("scroll", () => { if (holder && !card.classList.contains("sheet")) placeCard(holder); }, { passive: true });
}

/** Light up a line on both sides. */
let lit = [];
function lightUp(element) {
  for (const one of lit) one.classList.remove("lit");
  lit = [];
  if (!element) return;
  lit = [...element.closest(".sec").querySelectorAll(`[data-b="${element.dataset.b}"]`)];
  for (const one of lit) one.classList.add("lit");
}
