/** The charts of a lesson, drawn where nobody sees them, for what paper and notes say of them. */

import type { BothWays } from "../../src/element.ts";
import { stateOf } from "../../src/lesson/facts.ts";
import { planOf, type Plan } from "../../src/lesson/plan.ts";
import type { Ask, Lesson, Step, Way } from "../../src/lesson/types.ts";
import { make } from "../../src/panel.ts";

/** Where a set's figures come from, and what one may do with them. */
export interface Source {
  attribution: string;
  license: string;
  licenseUrl: string;
}

export class Charts {
  #element: BothWays;
  /** One chart after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(room: HTMLElement, lang: string) {
    this.#element = make("both-ways", { lang, loading: "eager" });
    room.append(this.#element);
  }

  /** What a chart over time shows, in the lesson's language. */
  plan(ask: Ask): Promise<Plan> {
    return this.#after(ask, planOf);
  }

  /** The sources of a lesson's sets, each once. */
  sources({ figures, facts, steps }: Lesson): Promise<Source[]> {
    const told = Object.values(facts).map((fact) => ("ask" in fact ? fact.ask : {}));
    const asks: Ask[] = [...steps.map(({ chart }) => chart ?? {}), ...told];
    const of = (set: string) => asks.find((ask) => ask["figures"] === set && ask["view"] !== "sources");
    return Promise.all(figures.map((set) => this.#after(of(set) ?? { figures: set }, sourceOf)));
  }

  #after<T>(ask: Ask, read: (element: BothWays) => T | Promise<T>): Promise<T> {
    const element = this.#element;
    const drawn = this.#turn.then(async () => {
      Reflect.set(element, "state", stateOf(ask));
      await element.updateComplete;
      return read(element);
    });
    this.#turn = drawn.catch(() => {});
    return drawn;
  }
}

/** What an answer says of rights; the first chart's module leaves that to the one that saves files. */
async function sourceOf(element: BothWays): Promise<Source> {
  const file = await element.download("json");
  const { rights } = JSON.parse(await file.text()) as { rights: Source };
  return rights;
}

/** The figures of the direction that a step has a class guess, row by row, in the table's words. */
export const awaited = ({ rows }: Plan, way: Way): { label: string; said: string }[] =>
  rows.map(({ label, said }) => ({ label, said: said[way] }));

/** What a prediction is met by: the reveal that refers to it, else the next one. */
export function revealOf({ steps }: Lesson, step: Step): Step | undefined {
  if (step.kind !== "predict") return undefined;
  const later = steps.slice(steps.findIndex(({ id }) => id === step.id) + 1);
  return later.find(({ of }) => of === step.id) ?? later.find(({ kind }) => kind === "reveal");
}
