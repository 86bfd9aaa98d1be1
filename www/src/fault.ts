/**
 * Why a file did not come. A script of its own, since most pages never ask: `fetch` and `import()` say
 * no more than that something failed, so the file is asked for once more, without its hash.
 */

import type { Asked } from "./load.ts";
import { failure, type CodedError } from "./types.ts";

/** What a file turned out to be when it was asked for again. */
type Found = { status: number; bytes: Uint8Array<ArrayBuffer> } | { refused: string } | undefined;

/** Why the file at an address did not come, as it was `asked` for. */
export async function reason(url: URL, asked: Asked): Promise<CodedError> {
  const file = url.pathname;
  const found = await look(url);
  if (!found) return failure("network", `${file} could not be fetched; try again when online`);
  if ("refused" in found) {
    const words = `the page's policy does not allow ${file}: add its host to ${found.refused}`;
    return failure(asked.missing === "wasm-missing" ? "wasm-blocked" : "network", words);
  }
  const { status, bytes } = found;
  const missing = asked.missing ?? "network";
  if (status < 200 || status > 299) {
    return failure(missing, `${file} answered ${status}; put it there`);
  }
  if ("error" in asked) return ofScript(file, asked.error);
  if (missing === "wasm-missing" && !isWasm(bytes)) {
    return failure(missing, `${file} is not a WebAssembly file; put the one of dist/ there`);
  }
  const isOther = asked.integrity && !(await has(bytes, asked.integrity));
  return isOther
    ? failure("integrity", `${file} is not the file that belongs here; put that of the same version there`)
    : failure("network", `${file} came only in part; try again`);
}

/** A script that is there and did not run: a hash beside it, or a policy, forbids it. */
const ofScript = (file: string, error: unknown) =>
  error instanceof TypeError
    ? failure("integrity", `${file} is there but was refused; see its hash and the page's policy (${error})`)
    : failure("internal", `${file} does not belong to this version (${String(error)})`);

/** Asks again, past the cache, and listens whether it is the page that forbids it. */
async function look(url: URL): Promise<Found> {
  let refused: string | undefined;
  const heard = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
    if (blockedURI.split(/[?#]/)[0] === url.href.split(/[?#]/)[0]) refused = effectiveDirective;
  };
  document.addEventListener("securitypolicyviolation", heard);
  try {
    const response = await fetch(url, { cache: "reload" });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    // The report comes as a task of its own.
    await new Promise((done) => setTimeout(done));
    return refused ? { refused } : undefined;
  } finally {
    document.removeEventListener("securitypolicyviolation", heard);
  }
}

const isWasm = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 4)) === "\0asm";

/** Whether bytes have a hash. Only pages of secure origins can tell; elsewhere they have not. */
async function has(bytes: Uint8Array<ArrayBuffer>, integrity: string): Promise<boolean> {
  const hash = await crypto.subtle?.digest("SHA-256", bytes);
  return !!hash && `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}` === integrity;
}
