/** What the scripts that answer a field of their own do to their element; see `follow` in engine.ts. */

import type { BothWays } from "./element.ts";
import type { CodedError } from "./types.ts";

/** The property says what holds, also where no attribute does; the next word passes as ever. */
export function keep(element: BothWays, field: string, text: string | null): void {
  const set = (next: string | null) => {
    Reflect.deleteProperty(element, field);
    Reflect.set(element, field, next);
  };
  const property = { configurable: true, enumerable: true, get: () => text, set };
  Object.defineProperty(element, field, property);
}

/** Tells of an error where it is, so that it bubbles out of the element. */
export function tell(element: BothWays, { code, message }: CodedError): void {
  const options = { detail: { code, message }, bubbles: true, composed: true };
  element.dispatchEvent(new CustomEvent("bothways-error", options));
}
