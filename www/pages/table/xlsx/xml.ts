/** Walks through an XML text, element by element. */

import { Parser } from "saxen";

export type Attributes = Record<string, string>;

/** What is told of each element, by its name without a prefix. */
export interface Walk {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Programs differ in the prefixes that they write. */
const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Throws where it is no XML. */
export function walk(xml: string, { open, text, close }: Walk): void {
  const parser = new Parser().on("error", (error) => {
    throw error;
  });
  if (open) {
    parser.on("openTag", (name, attributes, decode) => {
      const own = Object.entries(attributes()).map(([name, value]) => [local(name), decode(value)]);
      open(local(name), Object.fromEntries(own) as Attributes);
    });
  }
  if (text) parser.on("text", (words, decode) => text(decode(words))).on("cdata", text);
  if (close) parser.on("closeTag", (name) => close(local(name)));
  parser.parse(xml);
}
