// What the doctor says of a policy, held against what browsers do: it says “works” exactly where the
// chart draws, and all that a reader brings along comes, without one violation; and every policy that
// it mends works.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import puppeteer from "puppeteer-core";
import sirv from "sirv";
import { distFile, FONTS, launch } from "./browser.mjs";
import { bring } from "./typescript.mjs";

const { readPasted, written } = await bring("www/pages/builder/csp-read.ts");
const { diagnose } = await bring("www/pages/builder/csp.ts");
const { allows } = await bring("www/pages/builder/csp-source.ts");
const { files } = JSON.parse(await distFile("manifest.json"));
const { integrity } = files["bothways.js"];

const WASM = "'wasm-unsafe-eval'";
const HASH = `'${integrity}'`;

/** How pages let scripts run: `HERE` is the page's own origin, `THERE` the other one. */
const SCRIPTS = [
  "",
  `script-src 'self' ${WASM};`,
  "script-src 'self';",
  "script-src 'none';",
  "script-src * 'unsafe-eval';",
  `script-src https: ${WASM};`,
  `script-src http: ${WASM};`,
  `script-src 'nonce-n' ${WASM};`,
  `script-src 'nonce-n' 'strict-dynamic' 'self' ${WASM};`,
  `script-src ${HASH} ${WASM};`,
  `script-src ${HASH} 'strict-dynamic' ${WASM};`,
  `script-src 'strict-dynamic' ${WASM};`,
  `script-src HERE ${WASM};`,
  `script-src HERE/lib/ ${WASM};`,
  `script-src 127.0.0.1:* ${WASM};`,
  "script-src-elem 'self';",
  `script-src-elem 'self'; script-src ${WASM};`,
  "script-src 'self' 'trusted-types-eval';",
];
/** And the rest. */
const RESTS = ["", "default-src 'none'", "connect-src 'self'; img-src data: blob:"];

/** Each a list of headers; one that begins with a `?` only reports, with a `<` it stands in the page. */
const HERE = [
  ...SCRIPTS.flatMap((script) => RESTS.map((rest) => [`${script} ${rest}`.trim()]).filter(([policy]) => policy)),
  [`default-src 'none'; script-src 'self' ${WASM}; connect-src 'self'; style-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`],
  [`style-src 'none'; style-src-attr 'none'; style-src-elem 'none'; font-src 'none'; media-src 'none'; worker-src 'none'; object-src 'none'; child-src 'none'; base-uri 'none'; form-action 'none'`],
  ["connect-src 'none'"],
  ["connect-src *"],
  ["img-src 'self' https:"],
  ["img-src *"],
  [`script-src 'self' ${WASM}`, "connect-src 'none'"],
  [`script-src 'nonce-n' 'strict-dynamic' ${WASM}`, `script-src 'self' ${WASM}`],
  [`script-src 'nonce-n' ${WASM}`, `script-src 'nonce-m' ${WASM}`],
  ["default-src 'self', img-src 'none'"],
  ["?default-src 'none'"],
  [`?default-src 'none'`, "default-src 'self'"],
  ["<default-src 'self'"],
  [`<script-src 'self' ${WASM}; sandbox`],
  ["sandbox"],
  ["sandbox allow-scripts"],
  ["sandbox allow-scripts allow-same-origin"],
  ["DEFAULT-SRC 'SELF' 'WASM-UNSAFE-EVAL' data:"],
  ["default-src 'self' data: 'wasm-unsafe-eval'; default-src 'none'"],
  ["frame-src 'none'; default-src * data: 'unsafe-eval'"],
  ["child-src 'self'; script-src 'none'"],
];
const THERE = [
  [`default-src 'none'; script-src 'self' ${WASM}; connect-src 'self'; img-src data:`],
  [`default-src 'none'; script-src THERE ${WASM}; connect-src THERE; img-src data:`],
  [`script-src THERE/ ${WASM}; connect-src THERE/bothways.wasm; img-src data:`],
  [`script-src THERE/bothways.js ${WASM}`],
  [`script-src 'nonce-n' 'strict-dynamic' ${WASM}; connect-src http:`],
  ["default-src http: data: 'unsafe-eval'"],
  ["default-src 'none'; script-src 'none'"],
  ["sandbox allow-scripts"],
  ["sandbox"],
];

/** Serves dist/ to everybody, and pages by their path. */
async function site() {
  const pages = new Map();
  const setHeaders = (response) => response.setHeader("access-control-allow-origin", "*");
  const dist = { open: sirv("dist", { dev: true, setHeaders }), own: sirv("dist", { dev: true }) };
  let isOpen = false;
  const server = createServer((request, response) => {
    const page = pages.get(request.url);
    if (page) return response.writeHead(200, { "content-type": "text/html", ...page.headers }).end(page.html);
    (isOpen ? dist.open : dist.own)(request, response, () => response.writeHead(404).end());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const put = (html, headers) => {
    const path = `/page-${pages.size}`;
    pages.set(path, { html, headers });
    return origin + path;
  };
  const frame = (headers) => pages.set("/embed.html", { html: "<!doctype html><title>framed</title>", headers });
  frame({});
  return { origin, put, frame, open: () => (isOpen = true), close: () => server.close() };
}

/** Notes each violation that blocked something; no page asks for an icon on purpose. */
const WATCH = `window.violations = [];
  addEventListener("securitypolicyviolation", ({ disposition, effectiveDirective, blockedURI }) => {
    if (disposition === "enforce" && !blockedURI.endsWith("favicon.ico")) violations.push(effectiveDirective + " " + blockedURI);
  });`;

/** Runs in the page: draws, lets a reader come, and makes a file. Says what came of it. */
const LOOK = `(async () => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const until = async (met, ms) => { for (let at = 0; at < ms && !met(); at += 25) await wait(25); return met(); };
  const chart = document.querySelector("both-ways");
  const defined = () => customElements.get("both-ways");
  await until(() => defined() || violations.length, 1500);
  await until(defined, 250);
  if (!defined()) return { drawn: false, violations };
  const drawn = await Promise.race([chart.ready.then(() => true, () => false), wait(30_000).then(() => false)]);
  if (!drawn) return { drawn, violations };
  chart.shadowRoot.querySelector(".widget").dispatchEvent(new PointerEvent("pointerenter"));
  const came = () => chart.shadowRoot.querySelector(".downloads");
  await until(() => came() || violations.length, 30_000);
  const file = came() && (await chart.download("svg").then(({ size }) => size > 1000, () => false));
  return { drawn: !!file, violations };
})()`;

/** A page that a sandbox forbids scripts in never answers; for any other a busy machine has its time. */
const orNothing = (looked, limit = 60_000) => {
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, limit, { drawn: false, violations: [] })));
  return Promise.race([looked, late]).finally(() => clearTimeout(timer));
};

/** Each looks at an address with a fresh page: what `LOOK` says, or whether the frame is in it. */
async function chromium() {
  const browser = await launch();
  return {
    async look(url, limit) {
      const context = await browser.newContext();
      await context.addInitScript(WATCH);
      const page = await context.newPage();
      await page.goto(url);
      const seen = await orNothing(page.evaluate(LOOK).catch(() => ({ drawn: false, violations: [] })), limit);
      await context.close();
      return seen;
    },
    async frame(url) {
      const page = await browser.newPage();
      await page.goto(url);
      const [, framed] = page.frames();
      const title = await orNothing(framed.title().catch(() => ""), 10_000);
      await page.close();
      return title === "framed";
    },
    close: () => browser.close(),
  };
}

async function firefox() {
  const env = { ...process.env, FONTCONFIG_FILE: FONTS };
  const options = { browser: "firefox", protocol: "webDriverBiDi", headless: true };
  const browser = await puppeteer.launch({ ...options, executablePath: "/usr/bin/firefox-esr", env });
  return {
    async look(url, limit) {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(WATCH);
      await page.goto(url);
      const seen = await orNothing(page.evaluate(LOOK).catch(() => ({ drawn: false, violations: [] })), limit);
      await page.close();
      return seen;
    },
    close: () => browser.close(),
  };
}

/** The page's address, with what it needs of the element or of the frame in it. */
function publish(here, list, body, others = {}) {
  const headers = { ...others, "content-security-policy": [], "content-security-policy-report-only": [] };
  const metas = [];
  for (const { place, words } of list) {
    if (place === "meta") metas.push(`<meta http-equiv="Content-Security-Policy" content="${words.replaceAll('"', "&quot;")}">`);
    else headers[`content-security-policy${place === "report" ? "-report-only" : ""}`].push(words);
  }
  return here.put(`<!doctype html><html lang="en"><head><title>t</title>${metas.join("")}${body}</html>`, headers);
}

/**
 * The element as the snippet has it, but for the links that fetch ahead: a script that was fetched by
 * one of those passes Chromium's 'strict-dynamic' without its nonce, and Firefox's does not.
 */
const element = (base, nonce = "") =>
  `<script type="module" src="${base}/bothways.js" integrity="${integrity}" crossorigin${nonce && ` nonce="${nonce}"`}></script>` +
  `</head><body><both-ways loading="eager"><img alt="" src="data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E"></both-ways></body>`;

const framed = (base) => `</head><body><iframe title="t" sandbox="allow-scripts" src="${base}/embed.html"></iframe></body>`;

const PLACES = { "?": "report", "<": "meta" };

/** A list of the tests above as somebody would paste it. */
const pasted = (list) =>
  list[0].startsWith("<")
    ? `<meta http-equiv="Content-Security-Policy" content="${list[0].slice(1)}">`
    : list
        .map((words) => (words.startsWith("?") ? `Content-Security-Policy-Report-Only: ${words.slice(1)}` : `Content-Security-Policy: ${words}`))
        .join("\n");

let [here, there, browsers] = [];
before(async () => {
  [here, there] = await Promise.all([site(), site()]);
  there.open();
  browsers = { chromium: await chromium(), firefox: await firefox() };
});
after(async () => {
  await Promise.all(Object.values(browsers).map((browser) => browser.close()));
  for (const each of [here, there]) each.close();
});

/** Holds what is said of one list against what a browser does. */
async function check(browser, list, base) {
  const own = list.map((words) => words.replaceAll("HERE", here.origin).replaceAll("THERE", there.origin));
  const site = { page: new URL(here.origin), base: new URL(`${base}/`) };
  const finding = diagnose(readPasted(pasted(own)), site);
  const given = own.map((words) => ({ place: PLACES[words[0]] ?? "header", words: words.replace(/^[?<]/, "") }));
  const bare = await browser.look(publish(here, given, element(base)), own.some((words) => /^sandbox( |$)/.test(words)) ? 4000 : undefined);
  const works = bare.drawn && bare.violations.length === 0;
  assert.equal(finding.advice === "works", works, `${own.join(" | ")}: ${finding.advice}, ${JSON.stringify(bare)}`);
  if (!works) await checkMended(browser, finding, base);
}

async function checkMended(browser, { element: { mended }, nonce }, base) {
  const list = mended.map(({ place, policy }) => ({ place, words: written(policy) }));
  const seen = await browser.look(publish(here, list, element(base, nonce)));
  assert.deepEqual(seen, { drawn: true, violations: [] }, list.map(({ words }) => words).join(" | "));
}

test("there are enough policies, and every answer occurs", () => {
  assert.ok(HERE.length + THERE.length >= 80, `${HERE.length + THERE.length}`);
  const says = HERE.map((list) => diagnose(readPasted(pasted(list)), { page: new URL("http://a.example"), base: new URL("http://a.example/") }).advice);
  for (const advice of ["works", "nonce", "mend", "frame"]) assert.ok(says.filter((each) => each === advice).length >= 3, `${advice}: ${says}`);
});

describe("Chromium does what is said", { concurrency: 2 }, () => {
  for (const list of HERE) test(`here: ${list.join(" | ")}`, () => check(browsers.chromium, list, here.origin));
  for (const list of THERE) test(`there: ${list.join(" | ")}`, () => check(browsers.chromium, list, there.origin));
});

describe("Firefox does, too", () => {
  for (const list of HERE.filter((_, at) => at % 7 === 3)) test(`here: ${list.join(" | ")}`, () => check(browsers.firefox, list, here.origin));
  for (const list of THERE.slice(0, 5)) test(`there: ${list.join(" | ")}`, () => check(browsers.firefox, list, there.origin));
});

describe("a frame is let in exactly where that is said", () => {
  const lists = ["default-src 'self'", "default-src 'none'", "frame-src THERE", "child-src THERE/; default-src 'none'", "frame-src 'none'; child-src *", "script-src 'none'", "frame-src 127.0.0.1:*"];
  for (const [name, at] of [["here", () => here], ["there", () => there]]) {
    for (const policy of lists) {
      test(`${name}: ${policy}`, async () => {
        const base = at().origin;
        const words = policy.replaceAll("THERE", there.origin);
        const { frame } = diagnose(readPasted(words), { page: new URL(here.origin), base: new URL(`${base}/`) });
        const isIn = (list) => browsers.chromium.frame(publish(here, list, framed(base)));
        const place = "header";
        assert.equal(await isIn([{ place, words }]), frame.faults.length === 0);
        assert.ok(await isIn(frame.mended.map(({ policy }) => ({ place, words: written(policy) }))));
      });
    }
  }
});

describe("other headers", () => {
  const site = () => ({ page: new URL(here.origin), base: new URL(`${there.origin}/`) });
  const COEP = { "cross-origin-embedder-policy": "require-corp" };

  test("Cross-Origin-Embedder-Policy and -Opener-Policy are no hindrance to the script, from another origin either", async () => {
    const others = { ...COEP, "cross-origin-opener-policy": "same-origin" };
    const finding = diagnose(readPasted(Object.entries(others).map((header) => header.join(": ")).join("\n")), site());
    assert.deepEqual([finding.advice, finding.isEmbedderStrict], ["works", true]);
    assert.deepEqual(await browsers.chromium.look(publish(here, [], element(there.origin), others)), { drawn: true, violations: [] });
  });

  test("but a frame has to send two of its own", async () => {
    assert.equal(await browsers.chromium.frame(publish(here, [], framed(there.origin), COEP)), false);
    there.frame({ ...COEP, "cross-origin-resource-policy": "cross-origin" });
    assert.equal(await browsers.chromium.frame(publish(here, [], framed(there.origin), COEP)), true);
    there.frame({});
  });

  test("Integrity-Policy keeps out what a script imports: the frame", async () => {
    const others = { "integrity-policy": "blocked-destinations=(script)" };
    const finding = diagnose(readPasted("Integrity-Policy: blocked-destinations=(script)"), site());
    assert.deepEqual([finding.advice, finding.needsHashes], ["frame", true]);
    // Nothing tells that an import was kept out: the script just never runs.
    assert.equal((await browsers.chromium.look(publish(here, [], element(here.origin), others), 4000)).drawn, false);
    assert.equal(await browsers.chromium.frame(publish(here, [], framed(there.origin), others)), true);
  });
});

describe("what is pasted", () => {
  const names = (text) => readPasted(text)?.policies.map(({ place, policy }) => `${place}: ${written(policy)}`);

  test("a bare policy, in one line or in several", () => {
    assert.deepEqual(names("default-src 'self';\n  script-src 'none'"), ["header: default-src 'self'; script-src 'none'"]);
  });

  test("whole headers, as browsers and curl show them", () => {
    const text = `< HTTP/2 200\n< content-type: text/html\n< Content-Security-Policy: default-src 'self';\n  img-src *\n< content-security-policy-report-only: default-src 'none'\n< cross-origin-embedder-policy: require-corp\n`;
    assert.deepEqual(names(text), ["header: default-src 'self'; img-src *", "report: default-src 'none'"]);
    assert.equal(readPasted(text).embedder, "require-corp");
  });

  test("several policies in one header", () => {
    assert.deepEqual(names("Content-Security-Policy: default-src 'self', img-src *"), ["header: default-src 'self'", "header: img-src *"]);
  });

  test("headers without a policy forbid nothing", () => {
    assert.deepEqual(readPasted("HTTP/1.1 200 OK\nContent-Type: text/html").policies, []);
  });

  test("a tag, whose sandbox does not count", () => {
    const tag = `<head><meta charset="utf-8"><meta content="default-src &#39;self&#39;; sandbox" http-equiv='content-security-policy'></head>`;
    assert.deepEqual(names(tag), ["meta: default-src 'self'"]);
  });

  test("what is no policy is refused", () => {
    for (const text of ["", "hello", "https://example.org/", "our policy is strict"]) assert.equal(readPasted(text), undefined, text);
  });
});

describe("a source and an address", () => {
  const page = new URL("https://news.example/article");
  const cases = [
    ["https://cdn.example", "https://cdn.example/a.js", true],
    ["cdn.example", "https://cdn.example/a.js", true],
    ["cdn.example", "http://cdn.example/a.js", false],
    ["http://cdn.example", "https://cdn.example/a.js", true],
    ["*.example", "https://cdn.example/a.js", true],
    ["*.cdn.example", "https://cdn.example/a.js", false],
    ["https://cdn.example:8443", "https://cdn.example/a.js", false],
    ["https://cdn.example:*", "https://cdn.example:8443/a.js", true],
    ["https://cdn.example/lib/", "https://cdn.example/lib/a.js", true],
    ["https://cdn.example/lib", "https://cdn.example/lib/a.js", false],
    ["https://CDN.example/li%62/a.js", "https://cdn.example/lib/a.js", true],
    ["https:", "https://any.example/", true],
    ["*", "https://any.example/", true],
    ["*", "data:image/png,", false],
    ["data:", "data:image/png,", true],
    ["'self'", "https://news.example/b", true],
    ["'self'", "https://news.example:8443/b", false],
    ["'none'", "https://news.example/b", false],
    ["'nonce-abc'", "https://news.example/b", false],
  ];
  for (const [source, url, passes] of cases) {
    test(`${source} ${passes ? "lets" : "does not let"} ${url} pass`, () => assert.equal(allows([source], new URL(url), page), passes));
  }
});
