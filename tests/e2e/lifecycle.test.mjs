// How the element arrives, fails, moves and leaves: the fallback stays whenever anything fails.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { distFile, launch, open, ready, serve, visit } from "./browser.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
  "style-src 'self'; img-src 'self' data: blob:; require-trusted-types-for 'script'; " +
  "trusted-types 'none'";

const html = (body, head = "") =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">${head}` +
  `<script type="module" src="/bothways.js"></script></head><body>${body}</body></html>`;

const FALLBACK = "<p>fallback</p>";
const chart = (attributes = "", inside = FALLBACK) =>
  `<both-ways ${attributes}>${inside}</both-ways>`;

const wasmAs = (status, type, body) => (_, response) =>
  response.writeHead(status, { "content-type": type }).end(body);

const failing = (handler) => ({ "/": html(chart()), "/bothways.wasm": handler });

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const on = (pages, act, options) => visit(browser, pages, act, options);

/** How `ready` ends, and whether the fallback is seen with a reason. */
const ending = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector("both-ways");
    const code = await element.ready.then(() => "ready", (error) => error.code);
    const reason = element.shadowRoot.querySelector(".reason");
    const seen = element.querySelector("p").getClientRects().length > 0;
    return { code, seen, reason: reason.hidden ? null : reason.innerText };
  });

describe("what goes wrong has a name, and the fallback stays", () => {
  const cases = [
    ["wasm-missing", "a missing wasm", failing(wasmAs(404, "text/plain", "no"))],
    ["wasm-missing", "a page in the wasm's place", failing(wasmAs(200, "text/html", "<p>no"))],
    ["network", "a cut connection", failing((request) => request.socket.destroy())],
    ["state-invalid", "a bad attribute", { "/": html(chart('pair="US-US"')) }],
    ["figures-not-found", "a set that is not there", { "/": html(chart('figures="nowhere"')) }],
    [
      "wasm-blocked",
      "a policy without wasm",
      { "/": html(chart(), `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`) },
    ],
  ];
  for (const [code, name, pages] of cases) {
    test(`${name}: ${code}`, () =>
      on(pages, async (page) => {
        const end = await ending(page);
        assert.equal(end.code, code);
        assert.ok(end.seen);
        assert.match(end.reason, /could not be shown/);
      }));
  }

  test("a wasm cut short is refused", async () => {
    const wasm = await distFile("bothways.wasm");
    const cut = wasmAs(200, "application/wasm", wasm.subarray(0, wasm.length - 99));
    await on(failing(cut), async (page) => {
      const end = await ending(page);
      assert.notEqual(end.code, "ready");
      assert.ok(end.seen);
    });
  });

  test("a wrong MIME type does no harm", async () => {
    const wasm = await distFile("bothways.wasm");
    await on(failing(wasmAs(200, "text/plain", wasm)), async (page) => {
      assert.equal((await ending(page)).code, "ready");
    });
  });

  test("a first failure mended by the page leads to a chart with all that was asked", () =>
    on({ "/": html(chart('pair="JP-CN" measure="tanks"')) }, async (page) => {
      assert.equal((await ending(page)).code, "state-invalid");
      const state = await page.evaluate(async () => {
        const element = document.querySelector("both-ways");
        element.measure = "addresses";
        await element.ready;
        return element.state;
      });
      assert.deepEqual([state.pair, state.measure], ["JP-CN", "addresses"]);
    }));
});

test("before the first chart a state with an unknown field is refused at once", () =>
  on({ "/": html(chart("", FALLBACK)), "/bothways.wasm": () => {} }, async (page) => {
    const code = await page.evaluate(() => {
      try {
        document.querySelector("both-ways").state = { pairs: "US-CN" };
        return null;
      } catch (error) {
        return [error.code, error.field];
      }
    });
    assert.deepEqual(code, ["state-invalid", "pairs"]);
  }));

describe("without script", () => {
  test("the demo shows picture, captioned table and source", async () => {
    const site = await serve();
    const options = { javaScriptEnabled: false };
    const { page, lines, close } = await open(browser, `${site.origin}/`, options);
    const inside = page.locator("both-ways");
    assert.ok((await inside.locator("img").getAttribute("alt")).includes("United States and China"));
    assert.ok(await inside.locator("img").isVisible());
    assert.ok(await inside.locator("table caption").isVisible());
    assert.ok(await inside.getByRole("cell", { name: "8,850,000" }).isVisible());
    assert.ok(await inside.getByText(/Source: CNCERT/).isVisible());
    assert.deepEqual(lines, []);
    await close();
    site.close();
  });
});

describe("arriving", () => {
  test("the fallback stays until the first chart, then the chart alone is seen", () =>
    on({ "/": html(chart()) }, async (page, lines) => {
      await ready(page);
      const seen = await page.evaluate(() => {
        const element = document.querySelector("both-ways");
        return {
          fallback: element.querySelector("p").getClientRects().length,
          canvas: element.shadowRoot.querySelector("canvas").getClientRects().length,
        };
      });
      assert.deepEqual(seen, { fallback: 0, canvas: 1 });
      assert.deepEqual(lines, []);
    }));

  test("works under the strict policy with no style attribute and an empty console", () =>
    on(
      { "/": html(chart(), `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`) },
      async (page, lines) => {
        await ready(page);
        const styled = await page.evaluate(
          () => document.querySelector("both-ways").shadowRoot.querySelectorAll("[style]").length,
        );
        assert.equal(styled, 0);
        assert.deepEqual(lines, []);
      },
    ));

  test("properties set before the definition are honoured", () =>
    on(
      {
        "/": html(chart(), '<script src="/early.js" defer></script>'),
        "/early.js": (_, response) =>
          response
            .writeHead(200, { "content-type": "text/javascript" })
            .end("document.querySelector('both-ways').pair = 'KR-CN'"),
      },
      async (page) => {
        await ready(page);
        const state = await page.evaluate(() => document.querySelector("both-ways").state);
        assert.equal(state.pair, "KR-CN");
      },
    ));

  test("a chart far down the page waits for the viewport; an eager one does not", () => {
    const far = '<div class="far"></div><link rel="stylesheet" href="/far.css">';
    const pages = {
      "/": html(far + chart('id="lazy"')),
      "/eager": html(far + chart('loading="eager"')),
      "/far.css": (_, response) =>
        response.writeHead(200, { "content-type": "text/css" }).end(".far{height:5000px}"),
    };
    return on(pages, async (page, _, site) => {
      const fetched = () =>
        page.evaluate(() =>
          performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".wasm")),
        );
      await page.waitForTimeout(300);
      assert.equal(await fetched(), false);
      await page.evaluate(() => scrollTo(0, 5000));
      await ready(page);
      assert.equal(await fetched(), true);
      await page.goto(`${site.origin}/eager`);
      await ready(page);
    });
  });

  test("twenty charts share one wasm", () =>
    on({ "/": html(chart().repeat(20)) }, async (page, lines) => {
      await page.evaluate(() => {
        const all = [...document.querySelectorAll("both-ways")];
        for (const element of all) element.setAttribute("loading", "eager");
        return Promise.all(all.map(({ ready }) => ready));
      });
      const loads = await page.evaluate(() =>
        performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length,
      );
      assert.equal(loads, 1);
      assert.deepEqual(lines, []);
    }));

  test("importing the module where there is no HTMLElement does nothing", async () => {
    const module = await import(`${process.cwd()}/dist/bothways.js`);
    assert.equal(typeof module.BothWays, "function");
  });
});

/** Runs in the page before its scripts: keeps the module's memory where the test finds it. */
function keepMemory() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    globalThis.wasmMemory = made.instance.exports.memory;
    return made;
  };
}

describe("moving and leaving", () => {
  test("a move in the page keeps the state", () =>
    on({ "/": html(`${chart()}<main></main>`) }, async (page) => {
      await ready(page);
      const pair = await page.evaluate(async () => {
        const element = document.querySelector("both-ways");
        element.state = { pair: "JP-CN" };
        document.querySelector("main").append(element);
        await new Promise(requestAnimationFrame);
        return element.state.pair;
      });
      assert.equal(pair, "JP-CN");
    }));

  test("removal frees the chart, and coming back brings the state along", () =>
    on({ "/": html(chart()) }, async (page, lines) => {
      await ready(page);
      const result = await page.evaluate(async () => {
        const element = document.querySelector("both-ways");
        element.state = { pair: "US-CN", measure: "addresses" };
        element.remove();
        element.pair = "JP-CN";
        await new Promise(requestAnimationFrame);
        const gone = element.answer();
        document.body.append(element);
        await new Promise((resolve) => element.addEventListener("bothways-ready", resolve));
        return { gone, pair: element.state.pair, measure: element.state.measure };
      });
      assert.deepEqual(result, { gone: null, pair: "JP-CN", measure: "addresses" });
      assert.deepEqual(lines, []);
    }));

  test("two hundred comings and goings leave no memory behind", () =>
    on(
      { "/": html("<main></main>") },
      async (page, lines) => {
        const [before, after] = await page.evaluate(async () => {
          const once = async () => {
            const element = document.createElement("both-ways");
            element.setAttribute("loading", "eager");
            document.querySelector("main").append(element);
            await element.ready;
            element.remove();
            await new Promise((resolve) => setTimeout(resolve));
          };
          const bytesAfter = async (count) => {
            for (let i = 0; i < count; i += 1) await once();
            return globalThis.wasmMemory.buffer.byteLength;
          };
          return [await bytesAfter(20), await bytesAfter(200)];
        });
        assert.ok(before > 0);
        assert.equal(after, before);
        assert.deepEqual(lines, []);
      },
      { init: keepMemory },
    ));

  test("an element removed while it loads raises nothing", () =>
    on({ "/": html("") }, async (page, lines) => {
      await page.evaluate(async () => {
        const element = document.createElement("both-ways");
        element.setAttribute("loading", "eager");
        document.body.append(element);
        queueMicrotask(() => element.remove());
        await new Promise((resolve) => setTimeout(resolve, 500));
      });
      assert.deepEqual(lines, []);
    }));
});
