// From navigation to the first chart on slow 4G with a slow processor, beside the same page with the
// same timeline in uPlot, Chart.js and ECharts: one run, turn by turn, medians.
// `./build.sh bench` runs it.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import esbuild from "esbuild";
import { launch } from "../tests/e2e/browser.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 11);
const PEER = "benches/peer";
const LIBRARIES = `${PEER}/node_modules`;

/** “Slow 4G” and a mid-range phone as Chromium's DevTools and Lighthouse have them. */
const NETWORK = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const SLOWER = 4;

/** What each page has in its head and in place of the chart, and the files besides. */
const PAGES = {
  Bothways: {
    head: `<link rel="modulepreload" href="/bothways.js" crossorigin>
<link rel="preload" as="fetch" type="application/wasm" href="/bothways.wasm" crossorigin>
<script type="module" src="/bothways.js" crossorigin></script>`,
    chart: `<both-ways pair="US-CN" loading="eager"></both-ways>`,
    files: ["dist/bothways.js", "dist/bothways.wasm"],
  },
  uPlot: peer("uplot", ["uplot/dist/uPlot.iife.min.js"], ["uplot/dist/uPlot.min.css"]),
  "Chart.js": peer("chartjs", ["chart.js/dist/chart.umd.min.js"]),
  ECharts: peer("echarts", ["echarts/dist/echarts.min.js"]),
  "ECharts simple": peer("echarts", ["echarts/dist/echarts.simple.min.js"]),
};

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm" };

/** A library's own minified build, and the few lines that draw with it, all named by the page. */
function peer(name, scripts, sheets = []) {
  const nameOf = (path) => path.split("/").pop();
  const links = sheets.map((path) => `<link rel="stylesheet" href="/${nameOf(path)}">`);
  const tags = scripts.map((path) => `<script defer src="/${nameOf(path)}"></script>`);
  return {
    head: [...links, ...tags, `<script type="module" src="/${name}.js"></script>`].join("\n"),
    chart: `<div id="chart"></div>`,
    files: [...scripts, ...sheets].map((path) => `${LIBRARIES}/${path}`),
    draws: `${PEER}/load/${name}.js`,
  };
}

const pageOf = ({ head, chart }) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>An article</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/article.css">
${head}</head><body><main><article><h1>An article</h1><p>With words before its chart.</p>
<div class="figure">${chart}</div></article></main></body></html>`;

/** Every file that one page asks for, compressed as a host would have it at hand. */
async function filesOf(page) {
  const files = new Map();
  const add = (name, bytes) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
    files.set(name, brotliCompressSync(bytes, { params }));
  };
  add("page.html", Buffer.from(pageOf(page)));
  for (const path of ["dist/article.css", ...page.files]) add(path.split("/").pop(), readFileSync(path));
  if (page.draws) {
    const { outputFiles } = await esbuild.build({
      entryPoints: [page.draws], bundle: true, minify: true, format: "esm", write: false,
    });
    add(page.draws.split("/").pop(), outputFiles[0].contents);
  }
  return files;
}

/** Serves those files, and counts what it sent. */
async function host(files) {
  const sent = { bytes: 0 };
  const server = createServer(({ url }, response) => {
    const bytes = files.get(url.slice(1));
    if (!bytes) return response.writeHead(404).end();
    sent.bytes += bytes.length;
    const type = TYPES[url.split(".").pop()];
    const headers = { "content-type": type, "content-encoding": "br", "content-length": bytes.length };
    response.writeHead(200, headers).end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${server.address().port}/page.html`;
  return { sent, url, close: () => server.close() };
}

/** One navigation with a cold cache; `look` keeps what it showed. */
async function load(browser, url, look) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(url, { waitUntil: "commit" });
  const drawn = () =>
    globalThis.drawn ?? performance.getEntriesByName("bothways-drawn")[0]?.startTime;
  const time = await (await page.waitForFunction(drawn, null, { timeout: 60_000 })).jsonValue();
  if (look) await page.screenshot({ path: look });
  await context.close();
  return time;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const padded = (cell, at) => (at ? String(cell).padStart(14) : cell.padEnd(14));
const line = (...cells) => console.log(cells.map(padded).join(""));

function print(runs) {
  const [ours] = runs;
  console.log(`navigation to first chart, slow 4G, processor ${SLOWER} times slower, ${ROUNDS} rounds, medians:`);
  line("", "bytes (br)", "median ms", "of ours");
  for (const { name, bytes, times } of runs) {
    line(name, bytes, median(times).toFixed(0), (median(times) / median(ours.times)).toFixed(2));
  }
}

if (!existsSync(LIBRARIES)) {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: PEER, stdio: "inherit" });
}
mkdirSync("target/bench", { recursive: true });
const browser = await launch();
const runs = [];
for (const [name, page] of Object.entries(PAGES)) {
  const site = await host(await filesOf(page));
  await load(browser, site.url, `target/bench/load-${name.replace(" ", "-")}.png`);
  runs.push({ name, site, bytes: site.sent.bytes, times: [] });
}
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { site, times } of runs) times.push(await load(browser, site.url));
}
print(runs);
await browser.close();
for (const { site } of runs) site.close();
