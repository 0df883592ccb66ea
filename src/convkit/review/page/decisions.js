// --- decisions: what the person says, kept by source and place, saved as a file -------------------------------------

const EXCERPT = 40;
const GROUP = { join: "join", cut: "cut", role: "role", start: "start", continue: "start", discard: "discard", undo: "undo" };

/** Decisions by source and by what they are about: one of a group at one place stands. */
class Store {
  constructor() {
    this.all = new Map();
    this.saved = true;
    this.key = "decisions:" + this.digest();
    this.take(meta.decisions ?? { sources: [] }, { followed: true });
    const draft = kept.get(this.key);
    if (draft) {
      this.all.clear();
      const { saved, all } = JSON.parse(draft);
      for (const [key, value] of all) this.all.set(key, value);
      this.saved = saved;
    }
  }
  /** A short digest of the sources and of what was followed, so that a draft returns to its own page. */
  digest() {
    let hash = 2166136261;
    for (const { path, sha256 } of sources) {
      for (const character of path + sha256) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
    }
    for (const character of JSON.stringify(meta.decisions ?? "")) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
    return hash.toString(16) + ":" + meta.page;
  }
  keyOf(path, sha256, decision) {
    const own = decision.do === "undo" ? [decision.pass, decision.old, decision.new] : [];
    return JSON.stringify([path, sha256, GROUP[decision.do], decision.at, ...own]);
  }
  /** Take the data of a file of decisions in; `extra` goes on each. */
  take(data, extra = {}) {
    for (const { path, sha256, decisions } of data.sources) {
      for (const decision of decisions) {
        this.all.set(this.keyOf(path, sha256, decision), { path, sha256, decision, ...extra });
      }
    }
  }
  at(section, group, at, ...own) {
    const { path, sha256 } = section.source;
    return this.all.get(JSON.stringify([path, sha256, group, at, ...own]));
  }
  /** Decide about `section`; the excerpt of the source is added. */
  put(section, decision) {
    const body = bodyOf(section);
    const place = decision.at - body.at;
    const text = place >= 0 && place <= body.points.length ? body.points.slice(place, place + EXCERPT) : "";
    const { path, sha256 } = section.source;
    const { do: deed, at, ...own } = decision;
    const made = { do: deed, at, text, ...own };
    this.all.set(this.keyOf(path, sha256, made), { path, sha256, decision: made, section: section.number });
    this.changed();
  }
  remove(entry) {
    for (const [key, value] of this.all) if (value === entry) this.all.delete(key);
    this.changed();
  }
  /** Note that something changed, or with `saved` that all of it stands in a file; the draft is kept in the browser. */
  changed(saved = false) {
    this.saved = saved;
    kept.set(this.key, JSON.stringify({ saved, all: [...this.all] }));
    showCount();
  }
  /** The file of decisions. */
  data() {
    const found = new Map();
    for (const { path, sha256, decision } of this.all.values()) {
      const key = JSON.stringify([path, sha256]);
      if (!found.has(key)) found.set(key, { path, sha256, decisions: [] });
      found.get(key).decisions.push(decision);
    }
    for (const source of found.values()) source.decisions.sort((one, other) => one.at - other.at);
    return { convkit: "decisions", schema: 1, sources: [...found.values()] };
  }
  text() { return JSON.stringify(this.data(), null, 1) + "\n"; }
}

let store;
const entryAt = (section, group, at, ...own) => store.at(section, group, at, ...own);

function showCount() {
  const number = store.all.size;
  $("decided").textContent = number;
  $("open-decisions").classList.toggle("some", number > 0);
}

/** Make a decision, or take the same one back; the section is drawn anew. */
function decide(section, decision) {
  const own = decision.do === "undo" ? [decision.pass, decision.old, decision.new] : [];
  const before = entryAt(section, GROUP[decision.do], decision.at, ...own);
  const same = before && before.decision.do === decision.do && before.decision.role === decision.role;
  if (same) store.remove(before);
  else store.put(section, decision);
  tell(same ? say("taken-back") : say("noted", { what: deedName(decision) }));
  redraw(section);
}

/** A decision in words. */
function deedName({ do: deed, role, pass }) {
  if (deed === "role") return role === "furniture" ? say("drop") : say("as-role", { role: say("role " + role) });
  return say("do " + deed, { pass: pass ? passName(pass) : "" });
}

// --- the list of decisions, and the file ---------------------------------------------------------------------------

function openDecisions() {
  const list = $("decided-list");
  list.replaceChildren();
  for (const entry of store.all.values()) list.append(decidedLine(entry));
  for (const id of ["save", "copy", "clear"]) $(id).disabled = store.all.size === 0;
  $("command").hidden = store.all.size === 0;
  if (!list.children.length) list.append(make("li", "none", say("no-decisions")));
  if (!$("decisions").open) $("decisions").showModal();
}

function decidedLine(entry) {
  const { decision, path, sha256 } = entry;
  const source = sources.find((one) => one.path === path && one.sha256 === sha256);
  const line = make("li");
  const what = make("div", "what", make("b", "", deedName(decision)), entry.followed ? make("i", "", say("followed")) : null);
  const excerpt = make("bdi", "excerpt", visible(decision.do === "undo" ? `${decision.old}→${decision.new}` : decision.text, 30));
  const where = make("span", "place", make("bdi", "", path));
  line.append(make("div", "said", what, excerpt, where));
  if (source) {
    line.append(button(say("show-place"), () => {
      $("decisions").close();
      const section = sectionAt(source, decision.at);
      if (section) goTo(section);
    }));
  }
  line.append(button(say("take-back"), () => {
    const section = source && sectionAt(source, decision.at);
    store.remove(entry);
    if (section) redraw(section);
    openDecisions();
  }));
  return line;
}

function sectionAt(source, at) {
  let found = source.sections[0];
  for (const section of source.sections) {
    if (bodyOf(section).at > at) break;
    found = section;
  }
  return found;
}

function saveDecisions() {
  if (!store.all.size) return tell(say("no-decisions"));
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([store.text()], { type: "application/json" }));
  link.download = "decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  store.changed(true);
  tell(say("saved-as", { name: link.download }));
  return undefined;
}

async function copyDecisions() {
  const text = store.text();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", "sr");
    area.value = text;
    $("decisions").append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  store.changed(true);
  $("copy").textContent = say("copied");
  setTimeout(() => { $("copy").textContent = say("copy"); }, 1500);
}

async function loadDecisions(file) {
  try {
    const data = JSON.parse(await file.text());
    if (data.convkit !== "decisions" || data.schema !== 1) throw new TypeError(say("not-decisions"));
    store.take(data);
  } catch (error) {
    tell(say("not-loaded", { error: error.message }));
    $("decided-list").replaceChildren(make("li", "none warn", say("not-loaded", { error: error.message })));
    return;
  }
  store.changed(store.saved);
  redrawAll();
  openDecisions();
}

function startDecisions() {
  store = new Store();
  showCount();
  $("open-decisions").addEventListener("click", openDecisions);
  $("save").addEventListener("click", saveDecisions);
  $("copy").addEventListener("click", copyDecisions);
  $("load").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", (event) => {
    if (event.target.files[0]) loadDecisions(event.target.files[0]);
    event.target.value = "";
  });
  $("clear").addEventListener("click", () => {
    if (!confirm(say("clear-sure"))) return;
    store.all.clear();
    store.changed();
    redrawAll();
    openDecisions();
  });
  addEventListener("beforeunload", (event) => { if (!store.saved && store.all.size) event.preventDefault(); });
}
