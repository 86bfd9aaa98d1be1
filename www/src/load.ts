/** Brings a wasm in, with a name for whatever goes wrong. */

import type { Widget } from "../../target/web/bothways_bg.js";
import type { Chart, Extra } from "./chart.ts";
import type { Fields } from "./needs.ts";
import { coded, failure } from "./types.ts";

/** A wasm that answers and draws. */
export interface Engine {
  Widget: typeof Widget;
  /** What it adds to a chart that goes on by it. */
  enrich?(chart: Chart): Extra | undefined;
  /** Has a new widget go on from what was chosen before. */
  adopt?(widget: Widget, chosen: Fields, fields: Fields): void;
}

/** What wasm-bindgen wrote for a wasm. */
interface Glue {
  setWasm(exports: WebAssembly.Exports): void;
  imports: WebAssembly.ModuleImports;
}

/** The name under which a wasm asks for its glue; see www/wasm/minify-names.mjs. */
const GLUE = "b";

/** Loads the wasm `file` beside the module into its glue. */
export async function load(glue: Glue, file: string): Promise<void> {
  if (typeof WebAssembly !== "object") {
    throw failure("unsupported", "this browser has no WebAssembly");
  }
  const url = new URL(file, import.meta.url);
  const response = await get(url);
  if (!response.ok) {
    throw failure("wasm-missing", `${url.pathname} answered ${response.status}`);
  }
  const { instance } = await instantiate(response, glue.imports).catch(async (error: unknown) => {
    // Asked for again, since the first body is spent; keeping a copy would slow every page.
    const bytes = await (await get(url)).arrayBuffer().catch(() => {
      throw failure("network", `${url.pathname} was cut off`);
    });
    // A content security policy without 'wasm-unsafe-eval' ends here; so does a wrong file.
    throw isWasm(bytes)
      ? failure("wasm-blocked", `the page's policy does not allow WebAssembly (${String(error)})`)
      : failure("wasm-missing", `${url.pathname} is not a WebAssembly file`);
  });
  glue.setWasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}

/** Runs what may fail at most once at a time; a failure may be tried again. */
export function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () =>
    (running ??= run().catch((error: unknown) => {
      running = undefined;
      throw coded(error);
    }));
}

const get = (url: URL) =>
  fetch(url).catch(() => {
    throw failure("network", `${url.pathname} could not be fetched`);
  });

/** Compiles while the bytes arrive, where the host names their type. */
async function instantiate(
  response: Response,
  imports: WebAssembly.ModuleImports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const isNamed = response.headers.get("content-type")?.startsWith("application/wasm");
  return isNamed
    ? WebAssembly.instantiateStreaming(response, { [GLUE]: imports })
    : WebAssembly.instantiate(await response.arrayBuffer(), { [GLUE]: imports });
}

const isWasm = (bytes: ArrayBuffer) =>
  new TextDecoder().decode(new Uint8Array(bytes).subarray(0, 4)) === "\0asm";
