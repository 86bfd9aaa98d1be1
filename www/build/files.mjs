/** Files of dist/ that are named by what is in them, and stay: a page may ask for an old one. */

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const SETS = "target/data";
const TEXTS = "target/texts";
/** The sets' files of all editions that were published. */
const EDITIONS = "www/editions";

const sha256 = (bytes) => createHash("sha256").update(bytes);

/** A file's hash, as the attribute `integrity` takes it. */
export const integrityOf = (bytes) => `sha256-${sha256(bytes).digest("base64")}`;

/** A file of a folder of dist/, named by what is in it; returns that name. */
function copyNamed(dist, folder, name, kind, bytes) {
  const file = `${name}.${sha256(bytes).digest("hex").slice(0, 8)}.${kind}`;
  writeFileSync(`${dist}/${folder}/${file}`, bytes);
  return file;
}

/** The bundled sets with their licences and earlier editions; returns, by id, version, file and hash. */
export function copySets(dist) {
  const sets = {};
  mkdirSync(`${dist}/data`);
  const published = readdirSync(EDITIONS).filter((file) => file.endsWith(".bw"));
  for (const file of published) cpSync(`${EDITIONS}/${file}`, `${dist}/data/${file}`);
  for (const name of readdirSync(SETS).sort()) {
    const [id, bytes] = [name.replace(".bw", ""), readFileSync(`${SETS}/${name}`)];
    const { version } = JSON.parse(readFileSync(`data/${id}/datapackage.json`, "utf8"));
    const file = `data/${copyNamed(dist, "data", id, "bw", bytes)}`;
    sets[id] = { version, file, edition: `${version}+${integrityOf(bytes)}` };
  }
  for (const id of readdirSync("data")) cpSync(`data/${id}/README.md`, `${dist}/data/${id}.md`);
  return sets;
}

/** The shapes of the maps, with their licence; returns file and hash. */
export function copyLand(dist) {
  cpSync("www/geo/README.md", `${dist}/data/geo.md`);
  const bytes = readFileSync("www/geo/land.bin");
  return [copyNamed(dist, "data", "land", "bin", bytes), integrityOf(bytes)];
}

/** The texts of other languages; returns by language their files by name, each with its hash. */
export function copyTexts(dist) {
  const languages = {};
  mkdirSync(`${dist}/texts`);
  for (const file of readdirSync(TEXTS).sort()) {
    const [name, bytes] = [file.replace(".json", ""), readFileSync(`${TEXTS}/${file}`)];
    // `ar`, `ar.views`, `misp.ar`
    const lang = name.replace(/\.views$/, "").split(".").at(-1);
    languages[lang] ??= {};
    languages[lang][name] = [copyNamed(dist, "texts", name, "json", bytes), integrityOf(bytes)];
  }
  return languages;
}
