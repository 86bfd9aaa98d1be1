/** A style sheet's text, put in by the bundler. */
declare module "*.css" {
  const text: string;
  export default text;
}

declare module "texts:files" {
  /** The files of other languages by their names without hash. */
  const files: Record<string, string>;
  export default files;
}

/** The files beside the module, put in by the build: the bundled sets by id, with their titles by language, the maps' shapes. */
declare module "figures:files" {
  const files: Record<string, string>;
  export default files;
  export const land: string;
  export const titles: Record<string, Record<string, string>>;
}

/** The name of the module that a script is made for. */
declare const MODULE: string;

/** The element's own event, beside those of every element. */
interface HTMLElementEventMap {
  "bothways-change": CustomEvent<{ by: "reader" | "page" }>;
}

/** In a page that is one file: the address that its files would lie beside. */
declare const HERE: string;
