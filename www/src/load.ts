/** Brings the wasm in: once a page, with a name for whatever goes wrong. */

import { __wbg_set_wasm as setWasm, imports, Widget } from "../../target/web/bothways_bg.js";
import { coded, type CodedError } from "./types.ts";

export { Widget };

/** The name under which the wasm asks for the glue; see www/wasm/minify-names.mjs. */
const GLUE = "b";

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
  const response = await get(url);
  if (!response.ok) {
    throw failure("wasm-missing", `${url.pathname} answered ${response.status}`);
  }
  const { instance } = await instantiate(response).catch(async (error: unknown) => {
    // Asked for again, since the first body is spent; keeping a copy would slow every page.
    const bytes = await (await get(url)).arrayBuffer().catch(() => {
      throw failure("network", `${url.pathname} was cut off`);
    });
    // A content security policy without 'wasm-unsafe-eval' ends here; so does a wrong file.
    throw isWasm(bytes)
      ? failure("wasm-blocked", `the page's policy does not allow WebAssembly (${String(error)})`)
      : failure("wasm-missing", `${url.pathname} is not a WebAssembly file`);
  });
  setWasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}

const get = (url: URL) =>
  fetch(url).catch(() => {
    throw failure("network", `${url.pathname} could not be fetched`);
  });

/** Compiles while the bytes arrive, where the host names their type. */
async function instantiate(response: Response): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const isNamed = response.headers.get("content-type")?.startsWith("application/wasm");
  return isNamed
    ? WebAssembly.instantiateStreaming(response, { [GLUE]: imports })
    : WebAssembly.instantiate(await response.arrayBuffer(), { [GLUE]: imports });
}

const isWasm = (bytes: ArrayBuffer) =>
  new TextDecoder().decode(new Uint8Array(bytes).subarray(0, 4)) === "\0asm";

function failure(code: string, message: string): CodedError {
  return coded(new Error(message), code);
}
