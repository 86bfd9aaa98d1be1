/**
 * An editable combobox with a list, as WAI-ARIA's practices have it: typing leaves what matches,
 * arrows go through it, Enter or a tap chooses, Escape lets go. It knows nothing of what it lists.
 */

import { make } from "./panel.ts";

/** What can be chosen: its words, a remark beside them, and all names by which it is found. */
export interface Item {
  value: string;
  words: string;
  remark?: string | undefined;
  names: string[];
}

/** Items under a name; those without a name are the main ones. */
export interface Group {
  name?: string;
  items: Item[];
}

/** What the combobox asks of its owner. */
export interface Owner {
  /** What there is to choose, the main ones last. */
  groups(): Group[];
  /** An item was chosen. */
  chosen(value: string): void;
  /** Said where nothing matches. */
  nothing(): string;
  announce(words: string): void;
}

/** How many items Page Up and Page Down go. */
const PAGE = 8;

/** Text as it is looked for. */
const plain = (text: string) => text.normalize("NFD").replace(/[\p{M}.'’]/gu, "").toLowerCase();

const initials = (name: string) => (name.match(/(?<!\S)[a-z]/g) ?? []).join("");

/** How well an item matches: the smaller the better, Infinity where it does not. */
function rank({ value, names }: Item, typed: string): number {
  const all = names.map(plain);
  if (plain(value) === typed || all.some((name) => initials(name) === typed)) return 0;
  if (all.some((name) => name.startsWith(typed))) return 1;
  if (all.some((name) => name.split(/[\s(-]+/).some((word) => word.startsWith(typed)))) return 2;
  return all.some((name) => name.includes(typed)) ? 3 : Infinity;
}

export class Combobox {
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly element: HTMLElement;
  #owner: Owner;
  #value = "";
  #words = "";
  #options: HTMLElement[] = [];
  #at = -1;

  constructor(id: string, owner: Owner) {
    this.#owner = owner;
    this.list = make("div", { class: "list", role: "listbox", id, hidden: "" });
    this.input = make("input", {
      type: "text",
      size: "1",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": id,
      "aria-expanded": "false",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
    });
    this.element = make("div", { class: "picker" }, this.input, this.list);
    this.#hear();
  }

  name(label: string): void {
    this.input.setAttribute("aria-label", label);
    this.list.setAttribute("aria-label", label);
  }

  /** Shows what is chosen. A list that stands open follows what there is to choose now. */
  fill(value: string, words: string): void {
    const isTyping = this.isOpen && this.input.value !== this.#words;
    [this.#value, this.#words] = [value, words];
    this.element.dataset["words"] = words;
    if (!isTyping) this.input.value = words;
    if (this.isOpen) this.#show(isTyping ? this.input.value : "");
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  close(): void {
    this.list.hidden = true;
    this.input.ariaExpanded = "false";
    this.input.value = this.#words;
    this.#point(-1);
  }

  #open(typed = ""): void {
    this.list.hidden = false;
    this.input.ariaExpanded = "true";
    this.#show(typed);
    this.list.scrollIntoView({ block: "nearest" });
  }

  /** Lists what matches; the first of it is at hand, or what is chosen where nothing is typed. */
  #show(typed: string): void {
    const looked = plain(typed.trim());
    const groups = this.#owner.groups().map((group) => this.#sift(group, looked));
    this.#options = [];
    this.list.replaceChildren(...groups.flatMap((group) => this.#listed(group)));
    if (!this.#options.length) this.#sayNothing();
    const chosen = this.#options.findIndex(({ ariaSelected }) => ariaSelected === "true");
    this.#point(looked ? (this.#options.length ? 0 : -1) : chosen);
  }

  /** What matches of a group, the best first; of those under a name only before anything is typed. */
  #sift({ name, items }: Group, looked: string): Group {
    if (!looked) return { name: name ?? "", items };
    if (name) return { items: [] };
    const ranked = items.map((item) => ({ item, at: rank(item, looked) }));
    const found = ranked.filter(({ at }) => at < Infinity).sort((a, b) => a.at - b.at);
    return { items: found.map(({ item }) => item) };
  }

  #listed({ name, items }: Group): HTMLElement[] {
    if (!items.length) return [];
    const options = items.map((item) => this.#option(item));
    if (!name) return options;
    const head = make("div", { class: "head", "aria-hidden": "true" }, name);
    return [make("div", { role: "group", "aria-label": name }, head, ...options)];
  }

  #option({ value, words, remark }: Item): HTMLElement {
    const option = make("div", { role: "option", id: `${this.list.id}-${this.#options.length}` }, words);
    option.dataset["value"] = value;
    option.ariaSelected = String(value === this.#value);
    if (remark) option.append(" ", make("span", { class: "remark" }, remark));
    this.#options.push(option);
    return option;
  }

  #sayNothing(): void {
    const words = this.#owner.nothing();
    this.list.replaceChildren(make("div", { class: "head", "aria-hidden": "true" }, words));
    this.#owner.announce(words);
  }

  #point(at: number): void {
    this.#options[this.#at]?.classList.remove("at");
    this.#at = at;
    const option = this.#options[at];
    option?.classList.add("at");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #choose(option: HTMLElement | undefined): void {
    const value = option?.dataset["value"];
    this.close();
    if (value && value !== this.#value) this.#owner.chosen(value);
    this.input.select();
  }

  #hear(): void {
    const { input, list } = this;
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", () => {
      if (this.isOpen) return;
      input.select();
      this.#open();
    });
    input.addEventListener("input", () => {
      if (this.isOpen) this.#show(input.value);
      else this.#open(input.value);
    });
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !this.#key(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    // The focus stays in the field; the list may be scrolled by a finger all the same.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = (target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.#choose(option);
    });
  }

  /** Whether the key means something here. */
  #key({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) return false;
    const last = this.#options.length - 1;
    switch (key) {
      case "ArrowDown":
        if (!this.isOpen) this.#open();
        else if (!altKey) this.#point(this.#at >= last ? 0 : this.#at + 1);
        return true;
      case "ArrowUp":
        if (altKey) this.close();
        else if (!this.isOpen) this.#open();
        else this.#point(this.#at <= 0 ? last : this.#at - 1);
        return true;
      case "PageDown":
      case "PageUp":
        if (!this.isOpen) return false;
        this.#point(Math.max(0, Math.min(last, this.#at + (key === "PageDown" ? PAGE : -PAGE))));
        return true;
      case "Enter":
        if (!this.isOpen) return false;
        this.#choose(this.#options[this.#at]);
        return true;
      case "Escape":
        if (!this.isOpen && this.input.value === this.#words) return false;
        this.close();
        this.input.select();
        return true;
      default:
        return false;
    }
  }
}
