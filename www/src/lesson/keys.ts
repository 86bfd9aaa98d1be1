/** The keys of a presenter's remote, where nothing else wants them. */

/** What scrolls or goes by pages itself. */
const PAGED =
  "select, textarea, [type=range], [contenteditable], " +
  "[role=combobox], [role=application], [role=region][tabindex]";
/** What takes arrows and Space: all that is typed into, chosen or turned, too. */
const OWN = `input, ${PAGED}`;
/** What Space presses. */
const PRESSED = "button, a, summary";

const [NEXT, BACK] = ["PageDown", "PageUp"];

/** What a key asks for, if the focus is nowhere that has another use of it. */
export function commandOf(event: KeyboardEvent, dir: string): "next" | "back" | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return undefined;
  const focus = event.composedPath()[0];
  const isPage = key === NEXT || key === BACK;
  const isIn = (places: string) => focus instanceof Element && focus.closest(places) !== null;
  if (isIn(isPage ? PAGED : OWN) || (key === " " && isIn(PRESSED))) return undefined;
  // Where words run from right to left, so do the steps.
  const [on, back] = dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  if (key === on || key === NEXT || key === " ") return "next";
  return key === back || key === BACK ? "back" : undefined;
}
