/** Brings the wasm in: once a page, with a name for whatever goes wrong. */

import init, { Widget } from "../../target/web/bothways.js";
import { coded, type CodedError } from "./types.ts";

export { Widget };

let loading: Promise<void> | undefined;

/** Loads the module on the first call; a failed load may be tried again. */
export function load(): Promise<void> {
  loading ??= start().catch((error: unknown) => {
    loading = undefined;
    throw coded(error);
  });
  return loading;
}

async function start(): Promise<void> {
  if (typeof WebAssembly !== "object") {
    throw failure("unsupported", "this browser has no WebAssembly");
  }
  const url = new URL("bothways.wasm", import.meta.url);
  const bytes = await fetchBytes(url);
  const module = await WebAssembly.compile(bytes).catch((error: unknown) => {
    // A content security policy without 'wasm-unsafe-eval' ends here; so does a wrong file.
    const isWasm = new Uint8Array(bytes, 0, 4).join() === "0,97,115,109";
    throw isWasm
      ? failure("wasm-blocked", `the page's policy does not allow WebAssembly (${String(error)})`)
      : failure("wasm-missing", `${url.pathname} is not a WebAssembly file`);
  });
  await init({ module_or_path: module });
}

async function fetchBytes(url: URL): Promise<ArrayBuffer> {
  const response = await fetch(url).catch(() => {
    throw failure("network", `${url.pathname} could not be fetched`);
  });
  if (!response.ok) {
    throw failure("wasm-missing", `${url.pathname} answered ${response.status}`);
  }
  return response.arrayBuffer();
}

function failure(code: string, message: string): CodedError {
  return coded(new Error(message), code);
}
