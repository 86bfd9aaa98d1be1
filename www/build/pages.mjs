/** The pages beside the element: each is a file of HTML, perhaps with a style sheet and a script. */

import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { withPreview } from "./previews.mjs";

const PAGES = "www/pages";
const files = readdirSync(PAGES).sort();

/** The pages that have a script, by name. */
export const PAGE_SCRIPTS = files.filter((file) => file.endsWith(".ts")).map((file) => file.slice(0, -3));

/** Writes them, the licences, and files of headers for static hosts, into `dist`. */
export function buildPages(dist) {
  for (const file of files) {
    if (file.endsWith(".css")) cpSync(`${PAGES}/${file}`, `${dist}/${file}`);
    if (file.endsWith(".html")) writeFileSync(`${dist}/${file}`, made(file, dist));
  }
  cpSync("www/headers", `${dist}/headers`, { recursive: true });
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(file, `${dist}/${file}`);
}

/** A comment that stands for what `bothways embed …` prints. */
const EMBED = /<!-- bothways (embed [^>]*?) -->/g;

/** A page with what its comments stand for; where it has a chart in it, also with its preview. */
function made(file, dist) {
  const page = readFileSync(`${PAGES}/${file}`, "utf8");
  const [first] = page.matchAll(EMBED);
  const name = file.replace(".html", "");
  const preview = first && { dist, name, words: first[1].split(" "), run: bothways };
  const whole = preview ? withPreview(page, preview) : page;
  return whole.replace(EMBED, (_, words) => bothways(words.split(" ")).trim());
}

function bothways(words) {
  const command = ["run", "-q", "-p", "bothways-cli", "--", ...words];
  return execFileSync("cargo", command, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
