// First draw beside a hand-written Canvas2D page with the same bars: in one browser, turn by turn,
// medians and the ratio of each pair. `./build.sh bench` runs it.

import { readFile } from "node:fs/promises";
import { launch, serve } from "../tests/e2e/browser.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 25);

const OURS = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ours</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/article.css">
<link rel="preload" href="/bothways.wasm" as="fetch" crossorigin>
<script type="module" src="/bothways.js"></script></head><body><main><article><div class="figure">
<both-ways loading="eager"></both-ways></div></article></main></body></html>`;

const file = (path, type) => async (_, response) =>
  response.writeHead(200, { "content-type": type }).end(await readFile(path));

const site = await serve({
  "/ours": OURS,
  "/peer/": file("benches/peer/index.html", "text/html"),
  "/peer/peer.js": file("benches/peer/peer.js", "text/javascript"),
});
const browser = await launch();

/** From the start of the navigation until the chart is on the canvas, with a cold cache, in ms. */
async function firstDraw(path, drawn) {
  const context = await browser.newContext({ viewport: { width: 800, height: 800 } });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  const time = await page.evaluate(drawn);
  await context.close();
  return time;
}

const ours = () => firstDraw("/ours", async () => {
  await document.querySelector("both-ways").ready;
  return performance.getEntriesByName("bothways-drawn")[0].startTime;
});
const peer = () => firstDraw("/peer/", async () => {
  while (!globalThis.drawn) await new Promise(requestAnimationFrame);
  return globalThis.drawn;
});

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const times = { ours: [], peer: [], ratio: [] };
await ours();
await peer();
for (let round = 0; round < ROUNDS; round += 1) {
  const pair = { ours: await ours(), peer: await peer() };
  times.ours.push(pair.ours);
  times.peer.push(pair.peer);
  times.ratio.push(pair.ours / pair.peer);
}
console.log(`first draw from navigation, ${ROUNDS} pairs, cold cache, medians:`);
console.log(`  ours  ${median(times.ours).toFixed(1)} ms`);
console.log(`  peer  ${median(times.peer).toFixed(1)} ms`);
console.log(`  ratio ${median(times.ratio).toFixed(2)} (limit 1.5)`);
await browser.close();
site.close();
