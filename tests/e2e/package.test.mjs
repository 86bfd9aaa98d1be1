// The npm package, installed from its tarball: what it says of itself, and five small sites on it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import sirv from "sirv";
import { answer, change, launch, open, ready, serve, whole } from "./browser.mjs";

const SITES = "tests/consumers";
const INSTALLED = `${SITES}/node_modules/bothways`;
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "img-src 'self' data: blob:; require-trusted-types-for 'script'; trusted-types 'none'";
const SETS = ["cncert", "agencies", "honeypots", "dcid", "misp", "vcdb"];

const require = createRequire(resolve(SITES, "package.json"));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const run = (file, words, cwd) => execFileSync(file, words, { encoding: "utf8", stdio: "pipe", cwd });
const QUIET = ["--no-audit", "--no-fund", "--ignore-scripts"];
const npm = (...words) => run("npm", [...words, ...QUIET], SITES);
const compile = () => run(resolve("node_modules/.bin/tsc"), ["-p", `${SITES}/vite`]);

/** Compiles a file beside the React page, and takes it away again. */
function compileWith(name, text) {
  const file = `${SITES}/vite/${name}`;
  writeFileSync(file, text);
  try {
    compile();
  } finally {
    rmSync(file);
  }
}

let browser;
before(async () => {
  run("node", ["npm/make.mjs"]);
  const [tarball] = readdirSync("dist/npm").filter((name) => name.endsWith(".tgz"));
  npm("ci");
  npm("install", "--no-save", "--no-package-lock", resolve("dist/npm", tarball));
  browser = await launch();
});
after(() => browser.close());

/** Builds a site into a folder of its own, as its builder would. */
function build(site) {
  const out = resolve(`target/consumers/${site}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  run("node", ["build.mjs", out], `${SITES}/${site}`);
  return out;
}

/** Serves a folder under the strictest policy that the element works under. */
async function host(folder) {
  const setHeaders = (response) => response.setHeader("content-security-policy", POLICY);
  const files = sirv(folder, { dev: true, setHeaders });
  const server = createServer((request, response) =>
    files(request, response, () => response.writeHead(404).end()),
  );
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Everything that is fetched by its own address: another set and view, texts, a picture. */
async function drive(page) {
  await page.locator("both-ways").waitFor({ state: "attached" });
  await ready(page);
  assert.equal((await answer(page)).view, "timeline");
  await change(page, { figures: "honeypots", view: "map", pair: "US-JP" });
  assert.ok((await answer(page)).rows.length > 5);
  await whole(page);
  await change(page, { lang: "de", view: "timeline" });
  assert.match((await answer(page)).title, /Vereinigte Staaten/);
  const size = () => document.querySelector("both-ways").download("svg").then(({ size }) => size);
  assert.ok((await page.evaluate(size)) > 2000);
}

describe("a site on the package draws, goes on to another set and has all controls:", () => {
  for (const site of ["plain", "vite", "webpack", "esbuild", "ssr"]) {
    test(site, async () => {
      const { origin, close: end } = await host(build(site));
      const { page, lines, close } = await open(browser, `${origin}/`);
      try {
        await drive(page);
        assert.deepEqual(lines, []);
      } finally {
        await close();
        end();
      }
    });
  }
});

test("Vite's own server serves it as it comes", async () => {
  const { createServer: serveSources } = await import(pathToFileURL(require.resolve("vite")));
  const server = await serveSources({
    root: resolve(SITES, "vite"), configFile: false, logLevel: "silent", server: { host: "127.0.0.1" },
  });
  await server.listen();
  const { page, close } = await open(browser, server.resolvedUrls.local[0]);
  await drive(page);
  await close();
  await server.close();
});

test("React hears the element and leads it", async () => {
  const { origin, close: end } = await host(build("vite"));
  const { page, close } = await open(browser, `${origin}/`);
  await page.getByText(/^US-CN: Computers controlled from abroad/).waitFor();
  await change(page, { pair: "JP-CN" });
  await page.getByText(/^JP-CN: /).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("both-ways").headingLevel), 2);
  await close();
  end();
});

test("importing it on a server defines nothing and leaves nothing behind", () => {
  const { html, left, is } = JSON.parse(run("node", ["main.mjs"], `${SITES}/ssr`));
  assert.equal(
    html,
    '<both-ways pair="JP-CN" heading-level="2" loading="eager"><p>No script, no chart</p></both-ways>',
  );
  assert.deepEqual(left, []);
  assert.equal(is, "function");
});

/** The keys and kinds of a row, without its figures. */
const shapeOf = (row) =>
  JSON.stringify(row, (key, value) => (typeof value === "number" || key === "refs" ? 0 : value)).replaceAll(
    /"(origin|target|partner|a|b|period)":"[^"]*"/g,
    "$1",
  );

describe("types:", () => {
  test("a React page is checked against them, and what is wrong is refused", () => {
    compile();
    const wrong = {
      attribute: `<both-ways pears="US-CN" />`,
      level: `<both-ways headingLevel={{}} />`,
      listener: `<both-ways onbothways-change={(event) => event.detail.nobody} />`,
      lesson: `<both-ways onbothways-lesson={(event) => event.detail.page} />`,
    };
    const right = `<both-ways lesson="two-sides" onbothways-lesson={({ detail }) => detail.step + detail.shown} />`;
    compileWith("right.tsx", `import type {} from "bothways/react";\nexport const right = ${right};\n`);
    for (const [name, jsx] of Object.entries(wrong)) {
      const text = `import type {} from "bothways/react";\nexport const wrong = ${jsx};\n`;
      const isThere = ({ stdout }) => /^[^\n]*wrong\.tsx/.test(stdout);
      assert.throws(() => compileWith("wrong.tsx", text), isThere, name);
    }
  });

  test("every answer of every view and set, and every state, is what they say", async () => {
    const site = await serve();
    const { page, close } = await open(browser, `${site.origin}/`);
    await ready(page);
    const views = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];
    const lines = ['import type { Answer, State } from "bothways";'];
    for (const figures of SETS)
      for (const view of views) {
        await change(page, { figures, view });
        const shown = await page.evaluate(() => {
          const chart = document.querySelector("both-ways");
          return { answer: chart.answer(), state: chart.state };
        });
        const { rows } = shown.answer;
        // Rows of one shape say it as well as all.
        shown.answer.rows = [...new Map(rows.map((row) => [shapeOf(row), row])).values()];
        const word = `${figures}_${view}`;
        lines.push(`export const ${word}: Answer = ${JSON.stringify(shown.answer)};`);
        lines.push(`export const ${word}_state: State = ${JSON.stringify(shown.state)};`);
      }
    await close();
    site.close();
    compileWith("answers.ts", `${lines.join("\n")}\n`);
  });
});

describe("custom-elements.json:", () => {
  const element = () => json(`${INSTALLED}/custom-elements.json`).modules[0].declarations[0];

  test("keeps to the official schema of its version", () => {
    const Ajv = require("ajv").default;
    const schema = json(`${SITES}/node_modules/custom-elements-manifest/schema.json`);
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    const manifest = json(`${INSTALLED}/custom-elements.json`);
    assert.ok(validate(manifest), JSON.stringify(validate.errors));
    const { version } = json(`${SITES}/node_modules/custom-elements-manifest/package.json`);
    assert.equal(manifest.schemaVersion, version);
    assert.ok(!validate({ ...manifest, modules: [{ kind: "no such" }] }));
  });

  test("lists just what the element has", async () => {
    const site = await serve();
    const { page, close } = await open(browser, `${site.origin}/`);
    await ready(page);
    const has = await page.evaluate(() => {
      const chart = document.querySelector("both-ways");
      const parts = [...chart.shadowRoot.querySelectorAll("[part]")].map(({ part }) => part.value);
      const keys = Object.keys(Object.getPrototypeOf(chart));
      return { attributes: chart.constructor.observedAttributes, parts, keys };
    });
    await close();
    site.close();
    const { attributes, cssParts, members } = element();
    const names = (list) => list.map(({ name }) => name).sort();
    assert.deepEqual(names(attributes), has.attributes.toSorted());
    assert.deepEqual(names(cssParts), has.parts.toSorted());
    const fields = members.filter(({ attribute }) => attribute);
    assert.deepEqual(names(fields), has.keys.toSorted());
  });

  test("its colours are those that a chart takes", () => {
    const roles = readFileSync("www/src/chart.ts", "utf8").match(/ROLES = \[(.*?)\]/)[1].match(/\w+/g);
    const names = element().cssProperties.map(({ name }) => name);
    assert.deepEqual(names.toSorted(), ["font", ...roles].map((role) => `--bothways-${role}`).toSorted());
  });
});

describe("the package", () => {
  test("installs without a script, under a licence of code and figures", () => {
    const { scripts, dependencies, license, sideEffects } = json(`${INSTALLED}/package.json`);
    assert.equal(scripts, undefined);
    assert.equal(dependencies, undefined);
    const parsed = SETS.flatMap((id) => json(`data/${id}/datapackage.json`).licenses).map(({ name }) => name);
    for (const name of ["MIT", "Apache-2.0", ...parsed]) assert.ok(license.includes(name), name);
    assert.equal(license, json("package.json").license);
    const notices = readFileSync(`${INSTALLED}/THIRD-PARTY.md`, "utf8");
    for (const name of ["plotters", "papaparse", "fflate", "saxen"]) assert.match(notices, new RegExp(`## ${name} [^]*Copyright`));
    assert.ok(sideEffects.includes("./module/*.js"));
  });

  test("says in its README what the sites do", () => {
    const names = ["vite", "webpack", "esbuild", "ssr"].flatMap((site) =>
      readdirSync(`${SITES}/${site}`).map((name) => `${SITES}/${site}/${name}`),
    );
    const code = names.map((name) => readFileSync(name, "utf8")).join("\n");
    const sites = code.replaceAll("../node_modules", "node_modules");
    const snippets = [...readFileSync("npm/README.md", "utf8").matchAll(/```(?:js|tsx)\n([^]*?)```/g)];
    assert.ok(snippets.length > 4);
    for (const [, snippet] of snippets) assert.ok(sites.includes(snippet), snippet);
  });

  test("has dist/ byte for byte, with the hashes of its manifest", () => {
    const { files } = json(require.resolve("bothways/manifest.json"));
    assert.ok(Object.keys(files).length > 50);
    for (const [name, { bytes, integrity }] of Object.entries(files)) {
      const content = readFileSync(require.resolve(`bothways/dist/${name}`));
      assert.equal(content.length, bytes, name);
      assert.equal(`sha256-${createHash("sha256").update(content).digest("base64")}`, integrity, name);
    }
  });
});
