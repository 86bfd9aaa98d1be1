/**
 * Whether a page's policies let the chart run, and what they lack. Every directive here was tried in
 * browsers (tests/e2e/csp.test.mjs). The chart's style sheets are made by script, which no policy
 * asks about, and so are its downloads.
 */

import type { Pasted, Placed, Policy } from "./csp-read.ts";
import { allows } from "./csp-source.ts";

/** Where the page and the files lie. */
export interface Site {
  page: URL;
  /** The folder of the files, with a slash at its end. */
  base: URL;
}

/** What a policy lacks: `add` belongs into `directive`, which may be new. */
export interface Fault {
  need: "sandbox" | "script" | "wasm" | "connect" | "image" | "frame";
  /** Which of the policies. */
  at: number;
  directive: string;
  add: string;
}

/** What is lacking, and the policies as they would have to be. */
export interface Way {
  faults: Fault[];
  mended: Placed[];
}

export interface Finding {
  advice: "works" | "nonce" | "mend" | "frame";
  /** What the tag has to carry: the nonce that the page's own scripts have, or a new one. */
  nonce: string | undefined;
  element: Way;
  frame: Way;
  /** Scripts come only with a hash in the page, which those that a script imports cannot have. */
  needsHashes: boolean;
  /** The policy lets the frame's page be embedded only if that says a word, too. */
  isEmbedderStrict: boolean;
  /** In a sandbox without an origin the files need to be open to everybody. */
  isOpaque: boolean;
}

/** A directive and those that stand in for it; what is new is written under `own`. */
interface Chain {
  own: string;
  names: string[];
}

const SCRIPT: Chain = { own: "script-src", names: ["script-src-elem", "script-src", "default-src"] };
/** Code that is compiled is no element. */
const CODE: Chain = { own: "script-src", names: ["script-src", "default-src"] };
const CONNECT: Chain = { own: "connect-src", names: ["connect-src", "default-src"] };
const IMAGE: Chain = { own: "img-src", names: ["img-src", "default-src"] };
const FRAME: Chain = { own: "frame-src", names: ["frame-src", "child-src", "default-src"] };

/** What is asked of each policy: which word it lacks, if any. */
interface Rule {
  need: Fault["need"];
  chain: Chain;
  lacks(sources: string[], site: Site, nonce?: string): string | undefined;
}

const STRICT = "'strict-dynamic'";
const PICTURE = new URL("data:image/svg+xml,");

const has = (sources: string[], ...words: string[]) =>
  sources.some((source) => words.includes(source.toLowerCase()));

/** Where the files lie, as a source. A comma or semicolon would end it. */
const sourceOf = ({ page, base }: Site) =>
  page.origin === base.origin ? "'self'" : base.href.replaceAll(",", "%2C").replaceAll(";", "%3B");

const passes = (sources: string[], site: Site, file: string) =>
  allows(sources, new URL(file, site.base), site.page);

/** Stands for what the site makes up afresh for each answer. */
const FRESH = "NEW-FOR-EACH-ANSWER";

/**
 * Scripts pass by a nonce, which those that they fetch inherit, or by their address. A hash speaks for
 * the first script alone, also under 'strict-dynamic': what a script of the page's own markup imports
 * counts as the page's own markup.
 */
const script: Rule = {
  need: "script",
  chain: SCRIPT,
  lacks(sources, site, nonce) {
    if (nonce && noncesOf(sources).includes(nonce)) return undefined;
    if (has(sources, STRICT)) return `'nonce-${nonce ?? FRESH}'`;
    const isOpen = ["bothways.js", "timeline-whole.js"].every((file) => passes(sources, site, file));
    return isOpen ? undefined : sourceOf(site);
  },
};

const ELEMENT: Rule[] = [
  script,
  {
    need: "wasm",
    chain: CODE,
    lacks: (sources) =>
      has(sources, "'wasm-unsafe-eval'", "'unsafe-eval'") ? undefined : "'wasm-unsafe-eval'",
  },
  {
    need: "connect",
    chain: CONNECT,
    lacks: (sources, site) => (passes(sources, site, "bothways.wasm") ? undefined : sourceOf(site)),
  },
  {
    need: "image",
    chain: IMAGE,
    lacks: (sources, site) => (allows(sources, PICTURE, site.page) ? undefined : "data:"),
  },
];

const FRAMED: Rule[] = [
  {
    need: "frame",
    chain: FRAME,
    lacks: (sources, site) => (passes(sources, site, "embed.html") ? undefined : sourceOf(site)),
  },
];

const noncesOf = (sources: string[]) =>
  sources.flatMap((source) => /^'nonce-(.+)'$/i.exec(source)?.[1] ?? []);

const inForce = (policy: Policy, { names }: Chain) => names.find((name) => policy.has(name));

/** Judges the policies that were pasted for files and page as `site` has them. */
export function diagnose({ policies, embedder = "", integrity = "" }: Pasted, site: Site): Finding {
  const bare = wayOf(policies, site, ELEMENT, true);
  const nonce = nonceOf(policies, bare.faults);
  const element = nonce === undefined ? bare : wayOf(policies, site, ELEMENT, true, nonce);
  const frame = wayOf(policies, site, FRAMED, false);
  const needsHashes = /blocked-destinations=\([^)]*\bscript\b/.test(integrity);
  return {
    advice: needsHashes ? "frame" : adviceOf(policies, element, nonce),
    nonce,
    needsHashes,
    element,
    frame,
    isEmbedderStrict: /^(require-corp|credentialless)\b/i.test(embedder),
    isOpaque: blocking(policies).some(
      ({ policy }) => policy.has("sandbox") && !has(policy.get("sandbox")!, SAME),
    ),
  };
}

const blocking = (policies: Placed[]) => policies.filter(({ place }) => place !== "report");

/** A nonce of a policy that lets the script pass by that alone. */
function nonceOf(policies: Placed[], faults: Fault[]): string | undefined {
  const inNeed = faults
    .filter(({ need }) => need === "script")
    .map(({ at }) => scriptsOf(policies[at]!.policy)!);
  const [own] = inNeed.flatMap(noncesOf);
  return own ?? (inNeed.some((sources) => has(sources, STRICT)) ? FRESH : undefined);
}

const scriptsOf = (policy: Policy) => policy.get(inForce(policy, SCRIPT) ?? "");

function adviceOf(policies: Placed[], { faults }: Way, nonce: string | undefined): Finding["advice"] {
  if (!faults.length) return nonce ? "nonce" : "works";
  return blocking(policies).some(({ policy }) => isShut(policy)) ? "frame" : "mend";
}

/**
 * A site that wants no scripts at all, or none but those whose hashes it knows, should not have to
 * change its mind; but a sandbox binds frames, too.
 */
function isShut(policy: Policy): boolean {
  const sources = scriptsOf(policy);
  if (!sources || (policy.has("sandbox") && !has(policy.get("sandbox")!, SCRIPTS))) return false;
  const isForHashes = has(sources, STRICT) && !noncesOf(sources).length;
  return isForHashes || sources.every((source) => has([source], "'none'", "'report-sample'"));
}

function wayOf(policies: Placed[], site: Site, rules: Rule[], isHere: boolean, nonce?: string): Way {
  const faults: Fault[] = [];
  const mended = policies.map((placed, at) => {
    if (placed.place === "report") return placed;
    const policy: Policy = new Map(placed.policy);
    const note = (need: Fault["need"], directive: string, add: string) => {
      faults.push({ need, at, directive, add });
    };
    openSandbox(policy, isHere && site.page.origin === site.base.origin, note);
    for (const { need, chain, lacks } of rules) {
      const name = inForce(policy, chain);
      const add = name && lacks(policy.get(name)!, site, nonce);
      if (add) note(need, put(policy, chain, add), add);
    }
    return { ...placed, policy };
  });
  return { faults, mended };
}

type Note = (need: Fault["need"], directive: string, add: string) => void;

const SCRIPTS = "allow-scripts";
const SAME = "allow-same-origin";

/** Scripts must run, and the page must not be a stranger to its own files. */
function openSandbox(policy: Policy, isSameSite: boolean, note: Note): void {
  const given = policy.get("sandbox");
  if (!given) return;
  for (const word of isSameSite ? [SCRIPTS, SAME] : [SCRIPTS]) {
    if (has(given, word)) continue;
    note("sandbox", "sandbox", word);
    policy.set("sandbox", [...policy.get("sandbox")!, word]);
  }
}

/** Adds a source; what stood in for the directive keeps what it says, and is copied first. */
function put(policy: Policy, chain: Chain, source: string): string {
  const name = inForce(policy, chain)!;
  const target = ["default-src", "child-src"].includes(name) ? chain.own : name;
  const kept = policy.get(name)!.filter((each) => !has([each], "'none'"));
  policy.set(target, [...kept, source]);
  return target;
}
