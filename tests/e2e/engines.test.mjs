// Firefox and WebKit give the same answers as Chromium, say the same words, and paint.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, describe, test } from "node:test";
import { serve } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";

/** Every view, of a set that has something to show in it. */
const VIEWS = {
  timeline: 'pair="US-CN"',
  sources: 'view="sources" pair="CN-US"',
  partners: 'view="partners" figures="honeypots" pair="US-JP"',
  matrix: 'view="matrix" figures="dcid"',
  flows: 'view="flows" figures="vcdb"',
  map: 'view="map" figures="honeypots"',
  balance: 'view="balance" figures="honeypots"',
  table: 'view="table" figures="agencies"',
};

/** Through the rows, over to the other direction, by pages, to the ends. */
const WALK = [
  "Home",
  ...Array(12).fill("ArrowRight"),
  ...Array(4).fill("ArrowDown"),
  ...["ArrowLeft", "ArrowLeft", "ArrowUp", "PageDown", "PageUp", "End"],
];

const page = (attributes) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>` +
  `<link rel="icon" href="data:,"><style>body{margin:16px}</style>` +
  `<script>window.lines = [];` +
  `for (const kind of ["error", "unhandledrejection"])` +
  ` addEventListener(kind, (e) => lines.push(kind + ": " + (e.message ?? e.reason)));` +
  `for (const kind of ["error", "warn"])` +
  ` console[kind] = (...words) => lines.push(kind + ": " + words.join(" "));` +
  `addEventListener("bothways-error", (e) => lines.push(e.detail.message));</script>` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" ${attributes}><p>fallback</p></both-ways></body></html>`;

/** What an engine shows of the page at `url`. */
async function look(engine, url) {
  await engine.go(url);
  const answer = await engine.evaluate(async () => {
    await customElements.whenDefined("both-ways");
    const chart = document.querySelector("both-ways");
    await chart.ready;
    await chart.updateComplete;
    // With the reader's first sign comes what no first chart waits for.
    const { shadowRoot } = chart;
    shadowRoot.querySelector(".widget").dispatchEvent(new PointerEvent("pointerenter"));
    while (!shadowRoot.querySelector(".downloads")) await new Promise((done) => setTimeout(done, 50));
    return JSON.stringify(chart.answer());
  });
  // A table has no chart to walk on.
  const isTable = url.endsWith("/table");
  const walked = isTable ? [] : await walk(engine);
  const hovered = isTable ? undefined : await hover(engine);
  await engine.evaluate(narrow);
  const [colours, lines] = await engine.evaluate(painted);
  return { answer: JSON.parse(answer), walked, hovered, colours, lines };
}

/** What is spoken and shown at each key of the walk; a key without effect says nothing. */
async function walk(engine) {
  await engine.evaluate(() => document.querySelector("both-ways").shadowRoot.querySelector(".stage").focus());
  const steps = [];
  for (const key of WALK) {
    await engine.evaluate(expect);
    await engine.press(key);
    steps.push(`${key}: ${await engine.evaluate(() => window.spoken)}`);
  }
  return steps;
}

/** Waits for the next words of the live region, or says that none came. */
function expect() {
  const { shadowRoot } = document.querySelector("both-ways");
  const live = shadowRoot.querySelector("[aria-live]");
  window.spoken = new Promise((resolve) => {
    const heard = new MutationObserver(() => live.textContent && end(live.textContent));
    const silence = setTimeout(() => end("nothing"), 1500);
    const end = (words) => {
      heard.disconnect();
      clearTimeout(silence);
      resolve(words);
    };
    heard.observe(live, { childList: true, characterData: true, subtree: true });
  });
}

/** The words beside the pointer: over what the keys reached last, or wherever it first hits. */
async function hover(engine) {
  const { byKeys, points } = await engine.evaluate(() => {
    const { shadowRoot } = document.querySelector("both-ways");
    const [stage, mark, tip] = [".stage", ".mark", ".tip"].map((part) => shadowRoot.querySelector(part));
    stage.scrollIntoView({ block: "nearest" });
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
    const { left, top, width, height } = stage.getBoundingClientRect();
    // Where the canvas itself lights what is pointed at, no outline says where that is.
    const places = Array.from({ length: 150 }, (_, at) => [
      left + (width * ((at % 15) + 0.5)) / 15,
      top + (height * (Math.floor(at / 15) + 0.5)) / 10,
    ]);
    const isOutlined = mark.checkVisibility();
    const points = isOutlined ? [middle(mark.getBoundingClientRect())] : places;
    const byKeys = isOutlined ? tip.textContent : undefined;
    stage.blur();
    return { byKeys, points: points.map((point) => point.map(Math.round)) };
  });
  for (const [x, y] of points) {
    await engine.hover(x, y);
    const byPointer = await engine.evaluate(() => {
      const tip = document.querySelector("both-ways").shadowRoot.querySelector(".tip");
      return tip.hidden ? "" : tip.textContent;
    });
    if (byPointer) return { byKeys, byPointer };
  }
  return { byKeys, byPointer: "" };
}

/** A page that changes its width is drawn anew, without a word on its console. */
async function narrow() {
  document.body.style.width = "600px";
  const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
  const isTable = document.querySelector("both-ways").view === "table";
  const drawn = () => isTable || Math.abs(canvas.width - 600 * devicePixelRatio) < 2;
  for (let tries = 100; tries > 0 && !drawn(); tries -= 1) await new Promise((done) => setTimeout(done, 20));
  if (!drawn()) window.lines.push(`the canvas stays ${canvas.width} px wide`);
}

/** How many colours stand on the canvas, and what the console heard. */
function painted() {
  const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
  const { width, height } = canvas;
  if (!width || !canvas.checkVisibility()) return [0, window.lines];
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  return [new Set(new Uint32Array(data.buffer)).size, window.lines];
}

const site = serve(
  Object.fromEntries(Object.entries(VIEWS).map(([view, attributes]) => [`/${view}`, page(attributes)])),
);
after(async () => (await site).close());

/** What each engine shows of each view; all begin at once, since most of it is waiting. */
const seen = Object.fromEntries(Object.keys(ENGINES).map((name) => [name, quietly(seeAll(name))]));

async function seeAll(name) {
  const engine = await ENGINES[name]();
  try {
    const { origin } = await site;
    const views = {};
    for (const view of Object.keys(VIEWS)) {
      views[view] = await look(engine, `${origin}/${view}`);
      // To be looked at.
      const folder = process.env.PICTURES;
      if (folder) await writeFile(`${folder}/${name}-${view}.png`, await engine.picture());
    }
    return views;
  } finally {
    await engine.close();
  }
}

/** Whoever awaits it hears of a failure. */
function quietly(promise) {
  promise.catch(() => {});
  return promise;
}

/**
 * What Intl says otherwise, by the data that an engine brings: Debian's WebKit takes the system's
 * ICU 72, the others have newer data of their own, in which Turkey is Türkiye.
 */
const RENAMED = { firefox: [], webkit: [["Türkiye", "Turkey"]] };

test("the page is as long as where a scrollbar comes and goes with the map's height", async () => {
  const engine = await ENGINES.firefox();
  try {
    await engine.go(`${(await site).origin}/map`);
    const heights = await engine.evaluate(async () => {
      await document.querySelector("both-ways").ready;
      const root = document.documentElement;
      const moment = () => new Promise((done) => setTimeout(done, 40));
      // Two px more than the window, so that the drawing decides.
      document.body.style.marginBottom = `${2 + innerHeight - root.scrollHeight}px`;
      for (let at = 0; at < 25; at += 1) await moment();
      const seen = new Set();
      for (let at = 0; at < 15; at += 1) {
        await moment();
        seen.add(document.querySelector("both-ways").offsetWidth);
      }
      return [...seen];
    });
    assert.equal(heights.length, 1, `${heights}`);
  } finally {
    await engine.close();
  }
});

for (const [name, renamed] of Object.entries(RENAMED)) {
  describe(name, () => {
    for (const view of Object.keys(VIEWS)) {
      test(`${view}: the same answer, the same words at every key, paint, and a quiet console`, async () => {
        const [own, chromium] = [(await seen[name])[view], (await seen.chromium)[view]];
        const expected = (plain) =>
          JSON.parse(renamed.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(plain)));
        assert.deepEqual(own.answer, expected(chromium.answer));
        assert.deepEqual(own.walked, expected(chromium.walked));
        assert.deepEqual(own.lines, []);
        if (view === "table") return;
        const heard = own.walked.filter((step) => !step.endsWith(": nothing"));
        assert.ok(heard.length > 8, own.walked.join("\n"));
        assert.ok(own.colours > 20, `${own.colours} colours`);
        const { byKeys, byPointer } = own.hovered;
        assert.ok(byPointer, "no words beside the pointer");
        if (byKeys) assert.equal(byPointer, byKeys);
      });
    }
  });
}
