// One file with everything in it: opened from a disk in three engines, it asks for nothing more.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, open, serve, shadow, whole } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";

const FILE = "dist/standalone.html";
/** The page's own words, a file a language. */
const WORDS = "www/texts/pages/standalone";
/** The most bytes that it may have. */
const LIMIT = 400_000;

/** States that each need other figures and another view. */
const STATES = [
  {},
  { figures: "honeypots", view: "map", pair: "US-JP" },
  { figures: "dcid", view: "matrix" },
  { figures: "misp", view: "flows", limit: "5" },
  { figures: "vcdb", view: "balance" },
  { view: "sources", pair: "CN-US" },
  { figures: "agencies", view: "table", of: "partners", country: "CN" },
];

const CSV = `period,source,target,category,measure,value,status
2022,DE,FR,all,letters,9,derived
2023,DE,FR,all,letters,12,derived
2023,FR,DE,all,letters,7,derived
`;

let folder;
let browser;
let site;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "standalone-"));
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  site?.close();
  rmSync(folder, { recursive: true });
});

const urlOf = (file, query = "") => `${pathToFileURL(file)}${query}`;

const queryOf = (fields) =>
  `?${Object.entries(fields).map(([name, text]) => `c.${name}=${text}`).join("&")}`;

/** What the command makes of a set or a lesson, as a file. */
function made(name, ...words) {
  const file = join(folder, name);
  const command = ["run", "-q", "-p", "bothways-cli", "--", "standalone", ...words, "-o", file];
  execFileSync("cargo", command, { stdio: ["ignore", "ignore", "inherit"] });
  return file;
}

function ownPage() {
  writeFileSync(join(folder, "class.csv"), CSV);
  return made("class.html", join(folder, "class.csv"), "--title", "Letters of a class");
}

/** Opens a file in Chromium and runs `act`; the console and the policy must stay silent. */
async function on(url, act, options = {}) {
  const init = () => {
    window.violations = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective: what, blockedURI: whom }) =>
      window.violations.push(`${what}: ${whom}`),
    );
    window.places = 0;
    addEventListener("bothways-lesson", () => (window.places += 1));
  };
  const { page, lines, close } = await open(browser, url, { init, ...options });
  try {
    await act(page);
    assert.deepEqual(lines, []);
    if (!options.bypassCSP) assert.deepEqual(await page.evaluate(() => window.violations), []);
  } finally {
    await close();
  }
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Walks a lesson to its end by the keyboard; returns what it said at each place. */
async function walked(page, { title, steps }, lang = "en") {
  const next = page.locator("both-ways .lesson .next");
  const told = [];
  // The player tells of each place once it is shown.
  for (let places = 1; places < 100; places += 1) {
    await page.waitForFunction((places) => window.places === places, places);
    told.push(await page.locator("both-ways .lesson").innerText());
    if (!(await next.isVisible())) break;
    await next.focus();
    await page.keyboard.press("Enter");
  }
  assert.equal(await page.title(), title);
  const { where, failed } = read(`www/texts/pages/classroom/${lang}.json`);
  const at = where.split("{kind}")[0].replace(/\{steps?\}/g, String(steps.length));
  assert.ok(told.at(-1).includes(at), `${at} in ${told.at(-1)}`);
  assert.ok(!told.join("\n").includes(failed.split("{")[0]));
  assert.doesNotMatch(told.join("\n"), /\{[\w-]+\}/);
  return told;
}

/** The chart is there; the page has first to look what it contains before it has an element. */
const shown = (page) => page.waitForFunction(() => document.querySelector("both-ways").answer?.());

/** In the page: the answer of its chart, once that is there, and what else the page asked for. */
async function look() {
  const find = () => document.querySelector("both-ways");
  while (!find()?.answer?.()) await new Promise((done) => setTimeout(done, 20));
  await find().updateComplete;
  const asked = performance.getEntriesByType("resource").map(({ name }) => name);
  return { answer: JSON.stringify(find().answer()), asked, title: document.title };
}

/** In the page: the whole answer of a new element to a state. */
async function ask(fields) {
  await customElements.whenDefined("both-ways");
  const chart = document.createElement("both-ways");
  Object.assign(chart, fields);
  chart.setAttribute("loading", "eager");
  document.body.replaceChildren(chart);
  await chart.ready;
  // With the reader's first sign comes what no first chart waits for.
  chart.shadowRoot.querySelector(".widget").dispatchEvent(new PointerEvent("pointerenter"));
  while (!chart.shadowRoot.querySelector(".downloads")) await new Promise((done) => setTimeout(done, 20));
  return JSON.stringify(chart.answer());
}

/** The answers of the served element, which fetches what it needs. Engines name countries differently. */
async function servedAnswers(engine, states = STATES) {
  await engine.go(`${site.origin}/gallery.html?view=none`);
  const answers = [];
  for (const fields of states) answers.push(await engine.evaluate(ask, fields));
  return answers;
}

/** A host of that one file, which writes down whatever it is asked for. */
async function counted(file) {
  const asked = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { asked, url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

test(`it has less than ${LIMIT} bytes`, () => {
  const { size } = statSync(FILE);
  assert.ok(size < LIMIT, `${size} bytes`);
  assert.ok(size > 200_000, "all of it");
});

test("its words are the same in both languages and in the page before any script", () => {
  const [en, ar] = ["en", "ar"].map((lang) => read(`${WORDS}/${lang}.json`));
  assert.deepEqual(Object.keys(ar), Object.keys(en));
  const page = readFileSync(FILE, "utf8");
  const said = [...page.matchAll(/data-t="(\w+)">([^<]*)</g)];
  assert.ok(said.length >= 4);
  for (const [, key, words] of said) assert.ok(key in en && (!words || words === en[key]), key);
});

test("its policy names a script and a style by their hashes, and no address", () => {
  const page = readFileSync(FILE, "utf8");
  const [, policy] = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[\w+/]+=*' 'wasm-unsafe-eval'; style-src 'sha256-/);
  assert.doesNotMatch(policy, /unsafe-inline|'self'|https?:|connect-src/);
  assert.match(policy, /trusted-types 'none'/);
});

describe("opened from a disk", () => {
  for (const name of Object.keys(ENGINES)) {
    test(`${name} gives the answers of the served element, and asks for nothing`, async () => {
      const engine = await ENGINES[name]();
      try {
        const served = await servedAnswers(engine);
        for (const [at, fields] of STATES.entries()) {
          await engine.go(urlOf(FILE, queryOf(fields)));
          const { answer, asked } = await engine.evaluate(look);
          assert.deepEqual(JSON.parse(answer), JSON.parse(served[at]), JSON.stringify(fields));
          assert.deepEqual(asked, []);
        }
        assert.deepEqual(engine.lines ?? [], []);
      } finally {
        await engine.close();
      }
    });

    test(`${name} speaks Arabic where the address asks for it, with the same one file`, async () => {
      const [host, engine] = await Promise.all([counted(FILE), ENGINES[name]()]);
      const states = STATES.filter(({ view }) => [undefined, "map", "sources"].includes(view));
      try {
        const served = await servedAnswers(engine, states.map((fields) => ({ ...fields, lang: "ar" })));
        for (const [at, fields] of states.entries()) {
          await engine.go(urlOf(FILE, `${queryOf(fields)}&lang=ar`));
          const { answer, asked, title } = await engine.evaluate(look);
          assert.deepEqual(JSON.parse(answer), JSON.parse(served[at]), JSON.stringify(fields));
          assert.deepEqual([asked, title], [[], read(`${WORDS}/ar.json`).title]);
        }
        await engine.go(`${host.url}?lang=ar`);
        await engine.evaluate(look);
        const { dir, words, table } = await engine.evaluate(async () => {
          const chart = document.querySelector("both-ways");
          await Promise.all(["csv", "svg"].map((kind) => chart.download(kind)));
          const [words, table] = [document.body.innerText, chart.shadowRoot.querySelector("caption").textContent];
          return { dir: document.dir, words, table };
        });
        assert.equal(dir, "rtl");
        assert.ok(words.includes(read(`${WORDS}/ar.json`).apart));
        assert.match(table, /\p{Script=Arabic}/u);
        assert.deepEqual(host.asked, ["/?lang=ar"]);
      } finally {
        host.close();
        await engine.close();
      }
    });

    test(`${name} makes exactly one request`, async () => {
      const [host, engine] = await Promise.all([counted(FILE), ENGINES[name]()]);
      try {
        await engine.go(host.url);
        await engine.evaluate(look);
        // Everything that waits for a reader, the map's shapes and all pictures.
        await engine.evaluate(async () => {
          const chart = document.querySelector("both-ways");
          for (const view of ["map", "sources", "balance"]) {
            chart.view = view;
            await chart.updateComplete;
          }
          for (const kind of ["csv", "svg", "png"]) await chart.download(kind);
        });
        assert.deepEqual(host.asked, ["/"]);
      } finally {
        host.close();
        await engine.close();
      }
    });

    test(`${name} shows a page that the command made of a CSV, and follows its address`, async () => {
      const [file, engine] = [ownPage(), await ENGINES[name]()];
      try {
        await engine.go(urlOf(file));
        const { answer, asked, title } = await engine.evaluate(look);
        const { rows, source } = JSON.parse(answer);
        assert.deepEqual(rows.map(({ forward, back }) => [forward.value, back.kind, back.value]), [
          [9, "notMeasured", undefined],
          [12, "known", 7],
        ]);
        assert.match(source, /class\.csv/);
        assert.equal(title, "Letters of a class");
        assert.deepEqual(asked, []);
        const href = await engine.evaluate(async () => {
          const chart = document.querySelector("both-ways");
          chart.view = "flows";
          await chart.updateComplete;
          return location.href;
        });
        assert.equal(href, urlOf(file, "?c.view=flows"));
        assert.deepEqual(engine.lines ?? [], []);
      } finally {
        await engine.close();
      }
    });
  }

  test("it asks for one file in Chromium, which counts data: apart", async () => {
    const { page, close } = await open(browser, "about:blank");
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(urlOf(FILE, "?c.view=map"));
    await shown(page);
    assert.deepEqual(asked.filter((url) => !url.startsWith("data:")), [urlOf(FILE, "?c.view=map")]);
    await close();
  });

  test("all views, More, downloads and the way back are there", () =>
    on(urlOf(FILE), async (page) => {
      await shown(page);
      await whole(page);
      assert.equal(await shadow(page, '[role="tab"]').count(), 8);
      await shadow(page, '[role="tab"]').filter({ hasText: "Grid" }).click();
      await page.waitForFunction(() => document.querySelector("both-ways").state.view === "matrix");
      assert.equal(page.url(), urlOf(FILE, "?c.view=matrix"));
      await page.goBack();
      await page.waitForFunction(() => document.querySelector("both-ways").state.view === "timeline");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        shadow(page, ".downloads button").filter({ hasText: "CSV" }).click(),
      ]);
      const text = readFileSync(await download.path(), "utf8");
      assert.match(text, /8850000/);
      const kinds = await page.evaluate(async () => {
        const chart = document.querySelector("both-ways");
        const start = async (kind) => (await (await chart.download(kind)).text()).slice(0, 4);
        return [await start("json"), await start("svg"), (await start("png")).slice(1)];
      });
      assert.deepEqual(kinds, ["{\n  ", "<svg", "PNG"]);
    }));

  test("every set is named with source and licence, and its title shows it", () =>
    on(urlOf(FILE), async (page) => {
      await shown(page);
      const items = page.locator(".sources li");
      assert.equal(await items.count(), 6);
      for (const words of await items.allInnerTexts()) {
        assert.match(words, /Source: \S.*\.\s+Licence: \S/s);
        assert.doesNotMatch(words, /undefined|not stated/);
      }
      await items.filter({ hasText: "MISP" }).locator("a").first().click();
      await page.waitForFunction(() => document.querySelector("both-ways").state.figures === "misp");
    }));

  test("figures of one's own stand first, and give way to bundled ones and back", () =>
    on(urlOf(ownPage()), async (page) => {
      await shown(page);
      const own = page.locator(".sources li").first();
      assert.match(await own.innerText(), /class.*Source: class\.csv.*Licence: not stated/s);
      const rows = () => page.evaluate(() => document.querySelector("both-ways").answer().source);
      await page.locator(".sources li a", { hasText: "DCID" }).first().click();
      await page.waitForFunction(() => document.querySelector("both-ways").state.figures === "dcid");
      assert.doesNotMatch(await rows(), /class/);
      await own.locator("a").click();
      await page.waitForFunction(() => document.querySelector("both-ways").state.src);
      assert.match(await rows(), /class\.csv/);
    }));

  test("it speaks as the reader does, and the link beside it speaks the other way, in the same place", () =>
    on(
      urlOf(FILE),
      async (page) => {
        await shown(page);
        assert.equal(await page.evaluate(() => document.documentElement.lang), "ar");
        await page.evaluate(() => (document.querySelector("both-ways").view = "flows"));
        await page.waitForURL(/c\.view=flows/);
        await page.getByRole("link", { name: "English" }).click();
        await shown(page);
        assert.equal(page.url(), urlOf(FILE, "?c.view=flows&lang=en"));
        const [lang, view] = await page.evaluate(() => [document.documentElement.lang, document.querySelector("both-ways").state.view]);
        assert.deepEqual([lang, view], ["en", "flows"]);
        await page.getByRole("link", { name: "العربية" }).click();
        await page.waitForFunction(() => document.dir === "rtl");
        const items = await page.locator(".sources li").allInnerTexts();
        for (const words of items) assert.match(words, /المصدر: \S.*الترخيص: \S/s);
      },
      { locale: "ar-EG" },
    ));

  test("whatever else the address says of a language, it speaks English", () =>
    on(urlOf(FILE, "?lang=%00"), async (page) => {
      await shown(page);
      assert.equal(await page.evaluate(() => document.querySelector("both-ways").state.lang), "en");
    }));

  test("with --lang it begins in that language, with every text of the served element", async () => {
    const file = made("de.html", "data/misp", "--lang", "de");
    assert.ok(statSync(file).size < LIMIT, `${statSync(file).size} bytes`);
    const { title: english, bothways } = read("data/misp/datapackage.json");
    const states = [{ figures: "misp" }, { figures: "honeypots", view: "map", pair: "US-JP" }];
    const { page, close } = await open(browser, `${site.origin}/gallery.html?view=none`);
    const served = [];
    for (const fields of states) served.push(await page.evaluate(ask, { ...fields, lang: "de" }));
    await close();
    for (const [at, fields] of states.entries()) {
      await on(urlOf(file, queryOf(fields)), async (page) => {
        const { answer, title } = await page.evaluate(look);
        assert.deepEqual(JSON.parse(answer), JSON.parse(served[at]));
        assert.equal(title, bothways.translations.de[english]);
        assert.deepEqual(await page.locator("nav a").allInnerTexts(), ["English"]);
      });
    }
  });

  test("a lesson is walked in Arabic, too", () =>
    on(urlOf(made("arabic.html", "--lesson", "www/lessons/two-sides.json"), "?lang=ar"), (page) =>
      walked(page, { ...read("www/lessons/two-sides.json"), ...{ title: read("www/lessons/ar/two-sides.json").title } }, "ar"),
    ));

  test("a lesson is walked to its last step by the keyboard", () =>
    on(urlOf(made("lesson.html", "--lesson", "www/lessons/same-pair.json")), (page) =>
      walked(page, read("www/lessons/same-pair.json")),
    ));

  test("a lesson about one's own set is walked, too, with the set's figures in its words", () => {
    const file = "cli/tests/fixtures/letters-of-a-class.json";
    writeFileSync(join(folder, "letters.csv"), CSV);
    return on(urlOf(made("own.html", join(folder, "letters.csv"), "--lesson", file)), async (page) => {
      const told = await walked(page, read(file));
      for (const said of ["we sent 12 letters", "Back came 7, which is 5 fewer", "our 12 letters"]) {
        assert.ok(told.join("\n").includes(said), `${said}: ${told}`);
      }
      assert.match(told.join("\n"), /counted [\d,]+ addresses in 2011/);
      assert.match(await shadow(page, "h3").first().innerText(), /^letters: Germany and France/);
    });
  });

  test("on paper stand the chart, its table and the list of sets", () =>
    on(urlOf(FILE), async (page) => {
      await shown(page);
      await page.emulateMedia({ media: "print" });
      for (const part of ["both-ways canvas", "both-ways table", ".sources li >> nth=5"]) {
        assert.ok(await page.locator(part).first().isVisible(), part);
      }
      assert.ok((await page.pdf({ format: "A4" })).length > 20_000);
    }));
});

describe("what the guide says", () => {
  const guide = readFileSync("docs/offline.md", "utf8");
  const commands = [...guide.matchAll(/^bothways .*$/gm)].map(([line]) => line);

  test("it has a command for a language, figures, a question and a lesson", () => assert.equal(commands.length, 4));
  for (const command of commands) {
    test(command, async () => {
      writeFileSync(join(folder, "class.csv"), CSV);
      for (const name of ["data", "dist", "www"]) linkOnce(name);
      const env = { ...process.env, PATH: `${resolve("target/debug")}:${process.env.PATH}` };
      execFileSync("bash", ["-euc", command], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
      const file = join(folder, command.split(" ").at(-1));
      assert.ok(statSync(file).size < LIMIT);
      await on(urlOf(file), shown);
    });
  }
});

/** The repository's folders beside the reader's own file. */
function linkOnce(name) {
  if (!existsSync(join(folder, name))) symlinkSync(resolve(name), join(folder, name));
}

test("where it cannot run, it says what it needs", async () => {
  const { page, close } = await open(browser, urlOf(FILE), { javaScriptEnabled: false });
  assert.match(await page.locator("both-ways").innerText(), /needs a current browser/);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds no fault of WCAG 2.2 AA, and nothing is cut at 320 px, ${colorScheme}`, async () => {
    const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
    for (const [file, query] of [[FILE], [FILE, "?lang=ar"], [ownPage()]]) {
      const options = { bypassCSP: true, viewport: { width: 320, height: 800 }, colorScheme };
      await on(
        urlOf(file, query),
        async (page) => {
          await shown(page);
          await whole(page);
          await page.evaluate(axe);
          const { passes, violations } = await page.evaluate(() =>
            window.axe.run(document, {
              runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
            }),
          );
          assert.ok(passes.length >= 12);
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
        },
        options,
      );
    }
  });
}
