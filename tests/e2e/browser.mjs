// A server on the built dist/, a real browser, and a page that notes every line of its console.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import sirv from "sirv";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Serves dist/ and further pages, given as `{ "/path": html }` or `{ "/path": handler }`; the files
 * with the headers that `headersOf` has for their paths.
 */
export async function serve(pages = {}, headersOf = () => []) {
  const setHeaders = (response, path) => {
    for (const [name, value] of headersOf(path)) response.setHeader(name, value);
  };
  const files = sirv("dist", { dev: true, setHeaders });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const page = pages[pathname];
    if (typeof page === "function") return page(request, response);
    if (page === undefined) return files(request, response, () => response.writeHead(404).end());
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The one set of fonts that every machine's pictures are drawn with. */
export const FONTS = new URL("fonts.conf", import.meta.url).pathname;

export const launch = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: FLAGS,
    env: { ...process.env, FONTCONFIG_FILE: FONTS },
  });

/** Opens a page, after `init` ran in it; `lines` gathers what the console and failed requests say. */
export async function open(browser, url, { init, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  const lines = [];
  page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => lines.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => lines.push(`failed: ${request.url()}`));
  await page.goto(url);
  return { page, lines, close: () => context.close() };
}

/** Waits for the first chart of the page's first element, or for `selector`'s. */
export const ready = (page, selector = "both-ways") =>
  page.evaluate((s) => document.querySelector(s).ready, selector);

/** The reader's first sign, for which all comes that no first chart waits for. */
export const sign = (page) =>
  page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll("both-ways")) {
      shadowRoot.querySelector(".widget")?.dispatchEvent(new PointerEvent("pointerenter"));
    }
  });

/** The same, and all of it is here. */
export const whole = async (page) => {
  await sign(page);
  await page.waitForFunction(() =>
    [...document.querySelectorAll("both-ways")].every(({ shadowRoot }) =>
      shadowRoot.querySelector(".downloads"),
    ),
  );
};

/** A part of the page's chart. */
export const shadow = (page, selector) => page.locator(`both-ways ${selector}`);

/** What the chart says to screen readers, once its turn has come: of a burst only the last is said. */
export const said = async (page) => {
  await page.waitForTimeout(250);
  return shadow(page, "[aria-live]").innerText();
};

export const answer = (page) => page.evaluate(() => document.querySelector("both-ways").answer());

export const state = (page) => page.evaluate(() => document.querySelector("both-ways").state);

/** Changes fields and waits until that is drawn. */
export const change = (page, fields) =>
  page.evaluate(async (fields) => {
    const chart = document.querySelector("both-ways");
    Object.assign(chart, fields);
    await chart.updateComplete;
  }, fields);

/** The same where it may be refused: why, or nothing. */
export const set = (page, fields) =>
  page.evaluate(async (fields) => {
    const chart = document.querySelector("both-ways");
    Object.assign(chart, fields);
    return chart.updateComplete.then(() => "", ({ code, message }) => `${code}: ${message}`);
  }, fields);

/** The colour of a device pixel of the chart, at CSS px. */
export const pixel = (page, x, y) =>
  page.evaluate(
    ([x, y]) => {
      const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
      const at = (px) => Math.round(px * devicePixelRatio);
      return [...canvas.getContext("2d").getImageData(at(x), at(y), 1, 1).data.slice(0, 3)];
    },
    [x, y],
  );

export const distFile = (name) => readFile(`dist/${name}`);

/** Serves `pages`, opens `/` and runs `act` on it. */
export async function visit(browser, pages, act, options) {
  const site = await serve(pages);
  const opened = await open(browser, `${site.origin}/`, options);
  try {
    await act(opened.page, opened.lines, site);
  } finally {
    await opened.close();
    site.close();
  }
}
