/** The part of Papa Parse that this page uses; its published types bring all of Node's along. */
declare module "papaparse" {
  const Papa: {
    parse<Row>(
      text: string,
      options: { delimiter: string; newline?: string; quoteChar?: string; preview?: number },
    ): { data: Row[]; errors: { code: string; row?: number }[] };
  };
  export default Papa;
}
