/** A style sheet's text, put in by the bundler. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** The files beside the module, put in by the build: the bundled sets by id, the maps' shapes. */
declare module "texts:files" {
  /** The files of other languages by their names without hash. */
  const files: Record<string, string>;
  export default files;
}

declare module "figures:files" {
  const files: Record<string, string>;
  export default files;
  export const land: string;
}

/** The name of the module that a script is made for, put in by the build. */
declare const MODULE: string;
