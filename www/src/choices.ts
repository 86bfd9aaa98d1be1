/** What can be chosen only with a further module: whose figures, their unit, several kinds, an order. */

import { titles } from "figures:files";
import type { Chart, Extra } from "./chart.ts";
import { choose, make } from "./panel.ts";
import type { Choice } from "./types.ts";

/** All bundled sets, by their titles in a language. */
const sets = (lang: string): Choice[] =>
  Object.entries(titles).map(([value, title]) => ({ value, words: title[lang] ?? title["en"]! }));

export function choices(chart: Chart): Partial<Extra> {
  const { fields, measure, category } = chart.panel;
  const [figures, unit, order] = [named(), named(), named()];
  const kinds = make("div", { class: "kinds", role: "group" });
  fields.prepend(figures.field);
  measure.parentElement!.after(unit.field);
  category.parentElement!.after(kinds);
  fields.append(order.field);

  const hears = ({ select }: Named, field: string) =>
    chart.on(select, "change", () => chart.listener.wanted(field, select.value));
  hears(figures, "figures");
  hears(unit, "per");
  chart.on(order.select, "change", () => chart.choose("order", order.select.value));
  chart.on(kinds, "change", ({ target }) => mix(chart, kinds, target as HTMLInputElement));

  return {
    filled() {
      const { page, labels } = chart.shown;
      const { src, view, of, figures: set } = chart.state;
      // Figures of one's own stand for themselves, and all collections have no set that is chosen.
      const isOne = !src && (view === "table" ? of : view) !== "sources";
      figures.fill(labels.figures, isOne ? sets(chart.panel.root.lang) : [], set);
      unit.fill(labels.unit, page.units ?? [], String(chart.state["per"]));
      const { name, choices } = page.orders ?? { name: "", choices: [] };
      order.fill(name, choices, String(chart.state["order"] ?? "total"));
      fillKinds(chart, kinds);
    },
  };
}

type Named = ReturnType<typeof named>;

/** A select with its name; absent where there is nothing to choose. */
function named() {
  const [name, select] = [make("span"), make("select")];
  const field = make("label", {}, name, select);
  const fill = (words: string, choices: Choice[], chosen: string) => {
    name.textContent = words;
    field.hidden = choices.length < 2;
    choose(select, choices, chosen);
  };
  return { field, select, fill };
}

const boxes = (kinds: HTMLElement) => [...kinds.querySelectorAll("input")];

/** Kinds that add up are chosen by checkboxes instead of the select. The boxes stay what they are. */
function fillKinds(chart: Chart, kinds: HTMLElement): void {
  const { page, labels } = chart.shown;
  const isMany = !!page.adds && page.categories.length > 1;
  kinds.hidden = !isMany;
  if (!isMany) return;
  chart.panel.category.parentElement!.hidden = true;
  kinds.setAttribute("aria-label", labels.category);
  const values = boxes(kinds).map(({ value }) => value);
  if (String(values) !== String(page.categories.map(({ value }) => value))) {
    const made = page.categories.map(({ value }) =>
      make("label", { class: "check" }, make("input", { type: "checkbox", value }), make("span")),
    );
    kinds.replaceChildren(make("span", { class: "name" }), ...made);
  }
  const names = kinds.querySelectorAll("span");
  names[0]!.textContent = labels.category;
  const chosen = chart.state.category.split(",");
  boxes(kinds).forEach((box, at) => {
    box.checked = chosen.includes(box.value);
    names[at + 1]!.textContent = page.categories[at]!.words;
  });
}

/** The whole stands for itself: it is never added to its parts. With no kind the default holds. */
function mix(chart: Chart, kinds: HTMLElement, changed: HTMLInputElement): void {
  const { total } = chart.shown.page;
  const isWhole = changed.value === total;
  for (const box of boxes(kinds)) {
    if (changed.checked && box !== changed && (isWhole || box.value === total)) box.checked = false;
  }
  const chosen = boxes(kinds).filter(({ checked }) => checked);
  const ids = chosen.map(({ value }) => value).join(",");
  chart.listener.wanted("category", ids || null);
}
