/**
 * Files and scripts of a page that is one file. The build has every `fetch` of the shell come here,
 * and every `import()` of a script that would lie beside it.
 */

/** The element that the build puts the files into: by name, each deflated and in base64. */
const PLACE = "files";

/** The scripts that are fetched when they are needed elsewhere; here they only begin later. */
const SCRIPTS: Record<string, () => Promise<unknown>> = {
  "more.js": () => import("../more.ts"),
  "fault.js": () => import("../fault.ts"),
  "own.js": () => import("../own.ts"),
  "picture.js": () => import("../whole.ts"),
  // The frame's address cannot name a lesson: there it is dropped by the bundler.
  ...(LESSONS && { "lesson.js": () => import("../lesson.ts") }),
};

/** The name of a file by its address. */
const nameOf = (address: URL | string) => new URL(address, HERE).pathname.slice(1);

export async function importHere(address: string): Promise<unknown> {
  const name = nameOf(address);
  const script = name.startsWith("texts-") ? () => import("./texts.ts") : SCRIPTS[name];
  if (!script) throw new Error(`${address} is not in this file`);
  return script();
}

let held: Record<string, string> | undefined;

/** A file as it is packed, if there is one of that name. */
export function packed(name: string): string | undefined {
  held ??= JSON.parse(document.getElementById(PLACE)?.textContent ?? "{}") as Record<string, string>;
  return Object.hasOwn(held, name) ? held[name] : undefined;
}

/** Answers as a host would, with the file of that name, and without any request. */
export async function fetchHere(address: URL | string): Promise<Response> {
  const name = nameOf(address);
  const text = packed(name);
  if (text === undefined) return new Response(null, { status: 404 });
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(inflate(text), { headers: { "content-type": type } });
}

function inflate(text: string): ReadableStream {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
}
