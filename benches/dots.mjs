// Five thousand pairs in the view of both ways compared: how long a change takes from the question
// to the painted canvas, and a hover to its tooltip, in medians. `./build.sh bench` runs it.

import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { launch, open, serve } from "../tests/e2e/browser.mjs";

const FOLDER = "target/bench/dots";
const ROUNDS = Number(process.env.ROUNDS ?? 25);
const COUNTRIES = 101; // 5,050 pairs

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dots</title>
<link rel="icon" href="data:,"><script type="module" src="/bothways.js"></script></head><body>
<both-ways src="/dots.bw" view="balance" loading="eager"></both-ways></body></html>`;

const DESCRIPTOR = {
  name: "dots",
  title: "An invented set of many pairs",
  licenses: [{ name: "CC0-1.0", path: "https://creativecommons.org/publicdomain/zero/1.0/" }],
  sources: [{ title: "Invented figures" }],
  resources: [{ name: "figures", path: "figures.csv" }],
  bothways: {
    measures: [
      {
        id: "events", title: "Events", unit: "events", definition: "Invented events.",
        additive: { period: true, category: true, source: true, target: true },
        basis: { source: "invented", target: "invented" },
      },
    ],
    categories: [{ id: "all", title: "All", total: true }],
    coverage: { missing: "zero", why: "Everything was covered." },
    vantage: "Nobody counted anything.",
    defaults: { pair: "AD-AE" },
  },
};

/** Every pair both ways, over six powers of ten, some none one way. */
function rows(codes) {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const lines = [];
  for (const source of codes)
    for (const target of codes)
      if (source !== target && random() < 0.9)
        lines.push(`2011,${source},${target},all,events,${Math.ceil(10 ** (6 * random()))},reported,`);
  return lines;
}

async function makeSet() {
  const assigned = await readFile("src/dataset/country.rs", "utf8");
  const codes = assigned.match(/ASSIGNED[^"]*"([^"]*)"/)[1].match(/[A-Z]{2}/g).slice(0, COUNTRIES);
  await mkdir(FOLDER, { recursive: true });
  const head = "period,source,target,category,measure,value,status,ref";
  await writeFile(`${FOLDER}/figures.csv`, [head, ...rows(codes), ""].join("\n"));
  await writeFile(`${FOLDER}/datapackage.json`, JSON.stringify(DESCRIPTOR));
  execFileSync("target/debug/bothways", ["compile", FOLDER, "-o", `${FOLDER}.bw`]);
  return codes;
}

const codes = await makeSet();
const bytes = await readFile(`${FOLDER}.bw`);
const site = await serve({
  "/dots": PAGE,
  "/dots.bw": (_, response) => response.writeHead(200).end(bytes),
});
const browser = await launch();
const { page, close } = await open(browser, `${site.origin}/dots`, {
  deviceScaleFactor: 2,
  // The way to the new places takes a fixed time, which is not the question here.
  reducedMotion: "reduce",
});
await page.evaluate(() => document.querySelector("both-ways").ready);
const { pairs, changes, hovers } = await page.evaluate(
  async ([codes, rounds]) => {
    const chart = document.querySelector("both-ways");
    const stage = chart.shadowRoot.querySelector("[part~=chart]");
    const canvas = chart.shadowRoot.querySelector("canvas");
    const drawn = () => canvas.getContext("2d").getImageData(0, 0, 1, 1);
    const [changes, hovers] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      chart.pair = `${codes[0]}-${codes[1 + round]}`;
      await chart.updateComplete;
      drawn();
      changes.push(performance.now() - start);
    }
    const { left, top, width, height } = canvas.getBoundingClientRect();
    // Timers tell tenths of a millisecond only, so a hundred hovers are timed together.
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      for (let at = 0; at < 100; at += 1) {
        const [clientX, clientY] = [left + ((at * 37) % width), top + ((at * 53) % height)];
        stage.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY, bubbles: true }));
      }
      hovers.push((performance.now() - start) / 100);
    }
    return { pairs: chart.answer().rows.length, changes, hovers };
  },
  [codes, ROUNDS],
);
const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => sorted(list)[Math.floor(list.length / 2)].toFixed(2);
console.log(`${pairs} pairs as dots, medians at DPR 2:`);
console.log(`  change to painted canvas  ${median(changes)} ms (question, words, table, drawing)`);
console.log(`  hover to tooltip          ${median(hovers)} ms`);
await close();
await browser.close();
site.close();
