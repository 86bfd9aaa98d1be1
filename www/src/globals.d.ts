/** A style sheet's text, put in by the bundler. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** The bundled sets beside the module: their files by id, put in by the build. */
declare module "figures:files" {
  const files: Record<string, string>;
  export default files;
}

/** The name of the module that a script is made for, put in by the build. */
declare const MODULE: string;
