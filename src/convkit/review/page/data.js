// --- data: what the page holds, read when it is wanted -------------------------------------------------------------

const read = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");
const meta = read("meta");
const after = read("after");

/** The word for `key` in the page's language, with `{name}` filled in; the key itself where there is none. */
const say = (key, values = {}) =>
  (meta.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const passName = (name) => meta.words["pass " + name] ?? name;
/** A reason in the page's language; where only its beginning is known ("box named …"), the rest stays as it is. */
function reasonOf(reason) {
  const parts = (reason ?? "").split(" ");
  for (let number = parts.length; number > 0; number -= 1) {
    const known = meta.words["reason " + parts.slice(0, number).join(" ")];
    if (known) return [known, ...parts.slice(number)].join(" ");
  }
  return reason ?? "";
}

/** Text that is counted in code points, as Python counts it. */
class Points {
  constructor(text) {
    this.text = text;
    this.all = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? Array.from(text) : null;
  }
  get length() { return (this.all ?? this.text).length; }
  slice(start, end) { return this.all ? this.all.slice(start, end).join("") : this.text.slice(start, end); }
}
const count = (text) => new Points(text).length;

const sources = [];
const sections = [];
let articles = meta.first;
for (const element of document.querySelectorAll("script.source, script.section")) {
  if (element.className === "source") {
    sources.push({ ...JSON.parse(element.textContent), number: sources.length, sections: [] });
  } else {
    const source = sources[sources.length - 1];
    const entry = JSON.parse(element.dataset.entry);
    const section = { element, entry, source, number: sections.length };
    if (entry.chars !== undefined) section.name = (articles += 1);
    source.sections.push(section);
    sections.push(section);
  }
}

/** The body of a section, with `points`, its source in code points, and edits as objects. */
function bodyOf(section) {
  if (!section.body) {
    const body = JSON.parse(section.element.textContent);
    body.points = new Points(body.text);
    body.edits = body.edits.map(([pass, start, end, now, was, guess = 0, move = -1], number) => ({
      number, pass: body.passes[pass], start, end, now, guess, move,
      was: was === 0 ? body.points.slice(start, end) : was,
    }));
    section.body = body;
  }
  return section.body;
}

/** The text that the segments `parts` stand for. */
const textOf = (body, parts) =>
  parts.map((part) => (typeof part[0] === "number" ? body.points.slice(part[0], part[0] + part[1]) : part[0])).join("");

/** All that can be searched in a section: source and article, small letters. */
function searchable(section) {
  if (section.searched === undefined) {
    const held = section.body;
    const body = bodyOf(section);
    const lines = [body.text, section.entry.title ?? ""];
    for (const line of [...(body.head ?? []), ...body.items]) {
      if (line.c && line.c.length > 1) lines.push(textOf(body, line.c));
    }
    section.searched = lines.join("\n").toLowerCase();
    section.body = held;
  }
  return section.searched;
}

// --- passes: a colour, a count and a switch for each ---------------------------------------------------------------

const COLOURS = 12;
const passes = new Map();
for (const name of [...meta.passes, ...sections.flatMap((s) => [...Object.keys(s.entry.edits), ...Object.keys(s.entry.guesses)])]) {
  if (!passes.has(name)) passes.set(name, { name, number: 0, exact: 0, guess: 0, shown: true });
}
for (const { entry } of sections) {
  for (const [name, number] of Object.entries(entry.edits)) passes.get(name).exact += number;
  for (const [name, number] of Object.entries(entry.guesses)) passes.get(name).guess += number;
}
for (const [name, pass] of passes) if (!pass.exact && !pass.guess) passes.delete(name);
[...passes.values()].forEach((pass, number) => { pass.number = number; });
const sure = { exact: true, guess: true };

const isShown = (edit) => passes.get(edit.pass).shown && sure[edit.guess ? "guess" : "exact"];
const countShown = ({ entry }) => {
  let sum = 0;
  for (const [name, number] of Object.entries(entry.edits)) if (sure.exact && passes.get(name).shown) sum += number;
  for (const [name, number] of Object.entries(entry.guesses)) if (sure.guess && passes.get(name).shown) sum += number;
  return sum;
};

// --- small helpers -------------------------------------------------------------------------------------------------

const $ = (id) => document.getElementById(id);
/** An element with a class, properties and children; text is text, never markup. */
function make(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}
function button(text, action, name = "") {
  const made = make("button", name, text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}
const tell = (text) => { $("status").textContent = text; };
/** What is kept in the browser; nothing where that is not allowed. */
const kept = {
  get(key) { try { return localStorage.getItem("convkit-review:" + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("convkit-review:" + key, value); } catch { /* a private window */ } },
};
