/** How many minutes of a lesson are gone. It can be stopped; it is never spoken by itself. */

import { make } from "../../src/panel.ts";
import { fill, type Words } from "../../src/lesson/words.ts";

const MINUTE = 60_000;

export class Clock {
  readonly root = make("div", { class: "clock" });
  #said = make("span", { role: "timer", "aria-live": "off" });
  #stop = make("button", { type: "button" });
  #since = Date.now();
  /** When it was stopped, if it is. */
  #stopped: number | undefined;
  /** For how long it stood before. */
  #stood = 0;

  constructor(
    readonly minutes: number,
    readonly words: Words,
    readonly lang: string,
  ) {
    this.root.append(this.#said, this.#stop);
    this.#stop.addEventListener("click", () => this.#toggle());
    setInterval(() => this.#show(), 1000);
    this.#show();
  }

  /** Counts from when the presentation began. */
  follow(since: number): void {
    if (since === this.#since) return;
    [this.#since, this.#stood] = [since, 0];
    this.#show();
  }

  #toggle(): void {
    if (this.#stopped === undefined) this.#stopped = Date.now();
    else {
      this.#stood += Date.now() - this.#stopped;
      this.#stopped = undefined;
    }
    this.#show();
  }

  #show(): void {
    const amount = (value: number) => new Intl.NumberFormat(this.lang).format(value);
    const gone = Math.max(0, (this.#stopped ?? Date.now()) - this.#since - this.#stood);
    const places = { gone: amount(Math.floor(gone / MINUTE)), minutes: amount(this.minutes) };
    this.#said.textContent = fill(this.words.clock, places);
    this.#stop.textContent = this.#stopped === undefined ? this.words.pause : this.words.resume;
  }
}
