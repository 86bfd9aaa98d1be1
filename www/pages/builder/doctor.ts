/** The doctor's room: takes a policy, shows what was found. What is found is `csp.ts`'s to know. */

import { make } from "../../src/panel.ts";
import { diagnose, type Fault, type Finding, type Way } from "./csp.ts";
import { type Pasted, readPasted, written } from "./csp-read.ts";
import { byId, copy, type Key, say } from "./page.ts";

const VERDICTS: Record<Finding["advice"], Key> = {
  works: "works",
  nonce: "worksNonce",
  mend: "worksMended",
  frame: "worksFrame",
};

/** Sets it up for files that lie in `folder`; returns what examines again, where something was examined. */
export function doctor(folder: () => string): () => void {
  const room = byId<HTMLFormElement>("doctor");
  const field = (name: string) => room.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement;
  let isAsked = false;
  const examine = () => {
    if (!isAsked) return;
    const pasted = readPasted(field("policy").value);
    const page = pageOf(field("page").value, folder());
    const finding = pasted && diagnose(pasted, { page, base: new URL(folder()) });
    byId("verdict").textContent = finding ? verdictOf(pasted, finding) : say("noPolicy");
    byId("finding").replaceChildren(
      ...(finding ? shown(pasted, finding, page.origin !== new URL(folder()).origin) : []),
    );
    byId("finding-copied").textContent = "";
  };
  room.addEventListener("submit", (event) => {
    event.preventDefault();
    isAsked = true;
    examine();
  });
  return examine;
}

/** The article's address; unknown, it is thought to be on the same site as files that lie beside this page. */
function pageOf(address: string, folder: string): URL {
  const isHere = new URL(folder).origin === location.origin;
  try {
    return new URL(address.trim());
  } catch {
    return new URL(isHere ? folder : "https://article.invalid/");
  }
}

function verdictOf({ policies }: Pasted, { advice }: Finding): string {
  return policies.length || advice !== "works" ? say(VERDICTS[advice]) : say("nothingForbidden");
}

/** All that is found, the advised way first. */
function shown({ policies }: Pasted, finding: Finding, isElsewhere: boolean): HTMLElement[] {
  const { advice, element, frame, nonce, needsHashes, isEmbedderStrict, isOpaque } = finding;
  const isFrame = advice === "frame";
  const script = wayShown("withScript", element, policies.length, nonce !== undefined);
  const framed = wayShown("withFrame", frame, policies.length, false);
  const notes: (Key | false)[] = [
    needsHashes ? "integrity" : isFrame && "frameAdvice",
    isElsewhere && "otherOrigin",
    isOpaque && "opaque",
    isEmbedderStrict && "embedder",
    policies.some(({ place }) => place === "report") && "onlyReports",
  ];
  const said = notes
    .filter((note) => note !== false)
    .map((note) => make("p", { class: "note" }, say(note)));
  if (advice === "works") return said;
  if (advice === "nonce") return [...said, ...script];
  const whenFramed = make("p", { class: "note" }, say("frameHeight"));
  // Where each script needs a hash no policy can be mended.
  if (needsHashes) return [...said, ...framed, whenFramed];
  return isFrame ? [...said, ...framed, whenFramed, ...script] : [...said, ...script, ...framed];
}

/** What one way asks for: each source with its reason, then the policies whole. */
function wayShown(head: Key, { faults, mended }: Way, count: number, needsNonce: boolean): HTMLElement[] {
  const items = faults.map((fault) => make("li", {}, ...faultShown(fault, count)));
  if (needsNonce) items.push(make("li", {}, say("nonce")));
  const list = items.length ? make("ul", {}, ...items) : make("p", {}, say("frameWorks"));
  const policies = faults.length ? mended.filter(({ policy }) => policy.size) : [];
  const fields = policies.map(({ policy }, at) =>
    mendedShown(count > 1 ? say("mendedAt", { number: String(at + 1) }) : say("mended"), written(policy)),
  );
  return [make("h3", {}, say(head)), list, ...fields];
}

function faultShown({ need, at, directive, add }: Fault, count: number): (Node | string)[] {
  const reason = say(add.startsWith("'nonce-") ? "freshFault" : (`${need}Fault` as Key));
  const words = say("addTo", { directive: "\0", add: "\0" }).split("\0");
  const code = [directive, add].map((text) => make("code", {}, text));
  const lead = count > 1 ? say("inPolicy", { number: String(at + 1) }) : "";
  return [lead + words[0], code[0]!, words[1]!, code[1]!, words[2]! + say("because", { reason })];
}

/** A policy to copy. */
function mendedShown(name: string, policy: string): HTMLElement {
  const field = make("textarea", {
    readonly: "",
    rows: "2",
    dir: "ltr",
    lang: "zxx",
    spellcheck: "false",
  });
  field.value = policy;
  const button = make("button", { type: "button" }, say("copy"));
  button.setAttribute("aria-label", `${say("copy")}: ${name}`);
  button.addEventListener("click", () => void copy(field, byId("finding-copied")));
  return make("div", { class: "mended" }, make("label", {}, make("span", {}, name), field), button);
}
