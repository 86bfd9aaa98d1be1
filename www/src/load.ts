/** Brings in what lies beside this script, with a name for whatever goes wrong. */

import type { Widget } from "../../target/web/bothways_bg.js";
import type { Chart, Extra } from "./chart.ts";
import type { ErrorCode } from "./face.ts";
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

/** The name under which a wasm asks for its glue; see www/build/minify-names.mjs. */
const GLUE = "b";

let place: string | URL = import.meta.url;

/** Has everything come from a folder elsewhere; from beside this script without one. */
export const settle = (folder?: string | null) =>
  (place = folder ? new URL(folder, document.baseURI) : import.meta.url);

/** The address of a file in the folder of this script, or in that other one. */
export const beside = (file: string) => new URL(file, place);

/** Another script of that folder. */
export function script<Script>(name: string): Promise<Script> {
  const url = beside(`${name}.js`);
  return import(url.href).catch(async (error: unknown) => {
    // Whoever says why is a script too.
    throw name === FAULT ? coded(error, "network") : await reason(url, { error });
  });
}

const FAULT = "fault";

/** Why a file did not come; a script of its own finds out. */
async function reason(url: URL, asked: Asked): Promise<Error> {
  const { reason } = await script<typeof import("./fault.ts")>(FAULT);
  return reason(url, asked);
}

/** How a file was asked for: the hash that it must have, and the code of an error if it is not there. */
export interface Asked extends RequestInit {
  missing?: ErrorCode;
  /** Why a script of that address did not run. */
  error?: unknown;
}

/** The bytes at an address, or an error with a code of the contract. */
export async function get(url: URL, asked: Asked): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, asked);
    if (response.ok) return await response.arrayBuffer();
  } catch {
    // A wrong hash and a lost connection look the same from here.
  }
  throw await reason(url, asked);
}

/** Loads the wasm of a name into its glue. */
export async function load({ setWasm, imports }: Glue, name: string): Promise<void> {
  if (!globalThis.WebAssembly || !document.adoptedStyleSheets) {
    throw failure("unsupported", "this browser is too old for it");
  }
  const asked: Asked = { integrity: INTEGRITY, missing: "wasm-missing" };
  // With its hash the whole file is looked at before any of it is used: nothing is gained by a stream.
  const bytes = await get(beside(`${name}.wasm`), asked);
  const { instance } = await WebAssembly.instantiate(bytes, { [GLUE]: imports }).catch((error) => {
    // The bytes are right: a content security policy without 'wasm-unsafe-eval' ends here.
    throw failure("wasm-blocked", `the page's policy does not allow WebAssembly (${error})`);
  });
  setWasm(instance.exports);
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
