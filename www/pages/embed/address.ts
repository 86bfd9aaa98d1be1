/** What the frame's address asks: the attributes of the element, by their names. */

/** The element's attributes but for addresses, which the frame's own policy would refuse anyway. */
const KNOWN = [
  ...["figures", "pair", "measure", "category", "per", "from", "to", "sum"],
  ...["view", "of", "country", "countries", "limit", "order"],
  ...["heading", "heading-level", "country-names", "controls", "theme", "lang"],
  ...["edition", "since"],
];

/** What hosts of frames add to every address. */
const HOSTS = ["childId", "initialWidth", "parentTitle", "parentUrl"];

/** A name that can be repeated: anybody can write an address, and no sentence is to stand in it. */
const PLAIN = /^[\w.-]{1,30}$/;

/** How much of a reason is repeated, in characters; a value of the address may stand in it. */
const LONGEST = 200;

/** The attributes that a query asks for, and the words for what it has besides. */
export function read(query: string) {
  const asked = [...new URLSearchParams(query)].filter(([name]) => !HOSTS.includes(name));
  const attributes = new Map(asked.filter(([name]) => KNOWN.includes(name)));
  const others = asked.map(([name]) => name).filter((name) => !KNOWN.includes(name));
  const names = others.filter((name) => PLAIN.test(name)).slice(0, 5);
  return { attributes, unknown: others.length ? words(names) : "" };
}

const words = (names: string[]) =>
  names.length
    ? `This address asks for what the chart does not have: ${names.join(", ")}.`
    : "This address asks for what the chart does not have.";

/** The attribute that an error refuses, and why; nothing where it is another error. */
export function refused(error: unknown, has: (name: string) => boolean) {
  const { code, field, message } = Object(error) as { code?: string; field?: string; message?: string };
  if (code !== "state-invalid" || !field) return undefined;
  const name = field.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  return has(name) ? { name, reason: String(message).slice(0, LONGEST) } : undefined;
}
