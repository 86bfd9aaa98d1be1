/** What every part of the page is made with: its words, and small pieces of it. */

import texts from "../../texts/pages/builder/en.json";
import { make } from "../../src/panel.ts";

export type Key = keyof typeof texts;

/** The words under a key, with what stands in their places. */
export const say = (key: Key, places: Record<string, string> = {}) =>
  texts[key].replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? "");

/** The page's element with an id. */
export const byId = <Kind extends HTMLElement = HTMLElement>(id: string) =>
  document.getElementById(id) as Kind;

/** Puts the words of the page where it names them. */
export function fillWords(): void {
  document.title = say("documentTitle");
  for (const place of document.querySelectorAll<HTMLElement>("[data-t]")) {
    place.textContent = say(place.dataset["t"] as Key);
  }
}

/** Radio buttons in a fieldset, one for each value, with its words; `chosen` hears of a choice. */
export function radios(
  id: string,
  values: readonly string[],
  value: string,
  chosen: (value: string) => void,
): void {
  const radio = (each: string) => {
    const input = make("input", { type: "radio", name: id, value: each });
    input.checked = each === value;
    input.addEventListener("change", () => chosen(each));
    return make("label", {}, input, make("span", {}, say(each as Key)));
  };
  byId(id).append(...values.map(radio));
}

/** A size in bytes as people read it. */
export function sizeOf(bytes: number): string {
  const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  const maximumFractionDigits = amount < 10 ? 1 : 0;
  return amount.toLocaleString("en", {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits,
  });
}

/** Copies the text of a field and says so; where that is refused, the text is selected. */
export async function copy(field: HTMLTextAreaElement, told: HTMLElement): Promise<void> {
  told.textContent = "";
  try {
    await navigator.clipboard.writeText(field.value);
    told.textContent = say("copied", { size: sizeOf(new Blob([field.value]).size) });
  } catch {
    field.select();
    told.textContent = say("notCopied");
  }
}
