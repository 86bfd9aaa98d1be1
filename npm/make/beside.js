// Where the scripts and files lie once a bundler has moved them: it reads the addresses that are
// written out here. What has an address of its own is left as it is.

/* SCRIPTS and FILES */

/** What the scripts of this folder take for the place where they lie. */
const PLACE = "bothways:///";

/** By its name: what `address` asks of this place, or nothing. */
function beside(table, address) {
  const { href } = new URL(address, PLACE);
  return href.startsWith(PLACE) ? table[href.slice(PLACE.length)] : undefined;
}

export function importBeside(address) {
  const known = beside(SCRIPTS, address);
  return known ? known() : import(/* webpackIgnore: true */ /* @vite-ignore */ address);
}

export function fetchBeside(address, options) {
  const known = beside(FILES, address);
  return fetch(known ? known() : address, options);
}
