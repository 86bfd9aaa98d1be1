/** Brings the wasm in: once a page, with a name for whatever goes wrong. */

import { initSync, Widget } from "../../target/web/bothways.js";
import { coded, failure } from "./types.ts";

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
  const response = await fetch(url).catch(() => {
    throw failure("network", `${url.pathname} could not be fetched`);
  });
  if (!response.ok) {
    throw failure("wasm-missing", `${url.pathname} answered ${response.status}`);
  }
  const spare = response.clone();
  const module = await compile(response).catch(async (error: unknown) => {
    const bytes = await spare.arrayBuffer().catch(() => {
      throw failure("network", `${url.pathname} was cut off`);
    });
    // A content security policy without 'wasm-unsafe-eval' ends here; so does a wrong file.
    throw isWasm(bytes)
      ? failure("wasm-blocked", `the page's policy does not allow WebAssembly (${String(error)})`)
      : failure("wasm-missing", `${url.pathname} is not a WebAssembly file`);
  });
  initSync({ module });
}

/** Compiles while the bytes arrive, where the host names their type. */
async function compile(response: Response): Promise<WebAssembly.Module> {
  const isNamed = response.headers.get("content-type")?.startsWith("application/wasm");
  return isNamed
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

const isWasm = (bytes: ArrayBuffer) =>
  new TextDecoder().decode(new Uint8Array(bytes).subarray(0, 4)) === "\0asm";
