/** What somebody pasted, as policies: a bare policy, header lines, whole answers, `<meta>` tags. */

import parse from "content-security-policy-parser";

/** Sources by the name of their directive, each name once, in their order. */
export type Policy = Map<string, string[]>;

/** Where a policy stands; one that only reports blocks nothing. */
export interface Placed {
  policy: Policy;
  place: "header" | "meta" | "report";
}

/** What was pasted. */
export interface Pasted {
  policies: Placed[];
  /** Who may be embedded: the value of `Cross-Origin-Embedder-Policy`. */
  embedder?: string;
  /** What may come only with a hash: the value of `Integrity-Policy`. */
  integrity?: string;
}

const NAME = "content-security-policy";

/** Directives by which a bare policy is known; anything else is no policy. */
const WORDS = [
  ".*-src(-elem|-attr)?|sandbox|frame-ancestors|form-action|base-uri|report-(uri|to)|webrtc",
  "trusted-types|require-trusted-types-for|upgrade-insecure-requests|block-all-mixed-content",
];
const KNOWN = new RegExp(`^(${WORDS.join("|")})$`);

/** Those that a `<meta>` tag may not say, so that browsers pass them over there. */
const HEADER_ONLY = ["sandbox", "frame-ancestors", "report-uri"];

/** Reads what was pasted; no policy in it means that nothing is forbidden, undefined that it is none. */
export function readPasted(text: string): Pasted | undefined {
  const metas = [...text.matchAll(/<meta\b[^>]*?(?:"[^"]*"|'[^']*'|[^>"'])*>/gi)].map(([tag]) => tag);
  if (metas.length) return { policies: metas.flatMap(ofMeta) };
  const headers = headersOf(text);
  if (headers.length) return ofHeaders(headers);
  const policies = listOf(text.replace(/\s+/g, " "), "header");
  const isPolicy = policies.some(({ policy }) => [...policy.keys()].some((name) => KNOWN.test(name)));
  return isPolicy ? { policies } : undefined;
}

type Header = [name: string, value: string];

/** Header lines, as browsers and `curl -v` show them; a line that begins with a space goes on. */
function headersOf(text: string): Header[] {
  const lines = text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return lines.flatMap((line): Header[] => {
    const [, name, value] = /^[<>*\s]*([a-z][\w-]*)\s*:(?!\/\/)\s*(.*)$/i.exec(line) ?? [];
    return name && value !== undefined ? [[name.toLowerCase(), value.trim()]] : [];
  });
}

function ofHeaders(headers: Header[]): Pasted {
  const policies = headers.flatMap(([name, value]) =>
    name === NAME
      ? listOf(value, "header")
      : name === `${NAME}-report-only`
        ? listOf(value, "report")
        : [],
  );
  const valueOf = (wanted: string) => headers.find(([name]) => name === wanted)?.[1] ?? "";
  return {
    policies,
    embedder: valueOf("cross-origin-embedder-policy"),
    integrity: valueOf("integrity-policy"),
  };
}

/** One header may have several policies, set apart by commas. */
const listOf = (value: string, place: Placed["place"]): Placed[] =>
  value
    .split(",")
    .map((policy) => ({ policy: parse(policy), place }))
    .filter(({ policy }) => policy.size);

/** The policy of a tag; there is no report-only one in a page. */
function ofMeta(tag: string): Placed[] {
  if (attribute(tag, "http-equiv")?.toLowerCase() !== NAME) return [];
  return listOf(attribute(tag, "content") ?? "", "meta").map(({ policy, place }) => {
    for (const name of HEADER_ONLY) policy.delete(name);
    return { policy, place };
  });
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag);
  return found
    ?.slice(1)
    .find((value) => value !== undefined)
    ?.replace(/&(quot|apos|amp|#39);/g, (entity) => ENTITIES[entity]!);
}

const ENTITIES: Record<string, string> = { "&quot;": '"', "&apos;": "'", "&#39;": "'", "&amp;": "&" };

/** A policy as it is written. */
export const written = (policy: Policy): string =>
  [...policy].map(([name, sources]) => [name, ...sources].join(" ")).join("; ");
