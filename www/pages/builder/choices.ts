/** What is chosen, as the page's address has it, and as the element takes it. */

/** Fields of the element that the builder chooses; null is the element's own default. */
export const FIELDS = [
  "figures",
  "pair",
  "view",
  "of",
  "country",
  "measure",
  "category",
  "per",
  "from",
  "to",
  "order",
  "sum",
  "lang",
  "theme",
  "controls",
  "heading",
] as const;
export type Field = (typeof FIELDS)[number];

/** Those that belong to a set: another set has its own. */
export const OF_SET: Field[] = [
  "pair",
  "country",
  "measure",
  "category",
  "per",
  "from",
  "to",
  "order",
  "sum",
];

export const SETS = ["cncert", "agencies", "honeypots", "dcid", "misp", "vcdb"];
export const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance", "table"];
export const KINDS = ["script", "frame", "still", "amp", "wordpress", "link"] as const;
export type Kind = (typeof KINDS)[number];

/** Whether later editions of the figures are shown. */
export const KEEPS = ["frozen", "living"] as const;

export interface Choices {
  fields: Partial<Record<Field, string>>;
  keep: (typeof KEEPS)[number];
  kind: Kind;
  /** Where the files lie, as it was written; empty for beside this page. */
  base: string;
}

const NAMES: string[] = [...FIELDS];

/** Reads an address; what it says of nothing we know is passed over. */
export function choicesOf(query: string): Choices {
  const asked = new URLSearchParams(query);
  const given = [...asked].filter(([name, value]) => NAMES.includes(name) && value);
  const oneOf = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === asked.get(name)) ?? words[0]!;
  return {
    fields: Object.fromEntries(given),
    keep: oneOf(KEEPS, "keep"),
    kind: oneOf(KINDS, "kind"),
    base: asked.get("base") ?? "",
  };
}

/** The address of the same choices: only what differs from an untouched builder. */
export function queryOf({ fields, keep, kind, base }: Choices): string {
  const query = new URLSearchParams(given(fields));
  if (base) query.set("base", base);
  if (keep !== KEEPS[0]) query.set("keep", keep);
  if (kind !== KINDS[0]) query.set("kind", kind);
  return String(query);
}

/** The fields that say something, in the order of the list. */
export const given = (fields: Choices["fields"]): [Field, string][] =>
  FIELDS.flatMap((name): [Field, string][] => (fields[name] ? [[name, fields[name]]] : []));

/** The folder of the files: absolute, with a slash at its end; undefined where it is no address. */
export function folderOf(base: string, here: string): URL | undefined {
  try {
    const url = new URL(base || ".", here);
    url.search = url.hash = "";
    if (!url.pathname.endsWith("/")) url.pathname += "/";
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
