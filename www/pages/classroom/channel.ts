/** The line between a presentation and its notes: two windows of one browser, and nothing stored. */

import type { Position } from "../../src/lesson/types.ts";

/** What the presentation tells: where it is, and when it began, in ms since 1970. */
interface Place extends Position {
  kind: "place";
  since: number;
}

/** What the two ask of each other: where are you, go on or back; and that they are open or gone. */
interface Word {
  kind: "where" | "next" | "back" | "notes" | "bye";
}

export type Message = Place | Word;

const KINDS: unknown[] = ["place", "where", "next", "back", "notes", "bye"];

export class Line {
  #channel: BroadcastChannel;

  /** Each lesson has a line of its own. */
  constructor(lesson: string, heard: (message: Message) => void) {
    this.#channel = new BroadcastChannel(`bothways-lesson-${lesson}`);
    this.#channel.addEventListener("message", ({ data }) => {
      if (KINDS.includes(data?.kind)) heard(data as Message);
    });
  }

  tell(message: Message): void {
    this.#channel.postMessage(message);
  }

  close(): void {
    this.#channel.close();
  }
}
