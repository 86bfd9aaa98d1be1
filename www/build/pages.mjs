/** The pages beside the element: each is a file of HTML, perhaps with a style sheet and a script. */

import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const PAGES = "www/pages";
const files = readdirSync(PAGES).sort();

/** The pages that have a script, by name. */
export const PAGE_SCRIPTS = files.filter((file) => file.endsWith(".ts")).map((file) => file.slice(0, -3));

/** Writes them, the licences, and files of headers for static hosts, into `dist`. */
export function buildPages(dist) {
  for (const file of files) {
    if (file.endsWith(".css")) cpSync(`${PAGES}/${file}`, `${dist}/${file}`);
    if (file.endsWith(".html")) writeFileSync(`${dist}/${file}`, filled(readFileSync(`${PAGES}/${file}`, "utf8")));
  }
  cpSync("www/headers", `${dist}/headers`, { recursive: true });
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(file, `${dist}/${file}`);
}

/** A comment `bothways embed …` becomes what that command prints. */
const filled = (page) =>
  page.replace(/<!-- bothways (embed [^>]*?) -->/g, (_, words) => bothways(words.split(" ")).trim());

function bothways(words) {
  const command = ["run", "-q", "-p", "bothways-cli", "--", ...words];
  return execFileSync("cargo", command, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
