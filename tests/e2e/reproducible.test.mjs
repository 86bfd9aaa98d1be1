// Two builds of one commit are the same, byte for byte. What is made again here:
//
// - two of the wasms with their glue, by cargo, wasm-bindgen and wasm-opt, from a copy of the sources
//   in another folder, with another time zone, language and umask: the small one and one further module
//   stand for all, which differ by their features alone (making all takes ten minutes);
// - every script, page, text and list of dist/, and every file of figures;
// - the npm package.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { after, before, test } from "node:test";

const WASMS = ["bothways", "matrix"];
/** All that the wasms are made of, and with. */
const SOURCES = [
  ...["Cargo.toml", "Cargo.lock", "build.rs", "build.sh", "package.json"],
  ...["src", "reader", "cli", "data", "www"],
];
const OTHERWISE = { ...process.env, TZ: "Asia/Kathmandu", LC_ALL: "C", LANG: "de_DE.UTF-8" };

let folder;
before(() => {
  folder = mkdtempSync(`${tmpdir()}/elsewhere-`);
});
after(() => rmSync(folder, { recursive: true }));

const run = (file, words, cwd = ".") => {
  const command = 'umask 077; exec "$0" "$@"';
  const stdio = ["ignore", "ignore", "inherit"];
  execFileSync("bash", ["-c", command, file, ...words], { cwd, env: OTHERWISE, stdio });
};

/** Every file below a folder, by its name. */
const files = (root) =>
  readdirSync(root, { recursive: true }).filter((name) => statSync(`${root}/${name}`).isFile()).sort();

/** Whether two folders hold the same; `but` are names of which that is not asked. */
function same(one, other, but = /^$/) {
  const names = files(one).filter((name) => !but.test(name));
  assert.ok(names.length > 0);
  assert.deepEqual(files(other).filter((name) => !but.test(name)), names);
  const bytes = (root, name) => readFileSync(`${root}/${name}`);
  const differ = names.filter((name) => !bytes(one, name).equals(bytes(other, name)));
  assert.deepEqual(differ, []);
}

test("a wasm with its glue, made in another folder", () => {
  const copy = `${folder}/sources`;
  for (const name of SOURCES) cpSync(name, `${copy}/${name}`, { recursive: true });
  mkdirSync(`${copy}/target`);
  symlinkSync(resolve("target/tools"), `${copy}/target/tools`);
  symlinkSync(resolve("node_modules"), `${copy}/node_modules`);
  run("./build.sh", ["modules", ...WASMS], copy);
  const shrink = `import { buildWasm } from "./www/build/wasm.mjs";
    for (const name of ${JSON.stringify(WASMS)}) buildWasm(name, "target");`;
  run("node", ["--input-type=module", "-e", shrink], copy);
  for (const name of WASMS) {
    for (const file of [`${name}.wasm`, `${name}_bg.js`]) {
      const made = readFileSync(`${copy}/target/web/${file}`);
      assert.ok(made.equals(readFileSync(`target/web/${file}`)), file);
    }
    assert.ok(readFileSync(`${copy}/target/${name}.wasm`).equals(readFileSync(`dist/${name}.wasm`)), name);
  }
});

test("figures and texts", () => {
  const again = (name) => `${folder}/${name}`;
  mkdirSync(again("data"));
  for (const id of readdirSync("data")) {
    run("target/debug/bothways", ["compile", "--english", `data/${id}`, "-o", again(`data/${id}.bw`)]);
  }
  same("target/data", again("data"));
  run("target/debug/examples/texts", [again("texts")]);
  same("target/texts", again("texts"));
});

test("scripts, pages and the list of files", () => {
  run("node", ["www/build.mjs", `${folder}/dist`]);
  same("dist", `${folder}/dist`, /^npm/);
});

test("the npm package and its tarball", () => {
  for (const name of ["one", "two"]) run("node", ["npm/make.mjs", `${folder}/${name}`]);
  same(`${folder}/one`, `${folder}/two`);
  assert.ok(files(`${folder}/one`).some((name) => name.endsWith(".tgz")));
});
