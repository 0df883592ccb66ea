// --- cutting a paragraph: a mark that is put into the text by pointing, or with the arrow keys ------------------------

let cutting = null;

/** Begin to cut `line`: the mark stands at the end of a sentence near the middle. */
function beginCut(section, line, element) {
  endCut();
  const box = element.closest(".b");
  const places = placesOf(box);
  if (places.length < 2) return tell(say("too-short"));
  cutting = { section, line, box, places, at: 0 };
  box.classList.add("cutting");
  box.tabIndex = -1;
  box.focus({ preventScroll: true });
  const hint = make("p", "hint", say("cut-hint"));
  hint.append(button(say("cut-here"), finishCut, "main"), button(say("cancel"), endCut));
  box.append(hint);
  const middle = places.length / 2;
  const ends = places.map((place, index) => index).filter((index) => places[index].sentence);
  cutting.at = ends.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0] ?? Math.floor(middle);
  showCut();
  tell(say("cut-hint"));
  return undefined;
}

/** Every place inside the line at which it may be cut. */
function placesOf(box) {
  const found = [];
  const walker = document.createTreeWalker(box.querySelector(".t"), NodeFilter.SHOW_TEXT);
  let before = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    let offset = 0;
    let point = 0;
    for (const character of node.data) {
      if (before && node.source !== undefined) {
        const sentence = /[。！？；…”’」』.!?;]/.test(before) && !/[。！？；…”’」』.!?;，、：）)]/.test(character);
        found.push({ node, offset, source: node.source + point, sentence });
      }
      before = character;
      offset += character.length;
      point += 1;
    }
  }
  return found;
}

function showCut() {
  const { node, offset } = cutting.places[cutting.at];
  const range = new Range();
  range.setStart(node, offset);
  range.setEnd(node, Math.min(node.length, offset + 1));
  const rect = range.getClientRects()[0];
  const caret = $("caret");
  caret.hidden = !rect;
  if (!rect) return;
  caret.style.left = rect.left + scrollX - 1 + "px";
  caret.style.top = rect.top + scrollY - 3 + "px";
  caret.style.height = rect.height + 6 + "px";
  if (rect.top < 80 || rect.bottom > innerHeight - 80) cutting.box.scrollIntoView({ block: "center" });
}

function finishCut() {
  const { section, places, at } = cutting;
  const place = places[at].source;
  endCut();
  decide(section, { do: "cut", at: place });
}

function endCut() {
  if (!cutting) return;
  cutting.box.classList.remove("cutting");
  cutting.box.querySelector(":scope > .hint")?.remove();
  $("caret").hidden = true;
  cutting = null;
}

/** Move the mark to the next place, or to the next end of a sentence. */
function stepCut(by, sentences) {
  const { places } = cutting;
  let at = cutting.at + by;
  while (sentences && places[at] && !places[at].sentence) at += by;
  if (places[at]) { cutting.at = at; showCut(); }
}

function pointCut(event) {
  if (!cutting || !cutting.box.contains(event.target) || event.target.closest(".hint")) return;
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = caret?.offsetNode ?? range?.startContainer;
  const offset = caret?.offset ?? range?.startOffset;
  const at = cutting.places.findIndex((place) => place.node === node && place.offset >= offset);
  if (at < 0) return;
  cutting.at = at;
  showCut();
}

/** Keys while a line is cut; true where the key was one of them. */
function cutKey(event) {
  const steps = { ArrowLeft: [-1, false], ArrowRight: [1, false], ArrowUp: [-1, true], ArrowDown: [1, true] };
  if (event.key === "Escape") endCut();
  else if (event.key === "Enter" && event.target.tagName !== "BUTTON") finishCut();
  else if (steps[event.key]) stepCut(...steps[event.key]);
  else return event.key.length === 1;
  event.preventDefault();
  return true;
}
