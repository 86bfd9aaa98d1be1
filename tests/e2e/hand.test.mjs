// The reader's hand: pointing, choosing and what moves, the same in every view.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { change, launch, open, ready, serve, shadow, state, whole } from "./browser.mjs";

const MANY = ["partners", "matrix", "flows", "map", "balance"];

const html = (attributes, prose = "") =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" ${attributes}><p>fallback</p></both-ways>${prose}</body></html>`;

/** Counts what is drawn on each canvas of the element, and notes the changes. */
function watch() {
  const { fillRect } = CanvasRenderingContext2D.prototype;
  window.papers = new Map();
  CanvasRenderingContext2D.prototype.fillRect = function (x, y, ...size) {
    // Each drawing begins with its paper.
    const begins = x === 0 && y === 0;
    if (begins) window.papers.set(this.canvas, (window.papers.get(this.canvas) ?? 0) + 1);
    return fillRect.call(this, x, y, ...size);
  };
  window.changes = [];
  document.addEventListener("bothways-change", ({ detail }) =>
    window.changes.push(`${detail.by} ${detail.state.pair} ${detail.state.view}`),
  );
}

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page with these attributes, runs `act`, and demands an empty console. */
async function on(attributes, act, { prose, pages, ...options } = {}) {
  const site = await serve({ "/": html(attributes, prose), ...pages });
  const opened = await open(browser, `${site.origin}/`, { init: watch, ...options });
  try {
    await ready(opened.page);
    // What lights up and selects comes after the chart, for the default set with the reader.
    if (attributes) await whole(opened.page);
    await act(opened.page, opened.lines);
    if (!pages) assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}

const STILL = { reducedMotion: "reduce" };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, ...STILL };

const select = (page, name) =>
  shadow(page, ".fields label:not([hidden])").filter({ hasText: name }).locator("select");
/** How often the chart was drawn, its pixels, and whether anything lies over it. */
const seen = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("both-ways").shadowRoot;
    const [chart, over] = root.querySelectorAll(".stage canvas");
    /** The pixels by way of a copy: the canvas itself is made to be seen, not to be read. */
    const read = ({ width, height }, source) => {
      const copy = Object.assign(document.createElement("canvas"), { width, height });
      const context = copy.getContext("2d", { willReadFrequently: true });
      if (source) context.drawImage(source, 0, 0);
      return copy.toDataURL();
    };
    const lit = Boolean(over) && read(over, over) !== read(over);
    return { drawn: window.papers.get(chart), pixels: read(chart, chart), lit };
  });

/** Where pairs can be pointed at, and what is said there: found by walking over the stage. */
const places = (page, wanted = 2) =>
  page.evaluate((wanted) => {
    const root = document.querySelector("both-ways").shadowRoot;
    const [stage, tip] = [root.querySelector(".stage"), root.querySelector(".tip")];
    const { left, top, width, height } = stage.getBoundingClientRect();
    const found = new Map();
    for (let y = top + 6; y < top + height && found.size < wanted; y += 9) {
      for (let x = left + 6; x < left + width && found.size < wanted; x += 17) {
        stage.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y }));
        const words = [...tip.children].map((line) => line.textContent).join("\n");
        const selects = !tip.hidden && stage.matches(".selects");
        if (selects && !found.has(words)) found.set(words, { x, y, words });
      }
    }
    stage.dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
    return [...found.values()];
  }, wanted);

/** The views of many countries that draw anything. */
const drawing = async (page) => {
  const views = [];
  for (const view of MANY) {
    await change(page, { view });
    await shadow(page, ".stage").focus();
    await page.keyboard.press("ArrowDown");
    if (await shadow(page, ".tip").isVisible()) views.push(view);
    await page.keyboard.press("Escape");
  }
  return views;
};

describe("pointing", () => {
  test("a hover lights a canvas of its own and never paints the chart again", () =>
    on('figures="honeypots" view="matrix"', async (page) => {
      const [place] = await places(page, 1);
      const before = await seen(page);
      assert.ok(!before.lit);
      await page.mouse.move(place.x, place.y);
      const during = await seen(page);
      assert.ok(during.lit);
      assert.ok(await shadow(page, ".mark").isHidden());
      await page.keyboard.press("Escape");
      assert.ok(await shadow(page, ".tip").isHidden());
      const after = await seen(page);
      assert.ok(!after.lit);
      assert.deepEqual([during.drawn, after.drawn], [before.drawn, before.drawn]);
      assert.ok(during.pixels === before.pixels);
    }, STILL));

  test("views without lit marks keep the outline", () =>
    on('view="sources" pair="CN-US"', async (page) => {
      await shadow(page, ".stage").focus();
      await page.keyboard.press("ArrowDown");
      assert.ok(await shadow(page, ".mark").isVisible());
      assert.ok(!(await seen(page)).lit);
    }));

  test("hover, tap and keys show one tooltip, inside the stage, in every view", () =>
    on('figures="honeypots"', async (page) => {
      for (const view of ["timeline", "sources", ...(await drawing(page))]) {
        await change(page, { view });
        await shadow(page, ".stage").focus();
        await page.keyboard.press("ArrowDown");
        const tip = shadow(page, ".tip");
        const walked = await tip.innerText();
        assert.ok(walked, view);
        const mark = await page.evaluate(() => {
          const tip = document.querySelector("both-ways").shadowRoot;
          const rule = tip.adoptedStyleSheets[1].cssRules[2].cssText;
          return rule.match(/translate: ([\d.]+)px ([\d.]+)px; width: ([\d.]+)px; height: ([\d.]+)px/);
        });
        const [left, top, width, height] = mark.slice(1).map(Number);
        const stage = await shadow(page, ".stage").boundingBox();
        await page.keyboard.press("Escape");
        assert.ok(await tip.isHidden());
        const middle = [stage.x + left + width / 2, stage.y + top + height / 2];
        await page.mouse.move(...middle);
        assert.equal(await tip.innerText(), walked, view);
        await page.keyboard.press("Escape");
        await page.touchscreen.tap(...middle);
        assert.equal(await tip.innerText(), walked, view);
        for (const key of ["End", "Home", "ArrowDown"]) {
          await page.keyboard.press(key);
          const box = await tip.boundingBox();
          assert.ok(box.x >= stage.x - 1 && box.x + box.width <= stage.x + stage.width + 1, view);
          assert.ok(box.y >= stage.y - 1, view);
          const room = Math.max(stage.height, box.height);
          assert.ok(box.y + box.height <= stage.y + room + 1, `${view} ${key}`);
        }
        await page.keyboard.press("Escape");
        await page.mouse.move(0, 0);
      }
    }, { ...STILL, hasTouch: true }));
});

describe("choosing a pair", () => {
  test("a click selects what it meets, the origin first, and it stays across views", () =>
    on('figures="honeypots" view="partners" pair="US-JP"', async (page) => {
      const found = (await places(page, 6)).filter(({ words }) => !/→ Japan/.test(words));
      const into = found.find(({ words }) => /→ United States/.test(words)) ?? found[0];
      await page.mouse.click(into.x, into.y);
      const { pair, country } = await state(page);
      assert.notEqual(pair, "US-JP");
      // The partners shown are still those of the same country.
      assert.equal(country, "US");
      assert.ok(pair.split("-")[into.words.includes("→ United States") ? 1 : 0] === "US", pair);
      assert.deepEqual(await page.evaluate(() => window.changes), [`reader ${pair} partners`]);
      for (const view of ["timeline", "sources", "matrix", "balance", "table"]) {
        await change(page, { view });
        assert.equal((await state(page)).pair, pair, view);
      }
    }, STILL));

  test("every view of many countries selects by mouse and by key", () =>
    on('figures="honeypots"', async (page) => {
      for (const view of await drawing(page)) {
        await change(page, { view, pair: "US-JP", country: null });
        const other = (await places(page, 8)).find(({ words }) => !/United States → Japan/.test(words));
        await page.mouse.click(other.x, other.y);
        const { pair } = await state(page);
        assert.notEqual(pair, "US-JP", view);
        assert.ok(await shadow(page, ".tip").isVisible(), "what is pointed at stays so");
        await page.mouse.move(0, 0);
        await shadow(page, ".stage").focus();
        for (const key of ["Enter", " "]) {
          const before = (await state(page)).pair;
          for (let at = 0; at < 60 && (await state(page)).pair === before; at += 1) {
            await page.keyboard.press("ArrowDown");
            await page.keyboard.press(key);
          }
          assert.notEqual((await state(page)).pair, before, `${view} by “${key}”`);
        }
        await page.keyboard.press("Escape");
      }
    }, STILL));

  test("the first tap shows, the second on the same thing selects", () =>
    on('figures="honeypots" view="matrix" pair="US-JP"', async (page) => {
      const [place] = (await places(page, 4)).filter(({ words }) => !/United States → Japan/.test(words));
      await page.touchscreen.tap(place.x, place.y);
      assert.equal(await shadow(page, ".tip").innerText(), place.words);
      assert.equal((await state(page)).pair, "US-JP");
      await page.touchscreen.tap(place.x, place.y);
      assert.notEqual((await state(page)).pair, "US-JP");
      assert.deepEqual(await page.evaluate(() => window.changes.length), 1);
    }, PHONE));

  test("others together and unknown ones select nothing and do not look as if they did", () =>
    on('figures="honeypots" view="partners" country="US"', async (page) => {
      await shadow(page, ".stage").focus();
      const { pair } = await state(page);
      // The last line are the unknown ones, the one above it the others.
      for (const [keys, words] of [[["End"], /Unknown/i], [["End", "ArrowUp"], /others/]]) {
        for (const key of ["ArrowDown", ...keys]) await page.keyboard.press(key);
        assert.match(await shadow(page, ".tip").innerText(), words);
        const looks = () =>
          shadow(page, ".stage").evaluate((stage) => [
            stage.matches(".selects"),
            getComputedStyle(stage).cursor === "pointer",
          ]);
        assert.deepEqual(await looks(), [false, false], `${words}`);
        await page.keyboard.press("Enter");
        assert.equal((await state(page)).pair, pair);
        await page.keyboard.press("Home");
        assert.deepEqual(await looks(), [true, true], "a partner's line does select");
      }
    }, STILL));

  test("over time and over all sources a click selects nothing", () =>
    on('figures="honeypots" pair="US-JP"', async (page) => {
      for (const view of ["timeline", "sources"]) {
        await change(page, { view });
        const changes = await page.evaluate(() => window.changes.length);
        await shadow(page, ".stage").click({ position: { x: 120, y: 120 } });
        await page.keyboard.press("Enter");
        assert.equal((await state(page)).pair, "US-JP");
        assert.equal(await page.evaluate(() => window.changes.length), changes, view);
      }
    }));
});

describe("more", () => {
  test("opening More brings the other views to the default set", () =>
    on("", async (page) => {
      const chart = await seen(page);
      await shadow(page, ".more-button").click();
      await shadow(page, ".tabs").waitFor();
      const names = await page.getByRole("tab").allInnerTexts();
      assert.deepEqual(names, [
        "Over time",
        "Every source",
        "One country",
        "Grid",
        "Flows",
        "Map",
        "Both ways compared",
        "Table",
      ]);
      assert.ok((await seen(page)).pixels === chart.pixels, "the same chart by the other module");
      assert.deepEqual(await page.evaluate(() => window.changes), []);
      await page.getByRole("tab", { name: "One country" }).click();
      await page.waitForFunction(() => window.changes.length > 0);
      assert.deepEqual(await page.evaluate(() => window.changes), ["reader US-CN partners"]);
      await page.getByRole("tab", { name: "Table" }).click();
      await page.waitForFunction(() => window.changes.length > 1);
      assert.equal((await state(page)).of, "partners");
    }));

  test("without the further module More opens all the same", () =>
    on(
      "",
      async (page) => {
        await shadow(page, ".more-button").click();
        assert.ok(await shadow(page, ".more").isVisible());
        await page.waitForTimeout(300);
        assert.equal(await page.getByRole("tab").count(), 0);
        await select(page, "Measure").selectOption("addresses");
        assert.equal((await state(page)).measure, "addresses");
        assert.deepEqual(await page.evaluate(() => window.changes), ["reader US-CN timeline"]);
      },
      { pages: { "/timeline-whole.js": (_, response) => response.writeHead(404).end() } },
    ));

  test("fields of many countries are understood, and refused by name", () =>
    on('view="partners" figures="honeypots" order="in" limit="5"', async (page) => {
      assert.deepEqual([(await state(page)).order, (await state(page)).limit], ["in", "5"]);
      const refused = await page.evaluate(() => {
        try {
          document.querySelector("both-ways").state = { order: "sideways" };
        } catch ({ code, field }) {
          return `${code} ${field}`;
        }
      });
      assert.equal(refused, "state-invalid order");
    }));

  test("from module to module a chart keeps its hand and one set of controls", () =>
    on('figures="honeypots" pair="US-JP" controls="full"', async (page) => {
      for (const view of ["partners", "matrix", "timeline"]) {
        await change(page, { view });
        await shadow(page, ".stage").hover();
        assert.equal(await page.getByRole("tablist").count(), 1);
        assert.equal(await shadow(page, ".stage > canvas").count(), 2);
      }
    }));

  test("the order is chosen where countries stand in one", () =>
    on('view="partners" figures="honeypots" controls="full"', async (page) => {
      const partners = () =>
        page.evaluate(() =>
          document.querySelector("both-ways").answer().rows.map(({ partner }) => partner),
        );
      const before = await partners();
      await select(page, "Order").selectOption("in");
      assert.equal((await state(page)).order, "in");
      assert.notDeepEqual(await partners(), before);
      assert.match(String(await page.evaluate(() => window.changes)), /^reader /);
      await change(page, { view: "matrix" });
      assert.equal(await select(page, "Order").locator("option").count(), 3);
      await change(page, { view: "timeline" });
      assert.equal(await select(page, "Order").count(), 0);
    }));
});

describe("motion", () => {
  const swap = (page) =>
    page.evaluate(async () => {
      const chart = document.querySelector("both-ways");
      const begun = performance.now();
      const [a, b] = chart.state.pair.split("-");
      chart.pair = `${b}-${a}`;
      await chart.updateComplete;
      return performance.now() - begun;
    });

  test("a change takes at most a quarter of a second, and ends where it would without", () =>
    on('figures="dcid" pair="CN-US"', async (page) => {
      const { drawn } = await seen(page);
      const took = await swap(page);
      const moved = await seen(page);
      assert.ok(moved.drawn - drawn > 3, `${moved.drawn - drawn} frames`);
      assert.ok(took >= 150 && took < 400, `${took} ms`);
      await page.emulateMedia(STILL);
      await swap(page);
      const back = await seen(page);
      assert.equal(back.drawn - moved.drawn, 1);
      await swap(page);
      assert.ok((await seen(page)).pixels === moved.pixels);
    }));

  test("another change ends the one on its way", () =>
    on('figures="dcid" pair="CN-US"', async (page) => {
      const took = await page.evaluate(async () => {
        const chart = document.querySelector("both-ways");
        chart.pair = "US-CN";
        await Promise.resolve();
        const first = chart.updateComplete.then(() => performance.now());
        await new Promise((resolve) => setTimeout(resolve, 60));
        const again = performance.now();
        chart.pair = "RU-US";
        return (await first) - again;
      });
      assert.ok(took < 60, `${took} ms`);
      await page.evaluate(() => document.querySelector("both-ways").updateComplete);
      const moved = await seen(page);
      await page.emulateMedia(STILL);
      await change(page, { pair: "US-CN" });
      await change(page, { pair: "RU-US" });
      assert.ok((await seen(page)).pixels === moved.pixels);
    }));

  test("a new width is drawn once, and what says nothing new does not move", () =>
    on('figures="dcid" pair="CN-US"', async (page) => {
      const { drawn } = await seen(page);
      await change(page, { heading: "Mine" });
      assert.equal((await seen(page)).drawn - drawn, 1);
      await page.setViewportSize({ width: 700, height: 800 });
      await page.waitForTimeout(300);
      assert.equal((await seen(page)).drawn - drawn, 2);
    }));
});

describe("links of the prose", () => {
  const link = (json, words) => `<p><a href="#" data-both-ways='${JSON.stringify(json)}'>${words}</a></p>`;
  const prose = link({ measure: "addresses" }, "lead") + link({ pair: "US-CN", period: "2018" }, "2018");

  test("light the figure they speak of, for a moment", () =>
    on("", async (page) => {
      await page.getByRole("link", { name: "lead" }).click();
      const tip = shadow(page, ".tip");
      await tip.waitFor();
      assert.match(await tip.innerText(), /^9,528 addresses/);
      assert.ok(await shadow(page, ".mark").isVisible());
      await tip.waitFor({ state: "hidden", timeout: 3000 });
      await page.getByRole("link", { name: "2018" }).click();
      await tip.waitFor();
      assert.match(await tip.innerText(), /2018/);
      assert.equal((await state(page)).period, undefined);
    }, { prose }));

  test("the reader's next move counts more", () =>
    on("", async (page) => {
      await page.getByRole("link", { name: "lead" }).click();
      await shadow(page, ".tip").waitFor();
      await shadow(page, ".stage").hover({ position: { x: 130, y: 150 } });
      const pointed = await shadow(page, ".tip").innerText();
      await page.waitForTimeout(2200);
      assert.equal(await shadow(page, ".tip").innerText(), pointed);
    }, { prose }));

  test("among many countries the selected pair is lit", () =>
    on('figures="honeypots" view="matrix"', async (page) => {
      await page.getByRole("link", { name: "pair" }).click();
      await shadow(page, ".tip").waitFor();
      assert.match(await shadow(page, ".tip").innerText(), /China → Japan/);
      assert.ok((await seen(page)).lit);
    }, { prose: link({ pair: "CN-JP" }, "pair") }));
});
