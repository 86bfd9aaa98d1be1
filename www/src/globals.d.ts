/** A style sheet's text, put in by the bundler. */
declare module "*.css" {
  const text: string;
  export default text;
}

declare module "texts:files" {
  /** The files of a language by their names without hash, each with its hash. */
  const files: Record<string, [file: string, integrity: string]>;
  export default files;
}

/** What lies beside the module, put in by the build: hashes of the bundled sets by id, their titles by language, the maps' shapes. */
declare module "figures:files" {
  /** The hashes of the bundled sets' files, by their ids. */
  const files: Record<string, string>;
  export default files;
  export const land: [file: string, integrity: string];
  export const titles: Record<string, Record<string, string>>;
}

/** The name of the script, and the hash of the wasm of that name. */
declare const MODULE: string;
declare const INTEGRITY: string;

/** The hash of the set inside the small wasm: its first signs, which are enough to know it by. */
declare const EDITION: string;

/** In a page that is one file: the address that its files would lie beside. */
declare const HERE: string;
/** There too: whether it plays lessons. */
declare const LESSONS: boolean;
