// The frame: sandboxed, in strict and isolated pages, as high as its chart, on a dark page's ground.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { PNG } from "pngjs";
import { distFile, launch, open, serve } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";
import { staticHeaders } from "./headers.mjs";

const POLICY = "default-src 'none'; script-src 'self'; frame-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";

const frame = (query, page = "embed.html") =>
  `<iframe src="/${page}?${query}" title="Chart" sandbox="allow-scripts" loading="lazy" width="100%" height="600"></iframe>`;

/** A page around frames; `policy` is its own, `head` what it has besides. */
const around = (body, { policy = POLICY, head = "", script = "/bothways-frame.js" } = {}) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>` +
  (policy && `<meta http-equiv="Content-Security-Policy" content="${policy}">`) +
  `<link rel="icon" href="data:,">${head}</head><body>${body}` +
  `<script async src="${script}"></script></body></html>`;

const PLAIN = "figures=cncert&pair=US-CN";

let browser;
let site;
/** Without any header of ours. */
let bare;
/** Of another origin, with our headers. */
let assets;
before(async () => {
  assets = await serve({}, staticHeaders());
  const isolated = (body) => (_, response) =>
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "cross-origin-embedder-policy": "require-corp",
        "cross-origin-opener-policy": "same-origin",
      })
      .end(body);
  const pages = {
    "/strict": around(frame(PLAIN)),
    "/late": around(frame(PLAIN), { policy: "", script: "/none.js" }),
    "/none.js": (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(""),
    "/single": around(frame(PLAIN, "embed-single.html")),
    "/dark": around(`${frame(`${PLAIN}&theme=dark`)}`, {
      policy: "",
      head: `<meta name="color-scheme" content="dark"><style>body{margin:0;background:#203040}</style>`,
      script: "/none.js",
    }),
    "/two": around(`${frame(PLAIN)}${frame("figures=misp&view=flows")}`),
    "/told": around(frame(`${PLAIN}&childId=place`), {
      policy: "",
      head: `<script>window.told=[];addEventListener("message",({data})=>told.push(data))</script>`,
    }),
    "/speaker": `<!doctype html><title>t</title><script>setInterval(() => {` +
      ` for (const height of [-1, 0, NaN, 333, "300", 1e9, null])` +
      ` parent.postMessage({ type: "bothways-height", height }, "*"); }, 50);</script>`,
    "/others": around(`<iframe title="a" src="/speaker" height="100"></iframe>${frame(PLAIN)}`),
    "/isolated": isolated(
      around(
        `<both-ways loading="eager" figures="misp" view="matrix"></both-ways>` +
          `<iframe src="${assets.origin}/embed.html?${PLAIN}" title="c" sandbox="allow-scripts" width="100%" height="600"></iframe>`,
        {
          policy: "",
          head: `<script type="module" crossorigin src="${assets.origin}/bothways.js"></script>`,
          script: `${assets.origin}/bothways-frame.js`,
        },
      ),
    ),
  };
  const headers = staticHeaders();
  [browser, site, bare] = await Promise.all([launch(), serve(pages, headers), serve(pages)]);
});
after(async () => {
  await browser.close();
  for (const server of [site, bare, assets]) server.close();
});

/** Opens a page of the site and runs `act` on it; the console must stay empty. */
async function on(url, act, options) {
  const { page, lines, close } = await open(browser, url, options);
  try {
    await act(page, lines);
    assert.deepEqual(lines, []);
  } finally {
    await close();
  }
}

/** The heights of all frames, once each is another than its attribute said. */
async function heights(page, before = "600") {
  await page.waitForFunction(
    (before) => [...document.querySelectorAll("iframe[sandbox]")].every(({ height }) => height !== before),
    before,
  );
  return page.$$eval("iframe", (frames) => frames.map(({ height }) => Number(height)));
}

/** The frame's own page, once its chart is there. */
async function inside(page, at = 1) {
  await page.waitForFunction((at) => window.length >= at, at);
  const child = page.frames()[at];
  await child.waitForFunction(() => document.querySelector("both-ways")?.answer?.());
  return child;
}

describe("sandboxed, without origin or storage", () => {
  for (const name of ["chromium", "firefox", "webkit"]) {
    for (const path of ["/strict", "/single"]) {
      test(`${name} shows the chart of ${path} and its console stays empty`, async () => {
        const engine = await ENGINES[name]();
        try {
          await engine.go(site.origin + path);
          const height = await engine.evaluate(async () => {
            const frame = document.querySelector("iframe");
            while (frame.height === "600") await new Promise((done) => setTimeout(done, 50));
            return Number(frame.height);
          });
          assert.ok(height > 450 && height < 900, `${height} px`);
          assert.ok(coloured(await engine.picture()) > 500, "the bars of the chart");
          // WebKit's driver tells nothing of the console.
          assert.deepEqual(engine.lines ?? [], []);
        } finally {
          await engine.close();
        }
      });
    }
  }

  test("its origin is opaque, and nothing is stored", () =>
    on(`${site.origin}/strict`, async (page) => {
      const child = await inside(page);
      const seen = await child.evaluate(() => {
        const denied = (act) => {
          try {
            act();
            return false;
          } catch {
            return true;
          }
        };
        return [self.origin, denied(() => localStorage), denied(() => document.cookie)];
      });
      assert.deepEqual(seen, ["null", true, true]);
    }));

  test("it reaches its own host and no other", async () => {
    const { page, close } = await open(browser, `${site.origin}/strict`);
    const child = await inside(page);
    const reached = (address) =>
      child.evaluate((address) => fetch(address).then(() => true, () => false), `${address}/bothways.wasm`);
    assert.deepEqual([await reached(site.origin), await reached(assets.origin)], [true, false]);
    const imported = (address) =>
      child.evaluate((address) => import(address).then(() => true, () => false), `${address}/more.js`);
    assert.deepEqual([await imported(site.origin), await imported(assets.origin)], [true, false]);
    await close();
  });

  test("without the header its scripts are refused, and it says why", async () => {
    const { page, close } = await open(browser, `${bare.origin}/strict`);
    await page.waitForFunction(() => window.length === 1);
    const late = page.frames()[1].locator(".late");
    await late.waitFor({ state: "visible" });
    assert.match(await late.innerText(), /Access-Control-Allow-Origin/);
    await close();
  });
});

/** How many pixels have the colour of the first direction. */
function coloured(png) {
  const { data } = PNG.sync.read(Buffer.from(png));
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === 0x1a && data[at + 1] === 0x44 && data[at + 2] === 0x80) count += 1;
  }
  return count;
}

describe("one file with all in it", () => {
  test("needs no header, and asks for nothing, in any view and language", async () => {
    for (const query of [PLAIN, "view=map&figures=honeypots", "view=sources&pair=CN-US&lang=ar"]) {
      const { page, lines, close } = await open(browser, "about:blank");
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      const url = `${bare.origin}/embed-single.html?${query}`;
      await page.goto(url);
      await page.evaluate(() => document.querySelector("both-ways").ready);
      assert.deepEqual(asked.filter((address) => !address.startsWith("data:")), [url]);
      assert.deepEqual(lines, []);
      await close();
    }
  });

  test("opens from a disk, and what a reader does with it is there too", () =>
    on(`${pathToFileURL("dist/embed-single.html")}?figures=dcid&view=flows`, async (page) => {
      const chart = page.locator("both-ways");
      await chart.locator(".more-button").click();
      await chart.locator(".downloads").first().waitFor();
      const svg = await chart.evaluate(async (chart) => (await (await chart.download("svg")).text()).slice(0, 4));
      assert.equal(svg, "<svg");
    }));

  test("its policy names its scripts and styles by their hashes, and no address", async () => {
    const page = String(await distFile("embed-single.html"));
    const [, policy] = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
    assert.match(policy, /^default-src 'none'; script-src 'sha256-[\w+/]+=*' 'wasm-unsafe-eval'; style-src 'sha256-/);
    assert.doesNotMatch(policy, /unsafe-inline|'self'|https?:|connect-src/);
    assert.ok(page.length < 570_000, `${page.length} characters`);
  });
});

describe("the height", () => {
  test("is the chart's, in a strict page, and nothing scrolls", () =>
    on(`${site.origin}/two`, async (page) => {
      const told = await heights(page);
      assert.notEqual(told[0], told[1]);
      for (const at of [1, 2]) {
        const child = await inside(page, at);
        const [all, seen] = await child.evaluate(() => {
          const { scrollHeight, clientHeight } = document.documentElement;
          return [scrollHeight, clientHeight];
        });
        assert.equal(all, seen);
      }
    }));

  test("follows the width both ways and ends where it began", () =>
    on(`${site.origin}/strict`, async (page) => {
      const [wide] = await heights(page);
      await page.setViewportSize({ width: 320, height: 800 });
      const [narrow] = await heights(page, String(wide));
      assert.ok(narrow > wide);
      await page.setViewportSize({ width: 1280, height: 800 });
      assert.deepEqual(await heights(page, String(narrow)), [wide]);
    }));

  test("is told once a height, in the words of three kinds of host", () =>
    on(`${site.origin}/told`, async (page) => {
      const [height] = await heights(page);
      // Long enough for a circle to show itself.
      await page.waitForTimeout(1000);
      const told = await page.evaluate(() => window.told);
      const once = [
        { type: "bothways-height", height },
        { sentinel: "amp", type: "embed-size", height },
        `pymxPYMxplacexPYMxheightxPYMx${height}`,
      ];
      assert.deepEqual(told.slice(0, 3), once);
      // Asked by a host script that came later, it may have answered once more.
      assert.ok(told.length <= 6, JSON.stringify(told));
    }));

  test("is asked for by a script that comes after the frame has spoken", () =>
    on(`${site.origin}/late`, async (page) => {
      await inside(page);
      await page.waitForTimeout(500);
      assert.equal(await page.$eval("iframe", ({ height }) => height), "600");
      await page.addScriptTag({ url: "/bothways-frame.js" });
      const [height] = await heights(page);
      assert.ok(height > 450);
    }));

  test("of one frame is never another's, and a senseless one is nobody's", () =>
    on(`${site.origin}/others`, async (page) => {
      await page.waitForFunction(() => document.querySelector("iframe").height === "333");
      const [speaker, chart] = await heights(page);
      assert.ok(chart > 450);
      await page.evaluate(() => postMessage({ type: "bothways-height", height: 77 }, "*"));
      await page.waitForTimeout(200);
      assert.deepEqual(await heights(page), [speaker, chart]);
    }));
});

test("a dark page shines through a dark frame, below the chart and beside it", () =>
  on(
    `${site.origin}/dark`,
    async (page) => {
      await inside(page);
      await page.$eval("iframe", (frame) => {
        frame.height = "1200";
        frame.style.border = "0";
      });
      await page.waitForTimeout(300);
      const { data, width, height } = PNG.sync.read(await page.screenshot());
      const pixel = (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
      assert.deepEqual(pixel(600, height - 20), [0x20, 0x30, 0x40]);
      assert.deepEqual(pixel(1, 200), [0x20, 0x30, 0x40]);
      assert.deepEqual(pixel(600, 8), [0x15, 0x18, 0x1c]);
    },
    { viewport: { width: 1280, height: 1200 } },
  ));

describe("the address", () => {
  const at = (query) => `${site.origin}/embed.html?${query}`;
  const note = (page) => page.locator(".left-out").innerText();
  const shown = (page) =>
    page.waitForFunction(() => document.querySelector("both-ways").answer?.()).then(() =>
      page.evaluate(() => document.querySelector("both-ways").state),
    );

  test("asks what the element's attributes ask, and names the page", () =>
    on(at("figures=dcid&view=matrix&pair=RU-UA&lang=de&theme=dark&heading=Mein%20Titel"), async (page) => {
      const state = await shown(page);
      assert.deepEqual([state.figures, state.view, state.pair, state.lang], ["dcid", "matrix", "RU-UA", "de"]);
      assert.equal(await page.locator("both-ways .title").innerText(), "Mein Titel");
      assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
      assert.notEqual(await page.title(), "Bothways chart");
      assert.ok(await page.locator(".left-out").isHidden());
    }));

  test("has what is unknown or refused named, and shows the rest", () =>
    on(at("pair=JP-CN&colour=red&per=bad&measure=addresses&src=x.csv&childId=a&parentUrl=b"), async (page) => {
      await page.waitForFunction(() => document.querySelector("both-ways").answer?.());
      const state = await shown(page);
      assert.deepEqual([state.pair, state.measure], ["JP-CN", "addresses"]);
      const said = await note(page);
      assert.match(said, /colour, src\./);
      assert.match(said, /Left out: per: .*“bad”/);
      assert.doesNotMatch(said, /childId|parentUrl/);
    }));

  test("is repeated in the page by names alone, never a sentence of a stranger", () =>
    on(at("The+minister+has+resigned=1&<img+src=x>=2"), async (page) => {
      await shown(page);
      assert.equal(await note(page), "This address asks for what the chart does not have.");
      assert.equal(await page.locator("img").count(), 0);
    }));

  test("of a set that does not exist ends with a reason and without a chart", async () => {
    const { page, close } = await open(browser, at("figures=none"));
    const reason = page.locator("both-ways .reason");
    await reason.waitFor({ state: "visible" });
    assert.match(await reason.innerText(), /“none” is no bundled set/);
    await close();
  });
});

for (const theme of ["light", "dark"]) {
  test(`the page of a frame has no fault of WCAG 2.2 AA that axe finds, ${theme}`, async () => {
    const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
    // Its script is none of the page's, whose policy would refuse it.
    const options = { bypassCSP: true, viewport: { width: 320, height: 800 } };
    const url = `${site.origin}/embed.html?${PLAIN}&theme=${theme}&colour=red`;
    const { page, close } = await open(browser, url, options);
    await page.evaluate(() => document.querySelector("both-ways").ready);
    await page.evaluate(axe);
    const { passes, violations } = await page.evaluate(() =>
      window.axe.run(document, {
        runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
      }),
    );
    assert.ok(passes.length >= 12);
    assert.deepEqual(violations.map(({ id }) => id), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    await close();
  });
}

test("a link out of the frame opens beside the page", async () => {
  const { page, close } = await open(browser, `${site.origin}/embed.html?${PLAIN}`);
  await page.evaluate(() => document.querySelector("both-ways").ready);
  await page.locator("both-ways .more-button").click();
  const link = page.locator('both-ways a[href^="http"]').first();
  await link.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await link.click();
  assert.deepEqual(await link.evaluate(({ target, rel }) => [target, rel]), ["_blank", "noopener"]);
  await close();
});

test("by the headers of the static hosts, element and frame work in an isolated page of another host", () =>
  on(`${site.origin}/isolated`, async (page) => {
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    const rows = await page.evaluate(async () => {
      const chart = document.querySelector("both-ways");
      await chart.ready;
      return chart.answer().rows.length;
    });
    assert.ok(rows > 50);
    const [height] = await heights(page);
    assert.ok(height > 450);
  }));
