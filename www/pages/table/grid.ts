/**
 * The rows in fields, a screenful at a time. Elements are kept from answer to answer, so that nobody
 * loses the field they write in. Enter and the arrows up and down go from row to row.
 */

import { make } from "../../src/panel.ts";
import type { Act } from "./desk.ts";
import { byId, count, isKey, nameOf, say, type Key } from "./page.ts";
import type { Shown, ShownRow } from "./talk.ts";
import { ROLES, type Fault, type Role } from "./types.ts";

type Doing = (act: Act) => void;

/** The elements of a row, and the row that they show now. */
class Slot {
  row = -1;
  line = 0;
  readonly inputs: HTMLInputElement[];
  readonly tr: HTMLTableRowElement;
  readonly told: HTMLTableRowElement;
  #th = make("th", { scope: "row" });
  #drop = make("button", { type: "button" }, say("dropRow"));
  #cell: HTMLTableCellElement;

  constructor(
    at: number,
    width: number,
    readonly act: Doing,
  ) {
    this.inputs = Array.from({ length: width }, () =>
      make("input", { autocomplete: "off", spellcheck: "false" }),
    );
    const cells = this.inputs.map((input) => make("td", {}, input));
    this.tr = make("tr", {}, this.#th, ...cells, make("td", { class: "drop" }, this.#drop));
    this.#cell = make("td", { colspan: String(width + 2), id: `fault-${at}` });
    this.told = make("tr", { class: "fault", hidden: "" }, this.#cell);
    this.inputs.forEach((input, column) =>
      input.addEventListener("change", () =>
        act({ do: "edit", row: this.row, column, text: input.value }),
      ),
    );
    this.#drop.addEventListener("click", () => act({ do: "drop", row: this.row }));
  }

  fill({ row, line, cells, faults }: ShownRow, names: string[]): void {
    [this.row, this.line] = [row, line];
    this.#th.textContent = count(line);
    this.#drop.setAttribute("aria-label", say("dropLine", { line: count(line) }));
    this.inputs.forEach((input, column) => {
      const isWritten = input === document.activeElement && input.value !== input.defaultValue;
      input.defaultValue = cells[column] ?? "";
      if (!isWritten) input.value = input.defaultValue;
      input.setAttribute("aria-label", say("cell", { line: count(line), column: names[column]! }));
      const isBad = faults.some((fault) => fault.column === column);
      input.setAttribute("aria-invalid", String(isBad));
      if (isBad) input.setAttribute("aria-describedby", this.#cell.id);
      else input.removeAttribute("aria-describedby");
    });
    this.#cell.replaceChildren(...faults.flatMap((fault) => this.#words(fault)));
    this.told.hidden = faults.length === 0;
  }

  /** What is wrong and how to mend it, with the mend itself where it is known. */
  #words({ row, column, what, places }: Fault): Node[] {
    const { meant } = places;
    const isOne = what === "meant" && meant;
    const key = `fault.${what}`;
    const words = say(isKey(key) ? key : "fault.number", {
      ...places,
      ...(isOne && { name: nameOf(meant) }),
    });
    if (!isOne) return [make("p", {}, words)];
    const mend = make("button", { type: "button" }, say("write", { code: meant, name: nameOf(meant) }));
    mend.addEventListener("click", () => {
      this.act({ do: "edit", row, column, text: meant });
      this.inputs[column]?.focus();
    });
    return [make("p", {}, words, " ", mend)];
  }
}

export class Grid {
  #table = byId<HTMLTableElement>("grid");
  #slots: Slot[] = [];
  #heads: { name: HTMLElement; select: HTMLSelectElement }[] = [];
  /** The column in which the next row added is written. */
  #wanted: number | undefined;

  constructor(readonly act: Doing) {
    this.#table.tBodies[0]!.addEventListener("keydown", (event) => this.#walk(event));
  }

  fill({ head, roles, rows }: Shown): void {
    const width = Math.max(head.length, ...rows.map(({ cells }) => cells.length));
    if (width !== this.#heads.length) this.#build(width);
    const names = this.#heads.map((_, at) => head[at] || say("column", { number: count(at + 1) }));
    this.#heads.forEach(({ name, select }, at) => {
      name.textContent = names[at]!;
      select.value = roles[at] ?? "none";
      select.setAttribute("aria-label", say("says", { column: names[at]! }));
    });
    while (this.#slots.length < rows.length) this.#append();
    this.#slots.splice(rows.length).forEach(({ tr, told }) => [tr, told].forEach((row) => row.remove()));
    rows.forEach((row, at) => this.#slots[at]!.fill(row, names));
    if (this.#wanted !== undefined) this.#slots.at(-1)?.inputs[this.#wanted]?.focus();
    this.#wanted = undefined;
  }

  /** Has the next answer's last row take the focus. */
  write(column = 0): void {
    this.#wanted = column;
    this.act({ do: "add" });
  }

  #build(width: number): void {
    this.#slots = [];
    this.#table.tBodies[0]!.replaceChildren();
    this.#heads = Array.from({ length: width }, (_, column) => {
      const option = (role: Role) => make("option", { value: role }, say(role as Key));
      const select = make("select", {}, ...ROLES.map(option));
      select.addEventListener("change", () =>
        this.act({ do: "role", column, role: select.value as Role }),
      );
      return { name: make("span"), select };
    });
    const cells = this.#heads.map(({ name, select }) => make("th", { scope: "col" }, name, select));
    const line = make("th", { scope: "col" }, make("span", {}, say("line")));
    this.#table.tHead!.rows[0]!.replaceChildren(line, ...cells, make("td"));
  }

  #append(): void {
    const slot = new Slot(this.#slots.length, this.#heads.length, this.act);
    this.#slots.push(slot);
    this.#table.tBodies[0]!.append(slot.tr, slot.told);
  }

  #walk(event: KeyboardEvent): void {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = this.#slots.findIndex(({ inputs }) => inputs.includes(event.target as HTMLInputElement));
    if (!step || at < 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const column = this.#slots[at]!.inputs.indexOf(event.target as HTMLInputElement);
    const next = this.#slots[at + (event.shiftKey ? -step : step)];
    if (next) next.inputs[column]!.focus();
    else if (event.key === "Enter" && !event.shiftKey) {
      this.#slots[at]!.inputs[column]!.blur();
      this.write(column);
    }
  }
}
