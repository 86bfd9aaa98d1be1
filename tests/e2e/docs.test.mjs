// Every snippet of docs/embedding.md, put into a page or run.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { resolve } from "node:path";
import { launch, open, serve } from "./browser.mjs";
import { staticHeaders } from "./headers.mjs";

const GUIDE = "docs/embedding.md";
const HOST = "https://charts.example";
const FOLDER = `${HOST}/bothways`;

const guide = readFileSync(GUIDE, "utf8");
const { files, figures } = JSON.parse(readFileSync("dist/manifest.json", "utf8"));

/** The fenced blocks with a word or two after the fence, as `{ kind, text, line }`. */
const blocks = [...guide.matchAll(/^```(\S+(?: \S+)?)\n([\s\S]*?)^```$/gm)].map(({ 1: kind, 2: text, index }) => ({
  kind,
  text,
  line: guide.slice(0, index).split("\n").length,
}));
const of = (kind) => blocks.filter((block) => block.kind === kind);
const name = ({ line }) => `line ${line}`;

let browser;
/** Where the files lie, and where the pages are: two origins. */
let assets;
let site;
const pages = {};
before(async () => {
  assets = await serve({}, staticHeaders());
  [browser, site] = await Promise.all([launch(), serve(pages)]);
});
after(async () => {
  await browser.close();
  for (const server of [site, assets]) server.close();
});

/** A snippet as somebody with files on our server would have it, who knows the editions there. */
const local = (text) =>
  text
    .replaceAll(FOLDER, assets.origin)
    .replaceAll(HOST, assets.origin)
    .replace(/ (edition|since)="[^"]*…"/g, (_, name) => {
      const edition = figures?.cncert.edition;
      return edition ? ` ${name}="${edition}"` : "";
    });

/** Opens a snippet in a page, perhaps under a policy; it must show something, and nothing may fail. */
async function shows(text, policy) {
  const head = `<meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">`;
  const body = `<!doctype html><html lang="en"><head>${head}</head><body>${local(text)}</body></html>`;
  const headers = { "content-type": "text/html; charset=utf-8" };
  // A page without pictures has this one all the same, so that no browser asks for an icon.
  const icon = policy?.includes("img-src") ? "" : "; img-src data:";
  if (policy) headers["content-security-policy"] = local(policy) + icon;
  pages["/page"] = (_, response) => response.writeHead(200, headers).end(body);
  const { page, lines, close } = await open(browser, `${site.origin}/page`);
  try {
    const seen = await page.evaluate(look);
    assert.ok(seen.length > 0, "nothing to see");
    for (const [what, height] of seen) assert.ok(height > 200, `${what}: ${height} px`);
    await page.waitForTimeout(300);
    assert.deepEqual(lines, []);
    return seen;
  } finally {
    await close();
  }
}

/** What a page shows, each with its height: charts that are drawn, frames that told theirs, else tables. */
async function look() {
  const charts = [...document.querySelectorAll("both-ways")];
  if (charts.length) await customElements.whenDefined("both-ways");
  for (const chart of charts) {
    chart.scrollIntoView();
    await chart.ready;
  }
  const frames = [...document.querySelectorAll("iframe")];
  for (const frame of frames) {
    frame.scrollIntoView();
    while (frame.height === "600") await new Promise((done) => setTimeout(done, 50));
  }
  const high = (element) => [element.localName, element.getBoundingClientRect().height];
  const shown = [...charts, ...frames].map(high);
  return shown.length ? shown : [...document.querySelectorAll("figure:has(table)")].map(high);
}

test("the guide reads in five minutes", () => {
  const prose = guide.replace(/^```[\s\S]*?^```$/gm, "");
  // 240 words a minute, as adults read English texts.
  assert.ok(prose.split(/\s+/).length < 5 * 240, `${prose.split(/\s+/).length} words`);
});

test("no block is of a kind that nothing looks at", () => {
  const kinds = ["html", "html amp", "sh", "http script", "http frame"];
  assert.deepEqual([...new Set(blocks.map(({ kind }) => kind))].sort(), kinds.sort());
  assert.equal(guide.match(/^```/gm).length, 2 * blocks.length);
});

describe("each piece of HTML shows a chart, a frame or a table", () => {
  for (const block of of("html").filter(({ text }) => !text.startsWith("<a "))) {
    test(name(block), () => shows(block.text));
  }

  test("a link leads to a chart", async () => {
    const [link] = of("html").filter(({ text }) => text.startsWith("<a "));
    const [, href] = local(link.text).match(/href="([^"]+)"/);
    const { page, lines, close } = await open(browser, href.replaceAll("&amp;", "&"));
    await page.waitForFunction(() => document.querySelector("both-ways")?.answer?.());
    assert.deepEqual(lines, []);
    await close();
  });
});

describe("each policy lets its form work", () => {
  const [script, frame] = [of("sh")[0], of("html").find(({ text }) => text.includes("embed.html"))];
  const policyOf = (kind) => of(kind)[0].text.replace("Content-Security-Policy: ", "").trim();

  test("the script, with all that the command prints", () => shows(run(script.text), policyOf("http script")));
  test("the frame", () => shows(frame.text, policyOf("http frame")));
  test("and without 'wasm-unsafe-eval' the picture and the table stay, with a reason", async () => {
    const policy = policyOf("http script").replace(" 'wasm-unsafe-eval'", "");
    await assert.rejects(shows(run(script.text), policy), /wasm|policy/i);
  });
});

/** What a command prints; `bothways` is the one that was built here. */
function run(text) {
  const env = { ...process.env, PATH: `${resolve("target/debug")}:${process.env.PATH}` };
  return execFileSync("bash", ["-euo", "pipefail", "-c", text], { encoding: "utf8", env });
}

describe("each command runs, and what it prints shows something", () => {
  for (const block of of("sh")) test(name(block), () => shows(run(block.text)));

  test("its hashes are those of the files", () => {
    const html = run(of("sh")[0].text);
    const tags = [...html.matchAll(/<(?:link|script) [^>]*(?:href|src)="([^"]+)" integrity="([^"]+)"/g)];
    assert.equal(tags.length, 2);
    for (const [, address, integrity] of tags) {
      assert.equal(integrity, files[address.replace(`${FOLDER}/`, "")].integrity);
    }
  });
});

describe("what is preloaded is what the first chart fetches, and is fetched once", () => {
  const charts = ["cncert --view timeline", "honeypots --view map", "misp --view matrix --lang ar"];
  const paths = (requests) => requests.map((url) => new URL(url).pathname.slice(1));

  /** What a page fetches from the host of the files until its first chart is there. */
  async function fetched(text) {
    pages["/page"] = `<!doctype html><title>A page</title><link rel="icon" href="data:,">${local(text)}`;
    const { page, lines, close } = await open(browser, "about:blank");
    const requests = [];
    page.on("request", (request) => request.url().startsWith(assets.origin) && requests.push(request.url()));
    await page.goto(`${site.origin}/page`);
    await page.evaluate(look);
    assert.deepEqual(lines, []);
    await close();
    return paths(requests);
  }

  for (const words of charts) {
    test(words, async () => {
      const html = run(`bothways embed data/${words} --base ${FOLDER}`);
      const links = [...html.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, address]) => address);
      const preloaded = links.map((address) => address.replace(`${FOLDER}/`, ""));
      const without = await fetched(html.replace(/<link .*>\n/g, ""));
      for (const file of preloaded) assert.ok(without.includes(file), file);
      const once = await fetched(html);
      for (const file of preloaded) assert.equal(once.filter((path) => path === file).length, 1, file);
    });
  }
});

/** A piece of HTML as its tags with their attributes, without what differs from page to page. */
const shape = (html) =>
  [...html.matchAll(/<([a-z][\w-]*)((?: [\w-]+(?:="[^"]*")?)*)>/g)].map(([, tag, attributes]) => [
    tag,
    [...attributes.matchAll(/ ([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) =>
      ["src", "title", "alt"].includes(name) ? [name] : [name, value],
    ),
  ]);

test("AMP's piece has the shape of what the command prints, since no runtime of AMP's is here", () => {
  const [block] = of("html amp");
  const printed = run(`bothways embed data/cncert --view timeline --pair US-CN --as amp --base ${FOLDER}`);
  assert.deepEqual(shape(block.text), shape(printed.replace(/<!--.*?-->/, "")));
});

test("every file, page and section that it names is there", () => {
  for (const file of ["nginx.conf", "apache.htaccess", "_headers", "s3/cors.json"]) {
    readFileSync(`dist/headers/${file}`);
  }
  const readme = readFileSync("README.md", "utf8");
  assert.match(readme, /^## The element$/m);
  for (const [, file] of guide.matchAll(/\]\(([^)#]+)/g)) readFileSync(`docs/${file}`);
});
