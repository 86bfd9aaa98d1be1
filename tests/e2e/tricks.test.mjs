// Tricks of a lesson: true figures, a picture that misleads, and a label that never leaves it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";
import { LESSONS, query, read } from "./facts.mjs";
import { bring } from "./typescript.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LESSON = LESSONS.find(({ id }) => id === "rates-and-tricks");
const WORDS = JSON.parse(readFileSync("www/texts/pages/classroom/en.json", "utf8"));
const step = (id) => LESSON.steps.findIndex((step) => step.id === id) + 1;

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => {
  site.close();
  return browser.close();
});

/** Opens the lesson at a step and runs `act`; the console stays silent. */
async function at(id, act, { lang = "en", ...options } = {}) {
  const init = () => {
    window.places = [];
    addEventListener("bothways-lesson", ({ detail }) => window.places.push(detail.step));
  };
  const url = `${site.origin}/classroom.html?lesson=${LESSON.id}&step=${step(id)}&lang=${lang}`;
  const opened = await open(browser, url, { locale: "en-US", init, ...options });
  try {
    await opened.page.waitForFunction(() => window.places.length, null, { timeout: 10_000 });
    await act(opened.page);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
  }
}

const part = (page, selector) => page.locator(`both-ways .lesson ${selector}`);
const widget = (page) => page.locator(".lesson > div > div > .widget");
const said = (page) => part(page, "> [aria-live]").textContent();

/** Turns a switch, and waits until the player has said what it does. */
async function turn(page, number) {
  const before = await said(page);
  await part(page, ".tricks input").nth(number).focus();
  await page.keyboard.press(" ");
  await page.waitForFunction(
    (before) => document.querySelector("both-ways").shadowRoot.querySelector(".lesson > [aria-live]").textContent !== before,
    before,
  );
}

/** The heights of the bars of one direction. */
const heights = (page, way) =>
  part(page, `.picture rect.${way}`).evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));

/** The drawn figures of one direction, as the command has them. */
const values = (chart, way) => query(chart).rows.filter(({ drawn }) => drawn).map((row) => row[way].value);

const near = (one, other) => assert.ok(Math.abs(one - other) < 0.02 * other, `${one} is not near ${other}`);

describe("what if", () => {
  test("the axis begins higher: heights are those of what is left, and the figures stay", () =>
    at("axis", async (page) => {
      const { chart, tricks } = LESSON.steps[step("axis") - 1];
      const [first, second] = values(chart, "forward");
      await turn(page, 0);
      const [low, high] = await heights(page, "forward");
      near(high / low, (second - tricks[0].start) / (first - tricks[0].start));
      assert.deepEqual(await part(page, ".picture .value").allTextContents(), ["8.85M", "10.5M"]);
      assert.match(await part(page, ".picture .tick").first().textContent(), /^8M$/);
      await turn(page, 0);
      assert.equal(await part(page, ".picture").isVisible(), false);
      assert.equal(await widget(page).isVisible(), true);
    }));

  test("each direction has a scale of its own, or each line is ten times the one before", () =>
    at("scales", async (page) => {
      const { chart } = LESSON.steps[step("scales") - 1];
      const [out, back] = [values(chart, "forward"), values(chart, "back")];
      await turn(page, 0);
      const apart = [await heights(page, "forward"), await heights(page, "back")];
      near(apart[0][2] / apart[0][1], out[2] / out[1]);
      near(apart[1][2] / apart[1][1], back[2] / back[1]);
      assert.ok(apart[1][1] > 0.5 * apart[0][1], "both halves are filled");
      await turn(page, 0);
      await turn(page, 1);
      const logs = [await heights(page, "forward"), await heights(page, "back")];
      near(logs[0][1] / logs[1][1], Math.log10(out[1]) / Math.log10(back[1]));
    }));

  test("other years are shown, and no others", () =>
    at("years", async (page) => {
      const { chart, tricks } = LESSON.steps[step("years") - 1];
      const periods = () => page.evaluate(() => document.querySelector("both-ways").answer().rows.map(({ period }) => period));
      const all = await periods();
      for (const [number, { ask }] of tricks.entries()) {
        // One excludes the other: the first goes off by itself.
        await turn(page, number);
        assert.equal(await part(page, ".tricks input:checked").count(), 1);
        assert.equal(await part(page, ".tricks .feedback:visible").count(), 1);
        const shown = await periods();
        assert.deepEqual([shown[0], shown.at(-1)], [ask.from, ask.to]);
        assert.equal(await part(page, "p.stamp").isVisible(), true);
        assert.equal(await widget(page).isVisible(), true);
      }
      await turn(page, tricks.length - 1);
      assert.deepEqual(await periods(), all);
      assert.deepEqual([all[0], all.at(-1)], ["2000", chart.to]);
    }));

  test("what is no chart over time stays the widget's own, under the label", () =>
    at("totals", async (page) => {
      assert.match(await widget(page).innerText(), /packets per sensor/);
      await turn(page, 0);
      assert.equal(await part(page, "p.stamp").innerText(), WORDS.misleading);
      assert.doesNotMatch(await widget(page).innerText(), /packets per sensor/);
      await turn(page, 0);
      assert.equal(await part(page, "p.stamp").isVisible(), false);
      assert.match(await widget(page).innerText(), /packets per sensor/);
    }));
});

describe("the label", () => {
  test("is in the picture, in its name, and is spoken with the reason; each bar says how it is drawn", () =>
    at("axis", async (page) => {
      await turn(page, 0);
      const { why } = LESSON.steps[step("axis") - 1].tricks[0];
      assert.equal(await said(page), `${WORDS.misleading}. ${why}`);
      assert.equal(await part(page, ".picture svg .stamped").textContent(), WORDS.misleading);
      const tree = await page.locator("body").ariaSnapshot();
      assert.match(tree, /group "Misleading on purpose"/);
      assert.match(tree, /switch "What if the axis began at 8 million\?" \[checked\]/);
      assert.match(tree, /Scale from the United States to China: from 8,000,000 to 11,000,000\./);
      assert.match(tree, /2011: .*8,850,000.*, drawn 34% as tall as the tallest bar/);
      const described = await part(page, ".tricks input").evaluate((input) => input.getRootNode().getElementById(input.getAttribute("aria-describedby")).textContent);
      assert.equal(described, why);
      await turn(page, 0);
      assert.equal(await said(page), `${WORDS.mended} ${WORDS.honest}`);
    }));

  test("says of a picture that still misleads that it does", () =>
    at("scales", async (page) => {
      await turn(page, 0);
      await turn(page, 1);
      assert.match(await part(page, ".sketch ul").innerText(), /each line ten times the one before/);
      await turn(page, 0);
      assert.equal(await said(page), WORDS.stillOn.replace("{count}", "1"));
    }));

  test("stays in sight with the widget's chart and with the sketch", async () => {
    for (const [id, label] of [["totals", "p.stamp"], ["build", ".stamped"]]) {
      const act = async (page) => {
        await turn(page, id === "totals" ? 0 : 3);
        await part(page, ".tricks input").last().focus();
        const [box, chart] = await Promise.all([part(page, label).first().boundingBox(), part(page, id === "totals" ? "canvas" : ".picture").first().boundingBox()]);
        const isSeen = chart.y + chart.height > 0 && chart.y < 740;
        if (isSeen) assert.ok(box.y >= 0 && box.y < 740, `${id}: ${box.y}`);
      };
      await at(id, act, { viewport: { width: 360, height: 740 } });
    }
  });

  test("stays while any trick is on, in any order, and all may be on at once", () =>
    at("build", async (page) => {
      const count = LESSON.steps[step("build") - 1].tricks.length;
      for (let number = 0; number < count; number += 1) {
        await turn(page, number);
        assert.equal(await part(page, ":is(p.stamp, .stamped):visible").count(), 1);
      }
      assert.equal(await part(page, ".picture :is(.value, .tick)").count(), 0);
      assert.equal(await part(page, ".sketch .unit").count(), 0);
      assert.equal((await part(page, ".picture .label").count()), 1);
      for (let number = 0; number < count; number += 1) {
        assert.equal(await part(page, ":is(p.stamp, .stamped):visible").count(), 1);
        await turn(page, number);
      }
      assert.equal(await widget(page).isVisible(), true);
      assert.equal(await part(page, ".tricks .where").innerText(), WORDS.honest);
    }));

  test("there is no moment at which a chart misleads without it", () =>
    at("totals", async (page) => {
      await page.evaluate(() => {
        const root = document.querySelector("both-ways").shadowRoot;
        window.bare = 0;
        const look = () => {
          const isPlain = root.querySelector("p.stamp").hidden;
          if (isPlain && !/packets per sensor/.test(root.querySelector(".widget").innerText)) window.bare += 1;
        };
        new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      });
      for (let times = 0; times < 4; times += 1) await turn(page, 0);
      assert.equal(await page.evaluate(() => window.bare), 0);
    }));

  test("whoever leaves the step finds it honest when coming back", () =>
    at("axis", async (page) => {
      await turn(page, 0);
      await part(page, "h2").first().focus();
      for (const key of ["PageDown", "PageUp"]) {
        const before = await page.evaluate(() => window.places.length);
        await page.keyboard.press(key);
        await page.waitForFunction((before) => window.places.length > before, before);
      }
      assert.equal(await part(page, ".tricks input").isChecked(), false);
      assert.equal(await widget(page).isVisible(), true);
    }));
});

describe("what goes wrong", () => {
  test("a switch that is turned while the step is being left does nothing, and no step is passed over", () =>
    at("scales", async (page) => {
      const next = step("scales") + 1;
      await page.evaluate(() => {
        const root = document.querySelector("both-ways").shadowRoot;
        root.querySelector(".next").click();
        root.querySelector(".tricks input").click();
      });
      await page.waitForFunction((next) => window.places.at(-1) === next, next);
      assert.match(await part(page, ".where").first().innerText(), new RegExp(`Step ${next} of`));
      assert.equal(await part(page, ":is(p.stamp, .stamped):visible").count(), 0);
    }));
});

describe("a sketch", () => {
  test("hatches a direction that nobody counted, without any line of a scale, and shows a zero as a tick", () =>
    at("axis", async (page) => {
      await turn(page, 0);
      assert.equal(await part(page, ".picture rect.back").count(), 0);
      assert.equal(await part(page, ".picture .said").textContent(), WORDS.notMeasured);
      const [middle, lowest] = await part(page, ".picture").evaluate((picture) => {
        const y = (mark) => Number(mark.getAttribute("y1"));
        return [y(picture.querySelector(".zero")), Math.max(...[...picture.querySelectorAll(".rule")].map(y))];
      });
      assert.ok(lowest <= middle);
      assert.match(await part(page, ".sketch .source").innerText(), /CNCERT/);
    }));
});

test("axe finds nothing with every trick on, and nothing scrolls sideways at 320 px", async () => {
  for (const [lang, colorScheme] of [["en", "light"], ["en", "dark"], ["ar", "light"]]) {
    const act = async (page) => {
      for (let number = 0; number < 6; number += 1) await turn(page, number);
      await page.evaluate(readFileSync(AXE, "utf8"));
      const { violations } = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      const low = await part(page, ".tricks label").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
      assert.equal(low, 0);
    };
    await at("build", act, { lang, colorScheme, viewport: { width: 320, height: 640 }, bypassCSP: true });
  }
});

test("a lesson leads to the table page in its language, beside itself", async () => {
  const own = read("make-your-own.json");
  const number = own.steps.findIndex(({ open }) => open) + 1;
  const opened = await open(browser, `${site.origin}/classroom.html?lesson=${own.id}&step=${number}&lang=ar`);
  const [table] = await Promise.all([opened.page.context().waitForEvent("page"), part(opened.page, ".open").press("Enter")]);
  await table.locator("#paste").waitFor();
  assert.equal(await table.evaluate(() => document.documentElement.lang), "ar");
  assert.equal(await part(opened.page, ".open").isVisible(), true);
  await opened.close();
});

/** What the page shows of the tricks, to be asked in any engine. */
function shown() {
  const root = document.querySelector("both-ways")?.shadowRoot;
  const switches = [...(root?.querySelectorAll(".tricks input") ?? [])];
  const bars = [...(root?.querySelectorAll(".picture rect.forward") ?? [])];
  return {
    switches: switches.length,
    on: switches.filter(({ checked }) => checked).length,
    label: root?.querySelector(".picture .stamped")?.textContent,
    heights: bars.map((bar) => bar.getBoundingClientRect().height),
  };
}

for (const [name, start] of Object.entries(ENGINES)) {
  test(`${name} turns a switch by Space, and draws the same picture`, async () => {
    const { chart, tricks } = LESSON.steps[step("axis") - 1];
    const [first, second] = values(chart, "forward");
    const engine = await start();
    const until = async (isSo) => {
      for (let times = 0; times < 100; times += 1) {
        const now = await engine.evaluate(shown);
        if (isSo(now)) return now;
        await new Promise((after) => setTimeout(after, 100));
      }
      throw new Error(`${name}: ${JSON.stringify(await engine.evaluate(shown))}`);
    };
    try {
      await engine.go(`${site.origin}/classroom.html?lesson=${LESSON.id}&step=${step("axis")}&lang=en`);
      await until(({ switches }) => switches === 1);
      await engine.evaluate(() => document.querySelector("both-ways").shadowRoot.querySelector(".tricks input").focus());
      await engine.press(" ");
      const { label, heights } = await until(({ on, heights }) => on === 1 && heights.length === 2);
      assert.equal(label, WORDS.misleading);
      near(heights[1] / heights[0], (second - tricks[0].start) / (first - tricks[0].start));
      await engine.press(" ");
      await until(({ on, heights }) => on === 0 && heights.every((height) => !height));
    } finally {
      await engine.close();
    }
  });
}

describe("a bent scale", () => {
  const known = (value) => ({ kind: "known", value });
  const plan = (forward, back) => ({ rows: [{ forward: known(forward), back: known(back) }] });
  const bend = (own) => ({ start: 0, isLog: false, isApart: false, ...own });

  test("has its first line at its beginning, round lines after it, and room above the tallest", async () => {
    const { bent } = await bring("www/src/lesson/scale.ts");
    const { ticks, reach } = bent(plan(10_512_000, 1), bend({ start: 8e6 }));
    assert.deepEqual(ticks.forward, [8e6, 9e6, 10e6, 11e6]);
    assert.equal(reach(8e6, "forward"), 0);
    assert.equal(reach(5, "back"), 0);
    assert.ok(reach(10_512_000, "forward") < 1);
  });

  test("of powers of ten begins at one, or at the power before its start", async () => {
    const { bent } = await bring("www/src/lesson/scale.ts");
    assert.deepEqual(bent(plan(900, 1), bend({ isLog: true })).ticks.back, [1, 10, 100, 1000]);
    assert.deepEqual(bent(plan(9824, 1), bend({ isLog: true })).ticks.back, [1, 10, 100, 1000, 10_000]);
    assert.deepEqual(bent(plan(900, 1), bend({ isLog: true, start: 20 })).ticks.back, [10, 100, 1000]);
    assert.equal(bent(plan(900, 0.2), bend({ isLog: true })).reach(0.2, "back"), 0);
  });

  test("of a direction that does not reach it has lines all the same", async () => {
    const { bent } = await bring("www/src/lesson/scale.ts");
    const { ticks } = bent(plan(9000, 400), bend({ start: 1000, isApart: true }));
    assert.deepEqual(ticks.back, [1000, 1200, 1400, 1600, 1800, 2000]);
  });
});
