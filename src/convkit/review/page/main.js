// --- keys, the frame, and the beginning -----------------------------------------------------------------------------

const VIEWS = ["both", "article", "source"];
const THEMES = ["auto", "light", "dark"];

function setView(view) {
  document.body.dataset.view = view;
  const box = $("views").querySelector(`[value="${view}"]`);
  box.checked = true;
  kept.set("view", view);
  showWhere();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  kept.set("theme", theme);
  $("theme").title = `${say("theme")}: ${say("theme " + theme)} (t)`;
}
const nextTheme = () => {
  const theme = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
  setTheme(theme);
  tell(say("theme " + theme));
};

function openRail() {
  document.body.classList.add("railed");
  $("open-rail").setAttribute("aria-expanded", "true");
  $("rail").querySelector("input")?.focus();
}
function closeRail() {
  document.body.classList.remove("railed");
  $("open-rail").setAttribute("aria-expanded", "false");
}

/** The next or previous line of the article, by its button. */
function stepBlock(by) {
  const all = [...flow.querySelectorAll(".art .dots")];
  const here = document.activeElement?.closest?.(".b")?.querySelector(".dots");
  let at = all.indexOf(here);
  if (at < 0 && state.current) at = all.findIndex((one) => boxOf(state.current).contains(one)) - (by > 0 ? 1 : 0);
  const next = all[at + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.closest(".b").scrollIntoView({ block: "nearest" });
}

const KEYS = {
  j: () => stepEdit(1), n: () => stepEdit(1), k: () => stepEdit(-1), p: () => stepEdit(-1),
  "]": () => stepSection(1), "[": () => stepSection(-1), b: () => stepBlock(1), B: () => stepBlock(-1),
  u: undoFocused, "/": () => $("find").focus(), d: openDecisions, s: saveDecisions, t: nextTheme,
  v: () => setView(VIEWS[(VIEWS.indexOf(document.body.dataset.view) + 1) % VIEWS.length]),
  "?": () => $("help").showModal(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (cutting && cutKey(event)) return;
  const { key } = event;
  if (key === "Escape") {
    closeRail();
    closeCard()?.focus({ preventScroll: true });
    if (event.target === $("find")) { event.target.blur(); if (state.query) { event.target.value = state.query = ""; filter(); } }
    return;
  }
  if (card.getAttribute("role") === "menu" && !card.hidden && (key === "ArrowDown" || key === "ArrowUp")) {
    event.preventDefault();
    stepMenu(key === "ArrowDown" ? 1 : -1);
    return;
  }
  if (event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, dialog[open]")) return;
  if ((key === "Enter" || key === " ") && event.target.classList?.contains("e")) {
    event.preventDefault();
    showCard(event.target, true);
    return;
  }
  const action = KEYS[key];
  if (!action) return;
  event.preventDefault();
  action();
}

function begin() {
  startDecisions();
  setTheme(kept.get("theme") ?? "auto");
  showLegend();
  showPage();
  setView(kept.get("view") ?? (innerWidth < 800 ? "article" : "both"));
  startCards();
  document.title = meta.name ? `${meta.name} – ${document.title}` : document.title;
  addEventListener("keydown", onKey);
  flow.addEventListener("pointerup", pointCut);
  $("views").addEventListener("change", (event) => setView(event.target.value));
  $("theme").addEventListener("click", nextTheme);
  $("open-help").addEventListener("click", () => $("help").showModal());
  $("open-rail").addEventListener("click", () => (document.body.classList.contains("railed") ? closeRail() : openRail()));
  document.addEventListener("click", (event) => {
    if (document.body.classList.contains("railed") && !event.target.closest("#rail, #open-rail")) closeRail();
  });
  for (const step of $("steps").querySelectorAll("button")) step.addEventListener("click", () => stepEdit(Number(step.dataset.step)));
  let waiting = 0;
  $("find").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { state.query = event.target.value; filter(); }, 180);
  });
  $("only").addEventListener("change", (event) => { state.only = event.target.checked; filter(); });
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  }
  addEventListener("resize", () => { if (holder) placeCard(holder); });
  const asked = /^#s(\d+)$/.exec(location.hash);
  if (asked && sections[asked[1]]) goTo(sections[asked[1]]);
  document.body.dataset.ready = "1";
}
begin();
