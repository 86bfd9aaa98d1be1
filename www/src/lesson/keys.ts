/** The keys of a presenter's remote, where nothing else wants them. */

/** What takes arrows, letters or page keys itself. */
const OWN = "input, select, textarea, [role=application], [role=region][tabindex], [contenteditable]";
/** What Space presses. */
const PRESSED = "button, a, summary";

const NEXT = ["PageDown", " "];
const BACK = "PageUp";

/** What a key asks for, if the focus is nowhere that has another use of it. */
export function commandOf(event: KeyboardEvent, dir: string): "next" | "back" | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return undefined;
  const focus = event.composedPath()[0];
  if (focus instanceof Element && focus.closest(OWN)) return undefined;
  if (key === " " && focus instanceof Element && focus.closest(PRESSED)) return undefined;
  // Where words run from right to left, so do the steps.
  const [on, back] = dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  if (key === on || NEXT.includes(key)) return "next";
  return key === back || key === BACK ? "back" : undefined;
}
