// Private by proof: all traffic and all that a page could keep or tell a visitor by, over a whole
// session on every page of dist/. What comes out is the list in docs/privacy.md.
//
//   MAKE_REF=1 node --test tests/e2e/privacy.test.mjs      writes that list anew

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { change, launch, open, ready, serve, shadow } from "./browser.mjs";
import { usedIn, WATCHED, watching } from "./watch.mjs";

const DOCS = "docs/privacy.md";

/** All that may be read or done, and what for. */
const ALLOWED = {
  "AudioBuffer.prototype.getChannelData": "the hiss of the sounds is written there, and nothing read",
  "AudioContext": "the sounds, at the reader’s command",
  "BroadcastChannel": "the teacher’s notes, in a second window of the same browser, follow the lesson",
  "CanvasRenderingContext2D.prototype.measureText": "how wide the chart’s own words are",
  "HTMLCanvasElement.prototype.getContext 2d": "the chart",
  "HTMLCanvasElement.prototype.toBlob": "the PNG, at the reader’s command; it goes to the reader’s disk",
  "Intl.Collator": "names in the order of the language",
  "Intl.DateTimeFormat": "months and days in words",
  "Intl.DisplayNames": "names of countries",
  "Intl.ListFormat": "lists in words",
  "Intl.Locale": "which of the texts a language means",
  "Intl.NumberFormat": "figures as the language writes them",
  "Intl.PluralRules": "“1 computer”, “2 computers”",
  "Navigator.prototype.clipboard": "“Copy link”, at the reader’s command; it is written, never read",
  "Navigator.prototype.languages": "countries are found by their names in the reader’s languages",
  "Navigator.prototype.language": "whether a worksheet is for A4 or Letter",
  "Navigator.prototype.userActivation": "whether the browser lets a presentation fill the screen",
  "Performance.prototype.now": "when a movement began, and when the last choice was",
  "Worker": "a table of the reader’s own is read and mended there",
  "devicePixelRatio": "a sharp line",
  "matchMedia forced-colors": "the system’s colours",
  "matchMedia min-width": "how many previews the builder’s page has room for",
  "matchMedia prefers-color-scheme": "light or dark",
  "matchMedia prefers-contrast": "stronger colours",
  "matchMedia prefers-reduced-motion": "no movement",
  "matchMedia print": "paper is light",
  "matchMedia resolution": "a sharp line, when the page moves to another screen",
};

/** A page without a policy of its own, so that nothing but the widget itself keeps it private. */
const BARE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title>
<link rel="icon" href="data:,"><script type="module" src="/bothways.js"></script></head><body>
<p><a href="#c" data-both-ways='{"pair":"JP-CN"}'>Japan</a></p>
<both-ways id="c" url-state="c"></both-ways></body></html>`;
/** The same in a frame, as the snippet for hosts has it. */
const FRAMED = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Framed</title>
<link rel="icon" href="data:,"></head><body><iframe src="/embed.html?pair=US-CN" title="A chart"
sandbox="allow-scripts" width="100%" height="600"></iframe>
<script async src="/bothways-frame.js"></script></body></html>`;
const OWN = "period,source,target,category,measure,value,status\n2011,US,CN,all,events,5,reported\n";

/** Both modes, and every page that is there. */
const pages = readdirSync("dist").filter((name) => name.endsWith(".html")).sort();
const framed = pages.includes("embed.html") ? ["/framed"] : [];
const LESSON = "/classroom.html?lesson=two-sides";
const paths = ["/bare", ...framed, LESSON, ...pages.map((name) => `/${name}`)];

let browser;
let site;
before(async () => {
  const own = (_, response) => response.writeHead(200, { "content-type": "text/csv" }).end(OWN);
  const listener = (_, response) =>
    response.writeHead(200, { "content-type": "text/javascript" }).end(snippet());
  const measured = BARE.replace("</head>", '<script type="module" src="/measure.js"></script></head>');
  const served = { "/bare": BARE, "/framed": FRAMED, "/measured": measured };
  const files = { "/own/figures.csv": own, "/measure.js": listener };
  [browser, site] = await Promise.all([launch(), serve({ ...served, ...files })]);
});
after(async () => {
  await browser.close();
  site.close();
});

/** The steps of a reader who tries everything; each says whether there was something to try. */
const STEPS = {
  "a link of the prose": (page) => click(page.locator("[data-both-ways]")),
  "hover": async (page) => {
    await shadow(page, ".stage").first().hover();
    return true;
  },
  "More": async (page) => {
    await shadow(page, ".downloads").first().waitFor({ state: "attached" });
    return click(shadow(page, ".more-button"));
  },
  "the other pair": (page) => set(page, { pair: "JP-CN" }),
  "swap": (page) => click(shadow(page, ".controls button")),
  "a country by its name": async (page) => {
    const field = shadow(page, "[role=combobox]").first();
    if (!(await field.isVisible())) return false;
    await field.fill("Japan");
    await page.keyboard.press("Escape");
    return true;
  },
  "every view": async (page) => {
    const tabs = shadow(page, "[role=tab]");
    // The first element of a page may have no controls.
    const last = (await tabs.first().isVisible()) ? await tabs.count() : 0;
    for (let at = 0; at < last; at += 1) {
      await tabs.nth(at).click();
      await settled(page);
    }
    return last === 8;
  },
  "another set on a map": (page) => set(page, { figures: "honeypots", view: "map", pair: "US-JP" }),
  "months": (page) => set(page, { view: "timeline", sum: "running" }),
  "the table": (page) => set(page, { view: "table", of: "map", sum: null }),
  "other languages": async (page) =>
    (await set(page, { lang: "de" })) && (await set(page, { lang: "ar", view: "matrix" })),
  "downloads": async (page) => {
    const kinds = ["CSV", "JSON", "SVG", "PNG"];
    for (const kind of kinds) {
      const button = shadow(page, ".downloads button").filter({ hasText: kind }).first();
      if (!(await button.isVisible())) return false;
      await Promise.all([page.waitForEvent("download"), button.click()]);
    }
    return true;
  },
  "the link": (page) => click(shadow(page, ".downloads + .downloads button")),
  "sounds": async (page) => {
    if (!(await click(shadow(page, ".sound button")))) return false;
    await page.waitForTimeout(300);
    await page.keyboard.press("Escape");
    return true;
  },
  "figures of one’s own": (page) => set(page, { src: "/own/figures.csv", view: "timeline", pair: "US-CN" }),
};

const settled = (page) =>
  page.evaluate(() => document.querySelector("both-ways").updateComplete.catch(() => {}));

/** Changes fields by the page; what a page's own figures refuse is no step. */
async function set(page, fields) {
  return change(page, fields).then(() => true, () => false);
}

async function click(locator) {
  const first = locator.first();
  if (!(await locator.count()) || !(await first.isVisible())) return false;
  await first.click();
  return true;
}

/** Walks a page, and says what was asked of any host, what was used, what is left, and what was tried. */
async function session(path) {
  const requests = [];
  const options = { init: watching, permissions: ["clipboard-write"] };
  const { page, close } = await open(browser, "about:blank", options);
  const context = page.context();
  context.on("request", (request) => requests.push(request));
  page.on("websocket", (socket) => requests.push({ url: () => socket.url(), method: () => "socket" }));
  context.on("serviceworker", (worker) => requests.push({ url: () => worker.url(), method: () => "worker" }));
  await page.goto(site.origin + path);
  const isWidget = path !== LESSON && (await page.locator("both-ways").count());
  const tried = isWidget ? await walk(page) : await look(page);
  if (path === LESSON) await present(page);
  const used = await usedIn(page);
  const left = await remains(page);
  await close();
  return { requests, used, left, tried };
}

async function walk(page) {
  await page.locator("both-ways").first().scrollIntoViewIfNeeded();
  await ready(page);
  const tried = [];
  for (const [name, step] of Object.entries(STEPS)) {
    if (await step(page)) tried.push(name);
    await settled(page);
  }
  return tried;
}

/** A page without an element of its own: a frame, or a page of words. */
async function look(page) {
  await page.waitForLoadState("networkidle");
  for (const frame of page.frames()) await frame.evaluate(() => document.querySelector("both-ways")?.ready);
  return [];
}

/** The teacher's notes are another window. */
async function present(page) {
  const button = page.getByRole("button", { name: "Present" });
  const [notes] = await Promise.all([page.waitForEvent("popup"), button.click()]);
  await notes.waitForLoadState("networkidle");
}

async function remains(page) {
  const { cookies, origins } = await page.context().storageState({ indexedDB: true });
  const cached = await page.evaluate(async () => [
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()),
    ...Object.keys(sessionStorage),
    ...(window.name ? [window.name] : []),
  ]);
  return [...cookies, ...origins, ...cached];
}

/** Why a request is not one for a file of the widget's own, or nothing. */
function fault(request) {
  const url = new URL(request.url());
  if (["data:", "blob:"].includes(url.protocol)) return undefined;
  if (url.origin !== site.origin) return "another host";
  if (request.method() !== "GET" || request.postData()) return "it sends something";
  const isPage = request.isNavigationRequest();
  if (url.search && !isPage) return "it says something in its query";
  if (isPage || url.pathname.startsWith("/own/")) return undefined;
  return existsSync(`dist${url.pathname}`) ? undefined : "no file of the widget";
}

const seen = new Set();

describe("a whole session asks for the widget's own files alone, and leaves nothing:", () => {
  for (const path of paths) {
    test(path, async () => {
      const { requests, used, left, tried } = await session(path);
      assert.ok(requests.some((request) => request.url() === site.origin + path), "nothing was recorded");
      used.forEach((name) => seen.add(name));
      const faults = requests.flatMap((request) => {
        const why = fault(request);
        return why ? [`${request.url()}: ${why}`] : [];
      });
      assert.deepEqual(faults, []);
      assert.deepEqual(left, []);
      assert.deepEqual([...used].filter((name) => !ALLOWED[name]), []);
      if (path === "/bare") assert.deepEqual(tried, Object.keys(STEPS));
    });
  }

  test("what is watched would be seen: each of these is found out", async () => {
    const { page, close } = await open(browser, `${site.origin}/bare`, { init: watching });
    await page.evaluate(() => {
      document.cookie = "a=b";
      localStorage.setItem("a", "b");
      navigator.sendBeacon("/bare", "a");
      document.createElement("canvas").toDataURL();
      void [navigator.plugins, navigator.deviceMemory, navigator.webdriver, screen.width];
      void new Date().getTimezoneOffset();
    });
    const used = await usedIn(page);
    const own = ["plugins", "deviceMemory", "webdriver", "sendBeacon"].map((name) => `Navigator.prototype.${name}`);
    const others = ["HTMLCanvasElement.prototype.toDataURL", "Date.prototype.getTimezoneOffset"];
    for (const name of ["Document.prototype.cookie", "localStorage", "Screen.prototype.width", ...others, ...own]) {
      assert.ok(used.has(name), name);
    }
    assert.deepEqual(await page.evaluate(() => globalThis.notWatched), []);
    assert.equal((await remains(page)).length, 2);
    await close();
  });
});

/** The part of the documentation that this test knows. */
function list() {
  const rows = Object.entries(ALLOWED).map(([name, why]) => `| \`${short(name)}\` | ${why} |`);
  const words = `What a reader tries in it: ${Object.keys(STEPS).join(", ")}.`;
  const unused = WATCHED.filter((name) => !Object.keys(ALLOWED).some((one) => one.split(" ")[0] === name));
  return [
    "| read or done | what for |",
    "|---|---|",
    ...rows,
    "",
    wrapped(words),
    "",
    wrapped(`Watched, where the browser has it, and never touched: ${unused.map(code).join(", ")}.`),
  ].join("\n");
}

const wrapped = (words) => words.replace(/(.{1,100})( |$)/g, "$1\n").trim();
const code = (name) => `\`${short(name)}\``;
const short = (name) => name.replace(".prototype", "");
const snippet = () => readFileSync(DOCS, "utf8").match(/```js\n([^]*?)```/)[1];

describe("docs/privacy.md", () => {
  const MARKS = /(<!-- what the test found -->\n)[^]*(\n<!-- end -->)/;

  test("has the list that comes out of the sessions, and nothing of it is idle", () => {
    assert.deepEqual(Object.keys(ALLOWED).filter((name) => !seen.has(name)), []);
    const docs = readFileSync(DOCS, "utf8");
    const wanted = docs.replace(MARKS, (_, head, foot) => head + list() + foot);
    if (process.env.MAKE_REF) return writeFileSync(DOCS, wanted);
    assert.match(docs, MARKS);
    assert.equal(docs, wanted);
  });

  test("its listener measures with the site's own tools", async () => {
    const init = () => {
      globalThis.counted = [];
      globalThis.count = (...words) => counted.push(words);
    };
    const { page, close } = await open(browser, `${site.origin}/measured`, { init });
    await ready(page);
    await change(page, { measure: "addresses" });
    await shadow(page, ".controls button").first().click();
    await page.evaluate(() => document.querySelector("both-ways").setAttribute("measure", "tanks"));
    await settled(page);
    assert.deepEqual(await page.evaluate(() => counted), [
      ["chart-ready", "cncert US-CN timeline"],
      ["chart-change", "cncert CN-US timeline"],
      ["chart-error", "state-invalid"],
    ]);
    await close();
  });
});
