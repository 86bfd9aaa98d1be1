// Every reader's eyes: themes, contrast, colours that the system forces, large letters, paper.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { change, launch, open, ready, serve, shadow, whole } from "./browser.mjs";
import {
  contrast,
  lost,
  middlesOf,
  narrow,
  oklab,
  pagesOf,
  painted,
  paper,
  reading,
  roles,
  seenAt,
  SPACING,
} from "./eyes.mjs";

const LIGHT = [255, 255, 255];
const DARK = [0x15, 0x18, 0x1c];
/** A pair with figures both ways. */
const BOTH = 'figures="dcid" pair="CN-US"';
const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];

const html = (attributes, head) =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">${head}` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" ${attributes}></both-ways></body></html>`;

const MAY_BE_DARK = `<meta name="color-scheme" content="light dark">`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page with a chart, runs `act`, and demands an empty console. */
async function on(attributes, act, { head = "", init = () => {}, without, ...options } = {}) {
  const site = await serve({ "/": html(attributes, head), ...without });
  const scripts = `(${reading})();(${init})()`;
  const still = { reducedMotion: "reduce", init: scripts, ...options };
  const opened = await open(browser, `${site.origin}/`, still);
  try {
    await ready(opened.page);
    await act(opened.page, opened.lines);
    if (!without) assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}

const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 60)));

/** Waits until the chart's paper has a colour. */
const paperIs = (page, color) =>
  page.waitForFunction((color) => window.shot().data.slice(0, 3).join() === color.join(), color);

// ── light, dark, as the page ──────────────────────────────────────────────────────────────────────

describe("light and dark", () => {
  test("a page that is dark by its meta element alone has a dark chart", () =>
    on("", async (page) => assert.deepEqual(await paper(page), DARK), {
      head: `<meta name="color-scheme" content="dark">`,
    }));

  test("a page that may be both follows the reader, at once", () =>
    on("", async (page) => {
      assert.deepEqual(await paper(page), LIGHT);
      await page.emulateMedia({ colorScheme: "dark" });
      await paperIs(page, DARK);
      await page.emulateMedia({ colorScheme: "light" });
      await paperIs(page, LIGHT);
    }, { head: MAY_BE_DARK }));

  test("a page that is never dark has a light chart, whatever the reader prefers", () =>
    on("", async (page) => assert.deepEqual(await paper(page), LIGHT), {
      colorScheme: "dark",
    }));

  test("a class or style of whatever the chart stands in is followed at once", () =>
    on("", async (page) => {
      const act = (way) => page.evaluate(`document.${way}`);
      await act(`body.className = "night"`);
      await paperIs(page, DARK);
      await act(`body.className = ""`);
      await paperIs(page, LIGHT);
      await act(`querySelector("both-ways").style.colorScheme = "dark"`);
      await paperIs(page, DARK);
    }, { head: "<style>.night{color-scheme:dark}</style>" }));

  for (const [theme, page, chosen] of [
    ["light", "dark", LIGHT],
    ["dark", "light", DARK],
  ]) {
    test(`theme="${theme}" wins over a ${page} page`, () =>
      on(`theme="${theme}"`, async (opened) => {
        assert.deepEqual(await paper(opened), chosen);
        await change(opened, { theme: "auto" });
        assert.deepEqual(await paper(opened), page === "dark" ? DARK : LIGHT);
      }, { head: `<meta name="color-scheme" content="${page}">` }));
  }
});

describe("what is asked of the default page, which has the small module", () => {
  test("its own colours arrive, and are followed", () =>
    on("", async (page) => {
      await paperIs(page, [0xff, 0xf7, 0xe6]);
      await page.evaluate(() => void (document.body.className = "mint"));
      await paperIs(page, [0xe6, 0xff, 0xf0]);
    }, { head: "<style>body{--bothways-paper:#fff7e6}.mint{--bothways-paper:#e6fff0}</style>" }));

  test("more contrast arrives, also while the page stands", () =>
    on("", async (page) => {
      assert.deepEqual((await roles(page)).text, [26, 26, 26]);
      await page.emulateMedia({ contrast: "more" });
      await page.waitForFunction(() =>
        getComputedStyle(document.querySelector("both-ways")).getPropertyValue("--_text").includes("0 0 0"),
      );
    }));

  test("where the further module is out of reach, the first chart stands as it is", () => {
    const gone = (_, response) => response.writeHead(404).end();
    return on("", async (page) => {
      await page.waitForTimeout(300);
      assert.deepEqual(await paper(page), LIGHT);
      assert.match(await shadow(page, ".sentence").innerText(), /8\.85 million/);
      assert.equal(await shadow(page, ".reason").isVisible(), false);
    }, { contrast: "more", without: { "/timeline-whole.js": gone } });
  });
});

// ── contrast ──────────────────────────────────────────────────────────────────────────────────────

const THEMES = {
  light: {},
  dark: { colorScheme: "dark" },
  "more contrast": { contrast: "more" },
  "more contrast, dark": { contrast: "more", colorScheme: "dark" },
  print: { media: "print" },
  "forced colours": { forcedColors: "active" },
  "forced colours, dark": { forcedColors: "active", colorScheme: "dark" },
};

/** Runs `act` with a chart both ways in a theme; print can only be asked of a page that stands. */
const inTheme = ({ media, ...options }, act, attributes = BOTH) =>
  on(attributes, async (page) => {
    await whole(page);
    if (media) await page.emulateMedia({ media });
    await settle(page);
    await act(page);
  }, { head: MAY_BE_DARK, deviceScaleFactor: 3, ...options });

describe("contrast", () => {
  for (const [name, asked] of Object.entries(THEMES)) {
    test(`${name}: words 4.5, marks 3, by pixel`, () =>
      inTheme(asked, async (page) => {
        const { paper: ground, text, muted, forward, back } = await roles(page);
        const counts = await painted(page);
        assert.deepEqual(await paper(page), ground);
        // Bars and words are really painted in these.
        for (const [color, least] of [[text, 40], [muted, 20], [forward, 500], [back, 200]]) {
          assert.ok(counts[color.join()] > least, `${color}: ${counts[color.join()]} pixels`);
          assert.ok(contrast(color, ground) >= 4.5, `${color} on ${ground}`);
        }
      }));

    test(`${name}: every word around the chart stands out, and what it is told by`, () =>
      inTheme(asked, async (page) => {
        if (!asked.media) {
          await shadow(page, ".more-button").click();
          await shadow(page, ".stage").focus();
          await page.keyboard.press("ArrowRight");
        }
        const found = await page.evaluate(wordsAndGrounds);
        assert.ok(found.length > 30, `${found.length} words`);
        for (const { words, color, ground } of found) {
          assert.ok(contrast(color, ground) >= 4.5, `${words}: ${color} on ${ground}`);
        }
      }));
  }

  test("the focus ring is 2 px and 3:1 in each theme", async () => {
    for (const { media, ...asked } of Object.values(THEMES)) {
      if (media) continue;
      await inTheme(asked, async (page) => {
        await page.keyboard.press("Tab");
        const ring = await page.evaluate(() => {
          const { activeElement } = document.querySelector("both-ways").shadowRoot;
          const { outlineWidth, outlineColor } = getComputedStyle(activeElement);
          return [outlineWidth, outlineColor.match(/\d+/g).slice(0, 3).map(Number)];
        });
        assert.equal(ring[0], "2px");
        const { paper } = await roles(page);
        assert.ok(contrast(ring[1], paper) >= 3, `${ring[1]} on ${paper}`);
      });
    }
  });

  test("hatching stands out 3:1 in each theme", async () => {
    for (const [name, asked] of Object.entries(THEMES)) {
      await inTheme(asked, async (page) => {
        const { paper } = await roles(page);
        const counts = Object.entries(await painted(page));
        const strong = counts.filter(([color]) => contrast(color.split(",").map(Number), paper) >= 3);
        const pixels = strong.reduce((sum, [, count]) => sum + count, 0);
        // Bars, words and axes alone are less than a tenth of the default chart.
        const all = counts.reduce((sum, [, count]) => sum + count, 0);
        assert.ok(pixels / all > 0.1, `${name}: ${pixels / all}`);
        // A limit says nothing here, but it is a further module's.
      }, 'limit="5"');
    }
  });
});

/** In the page: the words seen, their colour, and the colour behind them. */
function wordsAndGrounds() {
  const root = document.querySelector("both-ways").shadowRoot;
  const bytes = (color) => color.match(/[\d.]+/g).map(Number);
  const isClear = (color) => bytes(color)[3] === 0;
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!isClear(backgroundColor)) return bytes(backgroundColor).slice(0, 3);
    }
    return [255, 255, 255];
  };
  return [...root.querySelectorAll("*")].flatMap((element) => {
    const words = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
    const isSeen = element.checkVisibility() && !element.closest("p.quiet, script, style");
    if (!isSeen || !words.join("").trim()) return [];
    const color = bytes(getComputedStyle(element).color).slice(0, 3);
    return [{ words: words.join(" ").slice(0, 40), color, ground: ground(element) }];
  });
}

// ── direction without colour ──────────────────────────────────────────────────────────────────────

describe("direction without colour", () => {
  for (const [name, { media, ...asked }] of Object.entries(THEMES)) {
    if (media) continue;
    test(`${name}: bars differ in lightness, in grey and under three deficiencies`, () =>
      inTheme(asked, async (page) => {
        const { forward, back } = await roles(page);
        const places = await page.evaluate(middlesOf, [forward, back]);
        const screen = await page.context().newCDPSession(page);
        // The third root of the luminance is the lightness of its grey.
        const greys = (await seenAt(page, places)).map((color) => Math.cbrt(contrast(color, [0, 0, 0]) * 0.05 - 0.05));
        // Colours that the system forces are its reader's own; there the side of the axis tells.
        const least = asked.forcedColors ? 0 : 0.15;
        assert.ok(Math.abs(greys[0] - greys[1]) >= least, `${greys}`);
        for (const type of ["protanopia", "deuteranopia", "tritanopia"]) {
          await screen.send("Emulation.setEmulatedVisionDeficiency", { type });
          const [one, other] = (await seenAt(page, places)).map(oklab);
          const apart = Math.hypot(...one.map((a, at) => a - other[at]));
          assert.ok(apart >= least, `${type}: ${apart}`);
        }
        const [[, above], [, below]] = places;
        assert.ok(above < below, "A→B stands above, B→A below");
      }));
  }
});

// ── colours that the system forces ────────────────────────────────────────────────────────────────

describe("forced colours", () => {
  const SYSTEM = {
    light: { Canvas: "255,255,255", CanvasText: "0,0,0", LinkText: "0,0,159" },
    dark: { Canvas: "0,0,0", CanvasText: "255,255,255", LinkText: "255,255,0" },
  };
  const OURS = ["26,68,128", "184,92,20", "90,154,224", "248,192,122", "11,47,99", "150,67,10"];

  for (const [scheme, system] of Object.entries(SYSTEM)) {
    for (const view of VIEWS) {
      test(`${view}, ${scheme}: the canvas is painted in the system's colours`, () =>
        on(`${BOTH} view="${view}"`, async (page) => {
          await whole(page);
          await settle(page);
          const counts = await painted(page);
          for (const [name, color] of Object.entries(system)) {
            assert.ok(counts[color] > 100, `${name}: ${counts[color]} pixels`);
          }
          for (const color of OURS) assert.ok(!(counts[color] > 0), `${color}: ${counts[color]}`);
        }, { head: MAY_BE_DARK, forcedColors: "active", colorScheme: scheme }));
    }
  }

  test("the default page too; what is known less firmly is hollow", () =>
    on("", async (page) => {
      await page.waitForFunction(() =>
        getComputedStyle(document.querySelector("both-ways")).getPropertyValue("--_forward").includes("0 0 159"),
      );
      const counts = await painted(page);
      assert.ok(counts["0,0,159"] > 500);
      assert.ok(!(counts["201,215,232"] > 0), "no pale colour of ours");
    }, { forcedColors: "active" }));
});

// ── large letters, zoom, spacing ──────────────────────────────────────────────────────────────────

describe("nothing is lost", () => {
  const ZOOMED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
  const CASES = {
    "at 400 % zoom": ZOOMED,
    "with the text spacing of WCAG 1.4.12": { head: `<style>${SPACING}</style>` },
    "with both": { ...ZOOMED, head: `<style>${SPACING}</style>` },
    "with letters twice as large": {
      head: "<style>:root{font-size:200%}</style>",
      viewport: { width: 640, height: 512 },
    },
  };
  for (const [name, options] of Object.entries(CASES)) {
    for (const attributes of ["", BOTH, `${BOTH} view="partners"`]) {
      test(`${name}: ${attributes || "the default page"}`, () =>
        on(attributes, async (page) => {
          assert.deepEqual(await page.evaluate(lost), []);
          assert.deepEqual(await narrow(page), []);
          await shadow(page, ".more-button").click();
          await page.waitForTimeout(500);
          assert.deepEqual(await page.evaluate(lost), []);
        }, options));
    }
  }
});

describe("letters of another size", () => {
  /** Notes the size of each text on the canvas, in CSS px. */
  function watch() {
    const { fillText } = CanvasRenderingContext2D.prototype;
    window.sizes = [];
    CanvasRenderingContext2D.prototype.fillText = function (...words) {
      const size = parseFloat(this.font.match(/[\d.]+px/)[0]);
      window.sizes.push((size * this.getTransform().a) / devicePixelRatio);
      return fillText.apply(this, words);
    };
  }
  const least = (page) => page.evaluate(() => Math.min(...window.sizes.splice(0)));

  test("the chart's letters follow the reader's, at once", () =>
    on("", async (page) => {
      const usual = await least(page);
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "150%"));
      await page.waitForFunction(() => window.sizes.length > 0);
      assert.ok(Math.abs((await least(page)) / usual - 1.5) < 0.01);
    }, { init: watch }));

  test("small ones of the page make the chart's no smaller", () =>
    on("", async (page) => assert.ok((await least(page)) >= 11), {
      init: watch,
      head: "<style>:root{font-size:62.5%}</style>",
    }));

  test("a chart of large letters is a narrower one, enlarged, also to point at", async () => {
    const told = (head, width) => {
      let words;
      const point = async (page) => {
        const { forward } = await roles(page);
        const [[x, y]] = await page.evaluate(middlesOf, [forward]);
        await page.mouse.move(x, y);
        words = await shadow(page, ".tip").innerText();
        const tip = await shadow(page, ".tip").boundingBox();
        assert.ok(Math.abs(tip.x - x) < 80 || Math.abs(tip.x + tip.width - x) < 80, `${tip.x} by ${x}`);
      };
      const options = { head: `<style>body{margin:0}${head}</style>`, viewport: { width, height: 2000 } };
      return on(BOTH, point, options).then(() => words);
    };
    const usual = await told("", 500);
    assert.ok(usual.length > 20);
    assert.equal(await told(":root{font-size:200%}", 1000), usual);
  });
});

// ── motion and transparency ───────────────────────────────────────────────────────────────────────

describe("less", () => {
  test("under reduced motion a change is painted once", () =>
    on(BOTH, async (page) => {
      await whole(page);
      await page.evaluate(() => {
        const { fillRect } = CanvasRenderingContext2D.prototype;
        window.papers = 0;
        CanvasRenderingContext2D.prototype.fillRect = function (x, y, ...size) {
          const isChart = this.canvas === document.querySelector("both-ways").shadowRoot.querySelector("canvas");
          if (isChart && x === 0 && y === 0) window.papers += 1;
          return fillRect.call(this, x, y, ...size);
        };
      });
      await change(page, { pair: "US-CN" });
      assert.equal(await page.evaluate(() => window.papers), 1);
      await page.emulateMedia({ reducedMotion: "no-preference" });
      await change(page, { pair: "CN-US" });
      assert.ok((await page.evaluate(() => window.papers)) > 3);
    }));

  test("under reduced transparency nothing shines through", () =>
    on(`${BOTH} view="flows"`, async (page) => {
      const look = () =>
        page.evaluate(() => {
          const { shadowRoot } = document.querySelector("both-ways");
          const stage = shadowRoot.querySelector(".stage");
          stage.classList.add("dim");
          const { opacity, filter } = getComputedStyle(stage.querySelector("canvas"));
          return [opacity, filter];
        });
      await whole(page);
      assert.deepEqual(await look(), ["0.3", "none"]);
      const screen = await page.context().newCDPSession(page);
      const features = [{ name: "prefers-reduced-transparency", value: "reduce" }];
      await screen.send("Emulation.setEmulatedMedia", { features });
      assert.deepEqual(await look(), ["1", "grayscale(1)"]);
    }));
});

// ── paper ─────────────────────────────────────────────────────────────────────────────────────────

/** What is printed. */
const MARGIN = { top: "1cm", right: "1cm", bottom: "1cm", left: "1cm" };

describe("print", () => {
  for (const format of ["A4", "Letter"]) {
    for (const isOpen of [false, true]) {
      test(`${format}, More ${isOpen ? "open" : "folded"}: all on one page`, () =>
        on("", async (page) => {
          if (isOpen) {
            await shadow(page, ".more-button").click();
            await shadow(page, ".downloads").first().waitFor();
          }
          assert.equal(pagesOf(await page.pdf({ format, margin: MARGIN })), 1);
        }));
    }
  }

  for (const isOpen of [false, true]) {
    test(`picture, table, source, date and link are seen, nothing to press, More ${isOpen ? "open" : "folded"}`, () =>
      on("", async (page) => {
        if (isOpen) {
          await shadow(page, ".more-button").click();
          await shadow(page, ".downloads").first().waitFor();
        }
        await page.setViewportSize({ width: 718, height: 1000 });
        await page.emulateMedia({ media: "print" });
        await settle(page);
        for (const seen of ["canvas", "table", "caption", "[part=source]", ".sentence", ".title"]) {
          assert.ok(await shadow(page, seen).first().isVisible(), seen);
        }
        for (const unseen of [".controls", ".more", ".filter", ".tip", ".mark", "#keys"]) {
          for (const one of await shadow(page, unseen).all()) assert.ok(!(await one.isVisible()), unseen);
        }
        const foot = await shadow(page, ".widget").evaluate(
          (widget) => getComputedStyle(widget, "::after").content,
        );
        assert.ok(foot.includes(page.url()), foot);
        const today = await page.evaluate(() => new Date().toLocaleDateString("en", { dateStyle: "long" }));
        assert.ok(foot.includes(today), foot);
        assert.deepEqual(await page.evaluate(lost), []);
        const rows = await shadow(page, "tbody tr").evaluateAll((rows) =>
          rows.map((row) => row.getBoundingClientRect().height),
        );
        assert.ok(rows.length > 10 && rows.every((height) => height > 8), `${rows}`);
      }));
  }

  test("the picture is as wide as the paper, not squeezed", () =>
    on("", async (page) => {
      await page.setViewportSize({ width: 718, height: 1000 });
      await page.emulateMedia({ media: "print" });
      await settle(page);
      const [ratio, width] = await shadow(page, "canvas").evaluate((canvas) => {
        const { width, height } = canvas.getBoundingClientRect();
        return [canvas.width / canvas.height / (width / height), width];
      });
      assert.ok(Math.abs(ratio - 1) < 0.01 && width > 690, `${ratio}, ${width}`);
    }));

  for (const [name, attributes] of [["default", ""], ["any other", BOTH]]) {
    test(`a dark page is printed light: the ${name} set`, () =>
      on(attributes, async (page) => {
        await paperIs(page, DARK);
        await page.emulateMedia({ media: "print" });
        await paperIs(page, LIGHT);
        await page.emulateMedia({ media: "screen" });
        await paperIs(page, DARK);
      }, { head: `<meta name="color-scheme" content="dark">` }));
  }
});
