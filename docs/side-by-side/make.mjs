// Makes side-by-side.jpg: our views beside the same data in ECharts and Observable Plot.
//
//   ./build.sh build && cd docs/side-by-side && npm ci && npm run make

import { createServer } from "node:http";
import esbuild from "esbuild";
import { chromium } from "playwright-core";
import sirv from "sirv";

const STYLE = `
body { margin: 16px; width: 1328px; font: 14px/1.4 system-ui, "Liberation Sans", sans-serif; color: #1a1a1a }
section { display: grid; grid-template-columns: repeat(3, 420px); gap: 0 34px; padding: 16px 0; border-top: 1px solid #c3c7cc }
section:first-of-type { border: 0; padding: 0 }
h2 { margin: 0; font-size: 18px }
p { margin: 24px 0; color: #5c6166 }
`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Side by side</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>
<script type="module" src="/bothways.js"></script><script type="module" src="/page.js"></script>
</head><body></body></html>`;

const { outputFiles } = await esbuild.build({
  entryPoints: ["page.js"],
  bundle: true,
  format: "esm",
  write: false,
  loader: { ".json": "json" },
});
const files = sirv("../../dist", { dev: true });
const server = createServer((request, response) => {
  if (request.url === "/") return response.setHeader("content-type", "text/html").end(PAGE);
  if (request.url === "/page.js") {
    return response.setHeader("content-type", "text/javascript").end(outputFiles[0].text);
  }
  files(request, response, () => response.writeHead(404).end());
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1360, height: 800 } });
page.on("pageerror", (error) => console.error(error.message));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.locator("body[data-done]").waitFor({ timeout: 60_000 });
await page.screenshot({ path: "side-by-side.jpg", fullPage: true, quality: 80 });
await browser.close();
server.close();
