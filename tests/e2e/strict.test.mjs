// Strict hosts: a hard policy, hashes on everything, styles that mean harm, old browsers, many elements.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { distFile, launch, ready, serve, shadow, visit } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "img-src 'self' data: blob:; require-trusted-types-for 'script'; trusted-types 'none'";

const ENTRY = '<script type="module" src="/bothways.js"></script>';
const html = (body, head = ENTRY) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>` +
  `<link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
const chart = (attributes = "") => `<both-ways ${attributes}><p>fallback</p></both-ways>`;
const EAGER = 'loading="eager"';

const sent = (type, body, headers = {}) => (_, response) =>
  response.writeHead(200, { "content-type": type, ...headers }).end(body);
const script = (body) => sent("text/javascript", body);
const css = (body) => sent("text/css", body);
const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
const WRONG = integrity("another file");

let [browser, manifest] = [];
before(async () => {
  browser = await launch();
  manifest = JSON.parse(await distFile("manifest.json"));
});
after(() => browser.close());

const on = (pages, act, options) => visit(browser, pages, act, options);

/** How `ready` ends, whether the fallback is seen with a reason, and what the page was told. */
const ending = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector("both-ways");
    element.loading = "eager";
    const { code, message } = await element.ready.then(() => ({ code: "ready" }), (error) => error);
    const told = new Promise((done) =>
      element.addEventListener("bothways-error", ({ detail }) => done(detail.code), { once: true }),
    );
    // The first event may have come before anybody listened here: the next attempt tells again.
    await new Promise((done) => setTimeout(done));
    if (code !== "ready") element.theme = "auto";
    const reason = element.shadowRoot.querySelector(".reason");
    const seen = element.querySelector("p").getClientRects().length > 0;
    return { code, message, told: code === "ready" ? code : await told, seen, reason: reason.hidden ? null : reason.textContent };
  });

function isRefused(end, code, message = /./) {
  assert.deepEqual([end.code, end.told, end.seen], [code, code, true], end.message);
  assert.match(end.message, message);
  assert.ok(end.reason.includes(end.message));
}

const fetched = (page) =>
  page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).sort(),
  );

describe("under the strictest policy", () => {
  /** Notes each report of the policy, from the very first. */
  const LISTEN =
    "window.reports = []; document.addEventListener('securitypolicyviolation', (e) => " +
    "reports.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample));" +
    "addEventListener('error', (e) => reports.push(e.message));" +
    "addEventListener('unhandledrejection', (e) => reports.push(String(e.reason)));";

  /** All that an element does: its first chart, all else, files, a language, every view. */
  async function everything() {
    const element = document.querySelector("both-ways");
    await customElements.whenDefined("both-ways");
    await element.ready;
    const root = element.shadowRoot;
    const until = async (holds) => {
      while (!holds()) await new Promise((done) => setTimeout(done, 50));
    };
    root.querySelector(".widget").dispatchEvent(new PointerEvent("pointerenter"));
    root.querySelector(".more-button").click();
    await until(() => root.querySelector(".downloads"));
    for (const button of root.querySelectorAll(".downloads button")) button.click();
    const sizes = [];
    for (const kind of ["csv", "json", "svg", "png"]) sizes.push((await element.download(kind)).size);
    const told = [];
    for (const view of ["sources", "partners", "matrix", "flows", "map", "balance", "table", "timeline"]) {
      element.state = { figures: "honeypots", view };
      await element.updateComplete;
      told.push(element.state.view);
    }
    element.lang = "ar";
    await element.updateComplete;
    root.querySelector(".stage").dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
    await new Promise((done) => setTimeout(done, 500));
    const styled = root.querySelectorAll("[style]").length;
    return { sizes, told, styled, words: root.querySelector(".sentence").textContent, reports };
  }

  for (const name of ["chromium", "firefox"]) {
    test(`${name}: everything is used, and nothing is reported`, async () => {
      const head = `<script src="/listen.js"></script>${ENTRY}`;
      const policy = { "content-security-policy": POLICY };
      const site = await serve({
        "/": sent("text/html; charset=utf-8", html(chart(EAGER), head), policy),
        "/listen.js": script(LISTEN),
      });
      const engine = await ENGINES[name]();
      try {
        await engine.go(`${site.origin}/`);
        const { sizes, told, styled, words, reports } = await engine.evaluate(everything);
        assert.deepEqual(reports, []);
        assert.equal(styled, 0);
        assert.ok(sizes.every((size) => size > 500), `${sizes}`);
        assert.equal(told.length, 8);
        assert.match(words, /[\u0600-\u06ff]/);
      } finally {
        await engine.close();
        site.close();
      }
    });
  }

  test("a page that breaks the policy is reported: the listener above hears", () =>
    on(
      {
        "/": sent("text/html", html("", '<script src="/listen.js"></script>'), { "content-security-policy": POLICY }),
        "/listen.js": script(LISTEN),
      },
      async (page) => {
        const reports = await page.evaluate(async () => {
          document.body.setAttribute("style", "color: red");
          try {
            document.body.innerHTML = "<b>no</b>";
          } catch {
            // As it should.
          }
          await new Promise((done) => setTimeout(done, 100));
          return window.reports;
        });
        assert.ok(reports.some((line) => line.startsWith("style-src")), `${reports}`);
        assert.ok(reports.some((line) => line.startsWith("require-trusted-types")), `${reports}`);
      },
    ));

  test("no script of dist/ evaluates text, writes HTML or an inline style", async () => {
    const forbidden = [
      /\beval\s*\(/,
      /\bnew Function\b/,
      /\.(inner|outer)HTML\s*=[^=]/,
      /insertAdjacentHTML|document\.write|createContextualFragment|parseFromString/,
      /setAttribute\(["']style|\.style\.|cssText/,
      /set(Timeout|Interval)\(["'`]/,
      /data:application\/wasm/,
    ];
    const scripts = (await readdir("dist")).filter((name) => name.endsWith(".js"));
    assert.ok(scripts.length > 20);
    for (const name of scripts) {
      const text = await readFile(`dist/${name}`, "utf8");
      for (const pattern of forbidden) assert.doesNotMatch(text, pattern, name);
    }
  });
});

describe("a file that is not the one that belongs there", () => {
  test("a wasm of another build: integrity", async () => {
    const wasm = Buffer.from(await distFile("timeline.wasm"));
    await on({ "/": html(chart()), "/bothways.wasm": sent("application/wasm", wasm) }, async (page) => {
      isRefused(await ending(page), "integrity", /bothways\.wasm is not the file that belongs here; put/);
    });
  });

  test("a wasm of a further module, a set: integrity", async () => {
    const { file } = manifest.figures.dcid;
    const other = await distFile(manifest.figures.misp.file);
    const body = html(chart('figures="dcid"'));
    await on({ "/": body, [`/${file}`]: sent("application/octet-stream", other) }, async (page) => {
      isRefused(await ending(page), "integrity", /dcid\.\w{8}\.bw is not the file/);
    });
    const wasm = await distFile("map.wasm");
    await on({ "/": body, "/timeline.wasm": sent("application/wasm", wasm) }, async (page) => {
      isRefused(await ending(page), "integrity", /timeline\.wasm/);
    });
  });

  test("other texts and shapes are not taken: the chart speaks English, the map does without", async () => {
    const names = Object.keys(manifest.files);
    const [texts] = names.filter((name) => /^texts\/de\.\w{8}\.json$/.test(name));
    const lines = JSON.parse(await distFile(texts)).map(() => "Unfug");
    await on(
      { "/": html(chart('lang="de"')), [`/${texts}`]: sent("application/json", JSON.stringify(lines)) },
      async (page) => {
        assert.equal((await ending(page)).code, "ready");
        assert.match(await shadow(page, ".sentence").innerText(), /controlled from addresses in/);
      },
    );
    const [land] = names.filter((name) => name.startsWith("data/land."));
    await on(
      { "/": html(chart('view="map" figures="honeypots"')), [`/${land}`]: sent("application/octet-stream", "no") },
      async (page) => {
        assert.equal((await ending(page)).code, "ready");
      },
    );
  });

  test("the entry: it runs with its hash, and with another the fallback stays", async () => {
    const entry = (hash) => `<script type="module" src="/bothways.js" integrity="${hash}" crossorigin></script>`;
    const pages = {
      "/": html(chart(EAGER), entry(manifest.files["bothways.js"].integrity)),
      "/wrong": html(chart(EAGER), entry(WRONG)),
    };
    await on(pages, async (page, lines, site) => {
      await ready(page);
      assert.deepEqual(lines, []);
      await page.goto(`${site.origin}/wrong`);
      await page.waitForTimeout(300);
      const seen = await page.evaluate(() => [
        customElements.get("both-ways") === undefined,
        document.querySelector("both-ways p").getClientRects().length,
      ]);
      assert.deepEqual(seen, [true, 1]);
    });
  });

  const preload = (name, hash) =>
    `<link rel="modulepreload" href="/${name}" integrity="${hash}" crossorigin>`;

  // Chromium asks again for a module whose preload was refused: there the import map below is the check.
  for (const name of ["chromium", "firefox"]) {
    test(`${name}: a further script comes by the hash of its modulepreload`, async () => {
      const good = manifest.files["timeline.js"].integrity;
      const body = html(chart(`${EAGER} figures="dcid"`), preload("timeline.js", good) + ENTRY);
      const wrong = html(chart(`${EAGER} figures="dcid"`), preload("timeline.js", WRONG) + ENTRY);
      const site = await serve({ "/": body, "/wrong": wrong });
      const face = await ENGINES[name]();
      const end = () =>
        customElements.whenDefined("both-ways").then(() => {
          const { ready } = document.querySelector("both-ways");
          return ready.then(() => "ready", ({ code, message }) => `${code}: ${message}`);
        });
      try {
        await face.go(`${site.origin}/`);
        assert.equal(await face.evaluate(end), "ready");
        if (name === "chromium") return;
        await face.go(`${site.origin}/wrong`);
        assert.match(await face.evaluate(end), /^integrity: \/timeline\.js is there but was refused/);
      } finally {
        await face.close();
        site.close();
      }
    });
  }

  test("a further script is checked by the hash of an import map, where the page may have one", async () => {
    const map = (hash) =>
      `<script type="importmap">${JSON.stringify({ integrity: { "/timeline.js": hash } })}</script>`;
    const pages = {
      "/": html(chart('figures="dcid"'), map(manifest.files["timeline.js"].integrity) + ENTRY),
      "/wrong": html(chart('figures="dcid"'), map(WRONG) + ENTRY),
    };
    await on(pages, async (page, _, site) => {
      assert.equal((await ending(page)).code, "ready");
      await page.goto(`${site.origin}/wrong`);
      isRefused(await ending(page), "integrity", /timeline\.js/);
    });
  });

  test("preloads with the manifest's hashes are used: each file comes once", () => {
    const { "bothways.js": entry, "bothways.wasm": wasm } = manifest.files;
    const fetches = `<link rel="preload" as="fetch" type="application/wasm" href="/bothways.wasm" integrity="${wasm.integrity}" crossorigin>`;
    const asked = [];
    const count = (name, type) => async (_, response) => {
      asked.push(name);
      response.writeHead(200, { "content-type": type, "cache-control": "max-age=60" }).end(await distFile(name));
    };
    return on(
      {
        "/": html(chart(EAGER), preload("bothways.js", entry.integrity) + fetches + ENTRY),
        "/bothways.js": count("bothways.js", "text/javascript"),
        "/bothways.wasm": count("bothways.wasm", "application/wasm"),
      },
      async (page, lines) => {
        await ready(page);
        assert.deepEqual(asked.sort(), ["bothways.js", "bothways.wasm"]);
        // Chromium says that it looks at no hash of such a preload; the loader's own fetch does.
        assert.deepEqual(lines.filter((line) => !line.includes("crbug.com/981419")), []);
      },
    );
  });
});

describe("what a host or a browser cannot give has a name", () => {
  const meta = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">${ENTRY}`;

  test("a policy without wasm: wasm-blocked", () =>
    on({ "/": html(chart(), meta("script-src 'self'")) }, async (page) =>
      isRefused(await ending(page), "wasm-blocked", /policy does not allow WebAssembly/)));

  test("a policy that forbids to fetch: wasm-blocked, with the directive to mend", () =>
    on({ "/": html(chart(), meta("script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'")) }, async (page) =>
      isRefused(await ending(page), "wasm-blocked", /bothways\.wasm: add its host to connect-src/)));

  test("a missing wasm, a missing script of a further module", async () => {
    const missing = (_, response) => response.writeHead(404).end();
    await on({ "/": html(chart()), "/bothways.wasm": missing }, async (page) =>
      isRefused(await ending(page), "wasm-missing", /bothways\.wasm answered 404/));
    await on({ "/": html(chart('view="map"')), "/map.js": missing }, async (page) =>
      isRefused(await ending(page), "network", /map\.js answered 404/));
  });

  test("offline: network, and back online the next attempt draws", () =>
    on({ "/": html("") }, async (page) => {
      await page.evaluate(() => customElements.whenDefined("both-ways").then(() => true));
      await page.context().setOffline(true);
      await page.evaluate(() => {
        const element = document.createElement("both-ways");
        element.append(Object.assign(document.createElement("p"), { textContent: "fallback" }));
        document.body.append(element);
      });
      isRefused(await ending(page), "network");
      await page.context().setOffline(false);
      const pair = await page.evaluate(async () => {
        const element = document.querySelector("both-ways");
        element.pair = "JP-CN";
        await element.updateComplete;
        return element.state.pair;
      });
      assert.equal(pair, "JP-CN");
    }));

  test("no WebAssembly: unsupported", () =>
    on({ "/": html(chart()) }, async (page) => isRefused(await ending(page), "unsupported", /too old/), {
      init: () => delete globalThis.WebAssembly,
    }));

  test("no constructable style sheets: unsupported", () =>
    on({ "/": html(chart()) }, async (page) => isRefused(await ending(page), "unsupported", /too old/), {
      init: () => {
        // As browsers were before they had them.
        globalThis.CSSStyleSheet = function () {
          throw new TypeError("Illegal constructor");
        };
        delete Document.prototype.adoptedStyleSheets;
        delete ShadowRoot.prototype.adoptedStyleSheets;
      },
    }));
});

describe("where everything lies", () => {
  const elsewhere = async (site) => {
    const files = {};
    for (const name of ["bothways.wasm", "timeline.js", "timeline.wasm", manifest.figures.dcid.file]) {
      const type = name.endsWith(".js") ? "text/javascript" : "application/wasm";
      files[`/cdn/v1/${name}`] = sent(type, await distFile(name));
    }
    const entry = script(await distFile("bothways.js"));
    return { ...files, "/own/bothways.js": entry, ...site };
  };
  const ENTRY = '<script type="module" src="/own/bothways.js"></script>';

  test("an attribute says it", async () =>
    on(await elsewhere({ "/": html(chart(`${EAGER} assets="/cdn/v1/"`), ENTRY) }), async (page, lines) => {
      await ready(page);
      await page.evaluate(() => {
        const element = document.querySelector("both-ways");
        element.state = { figures: "dcid", pair: "CN-US" };
        return element.updateComplete;
      });
      const names = (await fetched(page)).filter((name) => name !== "/own/bothways.js");
      assert.ok(names.includes("/cdn/v1/timeline.wasm"), `${names}`);
      assert.ok(names.every((name) => name.startsWith("/cdn/v1/")), `${names}`);
      assert.deepEqual(lines, []);
    }));

  test("the class says it, before any element asks", async () => {
    const start =
      'import { BothWays } from "/own/bothways.js"; BothWays.assets = "/cdn/v1/"; window.assets = BothWays.assets;';
    const pages = { "/": html(chart(EAGER), '<script type="module" src="/start.js"></script>'), "/start.js": script(start) };
    await on(await elsewhere(pages), async (page, lines, { origin }) => {
      await ready(page);
      assert.equal(await page.evaluate(() => window.assets), `${origin}/cdn/v1/`);
      assert.ok((await fetched(page)).includes("/cdn/v1/bothways.wasm"));
      assert.deepEqual(lines, []);
    });
  });
});

describe("many and hidden elements", () => {
  test("fifty elements: one wasm, and those far away fetch and compile nothing until they are near", () => {
    const gap = '<div class="gap"></div>';
    const far = Array(40).fill(chart('figures="dcid"')).join("");
    return on(
      {
        "/": html(`<link rel="stylesheet" href="/far.css">${Array(10).fill(chart()).join("")}${gap}${far}`),
        "/far.css": css(".gap{height:20000px} both-ways{max-height:60px;overflow:hidden}"),
      },
      async (page, lines) => {
        await page.evaluate(() =>
          Promise.all([...document.querySelectorAll("both-ways")].slice(0, 10).map(({ ready }) => ready)),
        );
        await page.waitForTimeout(200);
        assert.deepEqual(await fetched(page), ["/bothways.js", "/bothways.wasm", "/far.css"]);
        assert.equal(await page.evaluate(() => window.compiled), 1);
        await page.evaluate(async () => {
          const all = [...document.querySelectorAll("both-ways")].slice(10);
          for (const element of all) element.loading = "eager";
          await Promise.all(all.map(({ ready }) => ready));
        });
        const names = await fetched(page);
        for (const name of ["/timeline.js", "/timeline.wasm", `/${manifest.figures.dcid.file}`]) {
          assert.equal(names.filter((other) => other === name).length, 1, name);
        }
        assert.equal(await page.evaluate(() => window.compiled), 2);
        assert.deepEqual(lines, []);
      },
      {
        init: () => {
          const { instantiate } = WebAssembly;
          window.compiled = 0;
          WebAssembly.instantiate = (...given) => {
            window.compiled += 1;
            return instantiate(...given);
          };
        },
      },
    );
  });

  test("in closed details nothing is fetched; opened, the chart has its width", () =>
    on({ "/": html(`<details><summary>s</summary>${chart()}</details>`) }, async (page, lines) => {
      await page.waitForTimeout(300);
      assert.deepEqual(await fetched(page), ["/bothways.js"]);
      await page.locator("summary").click();
      await ready(page);
      const { width } = await shadow(page, "canvas").boundingBox();
      assert.ok(width > 300, `${width}`);
      assert.deepEqual(lines, []);
    }));

  test("an eager chart in closed details draws once these open", () =>
    on({ "/": html(`<details><summary>s</summary>${chart(EAGER)}</details>`) }, async (page) => {
      await ready(page);
      await page.locator("summary").click();
      await page.waitForFunction(() => {
        const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
        return canvas.width > 300 && canvas.height > 100;
      });
    }));

  test("in a hidden tab, where no frame is ever drawn, an eager chart is ready all the same", () =>
    on({ "/": html(chart(EAGER)) }, async (page) => ready(page), {
      init: () => {
        globalThis.requestAnimationFrame = () => 0;
        globalThis.IntersectionObserver = class {
          observe() {}
          disconnect() {}
        };
        Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
      },
    }));

  test("inside another shadow root", () =>
    on({ "/": html("<main></main>") }, async (page, lines) => {
      const seen = await page.evaluate(async () => {
        const root = document.querySelector("main").attachShadow({ mode: "open" });
        const element = document.createElement("both-ways");
        root.append(element);
        const told = new Promise((done) => document.addEventListener("bothways-ready", done, { once: true }));
        await element.ready;
        await told;
        return element.shadowRoot.querySelector("canvas").width;
      });
      assert.ok(seen > 300);
      assert.deepEqual(lines, []);
    }));

  test("moved while it loads, and removed while a change loads: nothing is lost or raised", () =>
    on({ "/": html(`<main></main>${chart('figures="dcid"')}`) }, async (page, lines) => {
      const pair = await page.evaluate(async () => {
        const element = document.querySelector("both-ways");
        element.loading = "eager";
        await new Promise((done) => setTimeout(done));
        document.querySelector("main").append(element);
        await element.ready;
        element.view = "map";
        await new Promise((done) => setTimeout(done));
        element.remove();
        await new Promise((done) => setTimeout(done, 500));
        document.body.append(element);
        await new Promise((done) => element.addEventListener("bothways-ready", done));
        return [element.state.figures, element.state.view];
      });
      assert.deepEqual(pair, ["dcid", "map"]);
      assert.deepEqual(lines, []);
    }));
});

describe("styles", () => {
  /** All that a page can do to what stands in it, short of hiding it. */
  const HOSTILE =
    "* { font: italic small-caps bold 40px/3 cursive; letter-spacing: .5em; word-spacing: 2em; color: red;" +
    " text-transform: uppercase; text-indent: 5em; text-align: right; text-shadow: 4px 4px red;" +
    " white-space: pre; word-break: break-all; hyphens: auto; list-style: square; border-collapse: collapse;" +
    " font-feature-settings: 'smcp'; font-variant: small-caps; font-stretch: condensed; cursor: crosshair;" +
    " caption-side: bottom; direction: ltr; quotes: 'x' 'x'; tab-size: 20; line-height: 4; zoom: 1;" +
    // The size of the root's letters is the reader's, and every chart follows it.
    " -webkit-text-stroke: 2px red; writing-mode: horizontal-tb; text-decoration: underline; orphans: 9 }" +
    " :root { font-size: 16px }" +
    " p, td, th, h3, select, button, canvas, table { margin: 40px; padding: 40px; background: lime;" +
    " border: 9px solid lime; display: inline; font-size: 60px }";

  /** What a reader sees of each element of the widget, and how large the chart is. */
  const look = () => {
    const { shadowRoot } = document.querySelector("both-ways");
    const names = [
      ...["fontFamily", "fontSize", "fontStyle", "fontWeight", "fontVariant", "fontStretch", "lineHeight"],
      ...["letterSpacing", "wordSpacing", "color", "textTransform", "textIndent", "textAlign", "textShadow"],
      ...["whiteSpace", "wordBreak", "hyphens", "listStyle", "borderCollapse", "fontFeatureSettings"],
      ...["cursor", "captionSide", "direction", "tabSize", "webkitTextStroke", "orphans", "margin", "padding"],
      ...["backgroundColor", "border", "display", "width", "height"],
    ];
    const elements = [...shadowRoot.querySelectorAll(".widget, .widget *")];
    return elements.map((element) => {
      const style = getComputedStyle(element);
      return [element.localName, element.className, ...names.map((name) => `${name}: ${style[name]}`)];
    });
  };

  const styled = (rules) => ({
    "/": html(`<div class="column">${chart(EAGER)}</div><p id="own">own</p>`, `<link rel="stylesheet" href="/page.css">${ENTRY}`),
    "/page.css": css(`.column { width: 700px } both-ways { display: block !important; width: 700px } ${rules}`),
  });

  async function looked(rules) {
    let seen;
    await on(styled(rules), async (page) => {
      await ready(page);
      seen = { widget: await page.evaluate(look), picture: await shadow(page, "canvas").screenshot() };
    });
    return seen;
  }

  test("none of the page's leaks in", async () => {
    const [plain, harmed] = [await looked(""), await looked(HOSTILE)];
    assert.ok(plain.widget.length > 50);
    assert.deepEqual(harmed.widget, plain.widget);
    assert.ok(plain.picture.equals(harmed.picture), "the drawings differ");
  });

  test("`all` on the element itself does no harm", async () => {
    const [plain, harmed] = [await looked(""), await looked("both-ways { all: unset; display: block; width: 700px }")];
    assert.deepEqual(harmed.widget, plain.widget);
  });

  test("none leaks out, and nothing is left in the page", () =>
    on(styled(""), async (page) => {
      const own = () => {
        const { fontFamily, color, margin, fontSize } = getComputedStyle(document.querySelector("#own"));
        return [fontFamily, color, margin, fontSize, document.adoptedStyleSheets.length, document.styleSheets.length];
      };
      await ready(page);
      const after = await page.evaluate(own);
      await page.evaluate(() => document.querySelector("both-ways").remove());
      assert.deepEqual(await page.evaluate(own), after);
      assert.deepEqual(after.slice(4), [0, 1]);
    }));
});
