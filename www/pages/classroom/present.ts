/** Presents a lesson: large, on the full screen where that is allowed, with notes in a second window. */

import { make } from "../../src/panel.ts";
import type { Position } from "../../src/lesson/types.ts";
import { Line, type Message } from "./channel.ts";
import { here, link, words } from "./place.ts";

/** The one window of notes: opened again, it is the same. */
const WINDOW = "bothways-notes";
const SIZE = "popup,width=520,height=720";

export class Presentation {
  /** In the page's head: the way in, and while presenting all that belongs to it. */
  readonly tools = make("div", { class: "tools" });
  #start = make("button", { type: "button", "aria-keyshortcuts": "Alt+Enter" }, words.present);
  #full = make("button", { type: "button" }, words.fullScreen);
  #end = make("button", { type: "button" }, words.endPresent);
  #notes = make("a", { target: WINDOW, rel: "opener" }, words.openNotes);
  #root = document.documentElement;
  #at: Position = { step: 1, shown: 0 };
  #since = 0;
  #line: Line | undefined;
  /** Whether a window of notes has answered. */
  #isFollowed = false;

  constructor(
    readonly lesson: string,
    /** Goes on or back. */
    readonly turn: (way: "next" | "back") => void,
  ) {
    this.#start.title = words.presentKeys;
    this.tools.append(this.#notes, this.#full, this.#start, this.#end);
    this.#start.addEventListener("click", () => this.start());
    this.#full.addEventListener("click", () => void this.#fill());
    this.#end.addEventListener("click", () => this.end());
    document.addEventListener("fullscreenchange", () => this.#changed());
    addEventListener("pagehide", () => this.#line?.tell({ kind: "bye" }));
    this.#name();
  }

  get isOn(): boolean {
    return this.#root.classList.contains("presenting");
  }

  /** Where the lesson is now. */
  at({ step, shown }: Position): void {
    this.#at = { step, shown };
    this.#name();
    this.#tell();
  }

  start(): void {
    if (this.isOn) return void this.#fill();
    this.#root.classList.add("presenting");
    this.#since ||= Date.now();
    this.#line ??= new Line(this.lesson, (message) => this.#heard(message));
    // The notes first: a window that opens later would end the full screen.
    if (!this.#isFollowed) window.open(this.#notes.href, WINDOW, SIZE);
    void this.#fill();
    this.#name();
    this.#tell();
    (this.#full.hidden ? this.#end : this.#full).focus();
  }

  end(): void {
    if (!this.isOn) return;
    this.#root.classList.remove("presenting");
    if (document.fullscreenElement) void document.exitFullscreen();
    this.#name();
    this.#start.focus();
  }

  /**
   * Where the full screen is refused, it is large all the same, and a button asks again. Some browsers
   * let one key press open a window or fill the screen, but not both.
   */
  async #fill(): Promise<void> {
    if (navigator.userActivation?.isActive === false) return;
    await this.#root.requestFullscreen?.().catch(() => {});
    this.#name();
  }

  /** Escape is the browser's there, and ends it. */
  #changed(): void {
    if (document.fullscreenElement) this.#name();
    else this.end();
  }

  #heard({ kind }: Message): void {
    if (kind === "next" || kind === "back") this.turn(kind);
    if (kind === "where") this.#tell();
    if (kind === "notes" || kind === "where") this.#isFollowed = true;
    if (kind === "bye") this.#isFollowed = false;
    this.#name();
  }

  #tell(): void {
    this.#line?.tell({ kind: "place", ...this.#at, since: this.#since });
  }

  #name(): void {
    const { step, shown } = this.#at;
    const place = { lesson: this.lesson, step: `${step}.${shown}` };
    this.#notes.href = `${link(here, place)}&notes`;
    this.#start.hidden = this.isOn;
    this.#end.hidden = !this.isOn;
    this.#full.hidden = !this.isOn || document.fullscreenElement !== null || !document.fullscreenEnabled;
    // The window is there already, or it was not let open.
    this.#notes.hidden = !this.isOn || this.#isFollowed;
  }
}
