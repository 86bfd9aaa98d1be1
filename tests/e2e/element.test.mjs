// The element on the demo page: what the contract promises of it, in a real browser.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, change, launch, open, pixel, ready, said, serve, shadow, state } from "./browser.mjs";

const cell = (answered, period, side) => answered.rows.find((row) => row.period === period)[side];

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser.close();
  site.close();
});

/** Runs `act` on the demo page and then demands an empty console. */
async function onDemo(act, options) {
  const { page, lines, close } = await open(browser, `${site.origin}/`, options);
  try {
    await ready(page);
    await act(page);
    assert.deepEqual(lines, []);
  } finally {
    await close();
  }
}

describe("the figures", () => {
  test("US-CN in 2011: 8,850,000 computers or 9,528 addresses, by measure", () =>
    onDemo(async (page) => {
      assert.equal(cell(await answer(page), "2011", "forward").value, 8_850_000);
      await change(page, { measure: "addresses" });
      const addresses = cell(await answer(page), "2011", "forward");
      assert.equal(addresses.value, 9528);
      assert.equal(addresses.status, "secondhand");
    }));

  test("the other direction is notMeasured in every row, and a swap changes the places", () =>
    onDemo(async (page) => {
      const before = await answer(page);
      assert.ok(before.rows.length > 10);
      assert.ok(before.rows.every((row) => row.back.kind === "notMeasured"));
      await shadow(page, "button").first().click();
      const after = await answer(page);
      assert.ok(after.rows.every((row) => row.forward.kind === "notMeasured"));
      assert.equal(cell(after, "2011", "back").value, 8_850_000);
      assert.equal((await state(page)).pair, "CN-US");
    }));

  test("the answer has the contract's fields", () =>
    onDemo(async (page) => {
      const fields = ["view", "title", "sentence", "measure", "unit", "per", "source", "vantage"];
      const lists = ["caveats", "context", "columns", "rows"];
      const answered = await answer(page);
      for (const field of fields) assert.equal(typeof answered[field], "string", field);
      for (const list of lists) assert.ok(Array.isArray(answered[list]), list);
      assert.deepEqual(answered.columns, ["period", "drawn", "forward", "back"]);
      assert.equal(answered.totals, undefined);
      const world = answered.context.find(({ period }) => period === "2011");
      assert.equal(world.origin, "001");
      assert.equal(world.figure.value, 8_900_000);
    }));
});

describe("the first screen", () => {
  test("title, sentence, chart, vantage and source stand on a phone without scrolling", () =>
    onDemo(
      async (page) => {
        for (const part of [".title", ".sentence", ".stage", "[part=source]"]) {
          const box = await shadow(page, part).boundingBox();
          assert.ok(box.y + box.height <= 740, `${part} ends at ${box.y + box.height}`);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 360, `the page is ${wide} px wide`);
        // With the metrics of Arial, which most phones' fonts come close to.
        await page.evaluate(() =>
          document.querySelector("both-ways").style.setProperty("--bothways-font", "Liberation Sans"),
        );
        const { height } = await shadow(page, ".sentence").boundingBox();
        assert.ok(height <= 5 * 19, `the sentence is ${height} px high`);
        const text = await page.locator("article").innerText();
        assert.match(text, /Japan.*22\.8/s);
        assert.match(text, /United States.*99\.4/s);
      },
      { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true },
    ));

  test("the widget itself says who leads by what, computed", () =>
    onDemo(async (page) => {
      const { caveats } = await answer(page);
      const leaders = caveats.find((caveat) => caveat.includes("22.8%"));
      assert.match(leaders, /addresses.*Japan.*22\.8%.*computers.*United States.*99\.4%/);
    }));
});

describe("the chart", () => {
  for (const ratio of [1, 1.5, 2, 3]) {
    test(`is crisp at ${ratio} device pixels a CSS px`, () =>
      onDemo(
        async (page) => {
          const size = await page.evaluate(() => {
            const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
            const { width, height } = canvas.getBoundingClientRect();
            return { width, height, device: [canvas.width, canvas.height] };
          });
          const wanted = [size.width, size.height].map((px) => Math.round(px * ratio));
          assert.ok(Math.abs(size.device[0] - wanted[0]) <= 1, `${size.device} for ${wanted}`);
          assert.ok(Math.abs(size.device[1] - wanted[1]) <= Math.ceil(ratio));
          // The middle of the 2012 bar is the direction's own colour, undiluted.
          assert.deepEqual(await pixel(page, 130, 150), [0x1a, 0x44, 0x80]);
        },
        { deviceScaleFactor: ratio },
      ));
  }

  test("dark pages get dark paper", () =>
    onDemo(async (page) => assert.deepEqual(await pixel(page, 2, 40), [0x15, 0x18, 0x1c]), {
      colorScheme: "dark",
    }));

  test("follows the width of its box", () =>
    onDemo(async (page) => {
      const width = () => page.evaluate(
        () => document.querySelector("both-ways").shadowRoot.querySelector("canvas").width,
      );
      const before = await width();
      await page.setViewportSize({ width: 500, height: 800 });
      await page.waitForFunction(
        (before) =>
          document.querySelector("both-ways").shadowRoot.querySelector("canvas").width < before,
        before,
      );
      assert.ok((await width()) <= 500);
    }));
});

describe("pointing", () => {
  test("hover shows value, unit, period and status", () =>
    onDemo(async (page) => {
      const stage = await shadow(page, ".stage").boundingBox();
      await page.mouse.move(stage.x + 62, stage.y + 150);
      const words = await shadow(page, ".tip").innerText();
      for (const part of ["8,850,000 computers", "2011", "United States → China", "article"]) {
        assert.ok(words.includes(part), `${part} in ${words}`);
      }
      await page.mouse.move(5, 5);
      assert.ok(await shadow(page, ".tip").isHidden());
    }));

  test("Escape closes what hover shows, wherever the focus is", () =>
    onDemo(async (page) => {
      await shadow(page, ".stage").hover({ position: { x: 60, y: 150 } });
      assert.ok(await shadow(page, ".tip").isVisible());
      await page.keyboard.press("Escape");
      assert.ok(await shadow(page, ".tip").isHidden());
    }));

  test("a tap shows the same and keeps it", () =>
    onDemo(
      async (page) => {
        const stage = await shadow(page, ".stage").boundingBox();
        await page.touchscreen.tap(stage.x + 45, stage.y + 120);
        assert.match(await shadow(page, ".tip").innerText(), /8,850,000 computers/);
      },
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    ));

  test("what was not measured says so, with the reason", () =>
    onDemo(async (page) => {
      const stage = await shadow(page, ".stage").boundingBox();
      await page.mouse.move(stage.x + 62, stage.y + stage.height - 20);
      assert.match(
        await shadow(page, ".tip").innerText(),
        /not measured[^]*CNCERT counts computers in China only/,
      );
    }));

  test("arrow keys walk the figures and say each once, the value first", () =>
    onDemo(async (page) => {
      await shadow(page, ".stage").focus();
      await page.keyboard.press("ArrowRight");
      assert.match(await said(page), /^2011: 8,850,000 computers .*from the United States to China; 1 of 10$/);
      await page.keyboard.press("ArrowRight");
      assert.match(await said(page), /^2012: 10,512,000 computers/);
      await page.keyboard.press("ArrowDown");
      assert.match(await said(page), /^2012: not measured .*from China to the United States/);
      assert.ok(await shadow(page, ".tip").isVisible());
      await page.keyboard.press("Escape");
      assert.ok(await shadow(page, ".tip").isHidden());
    }));
});

describe("changes", () => {
  test("a bad state is refused by name and the old one stays", () =>
    onDemo(async (page) => {
      const before = await state(page);
      const refused = (fields) =>
        page.evaluate((fields) => {
          try {
            document.querySelector("both-ways").state = fields;
            return null;
          } catch ({ code, message }) {
            return { code, message };
          }
        }, fields);
      const bad = [
        { pair: "US-US" },
        { pair: "us-cn" },
        { measure: "tanks" },
        { category: "ssh" },
        { per: "head" },
        { from: "2013-13" },
        { view: "pie" },
        { headingLevel: 9 },
        { theme: "sepia" },
        { nonsense: 1 },
        { lang: "no language" },
      ];
      for (const fields of bad) {
        const [field] = Object.keys(fields);
        const error = await refused({ measure: "addresses", ...fields });
        assert.equal(error?.code, "state-invalid", field);
        assert.ok(error.message.startsWith(`${field}: `), error.message);
        assert.deepEqual(await state(page), before);
      }
      for (const none of [1, "US-CN", ["US-CN"]]) {
        assert.equal((await refused(none))?.code, "state-invalid", String(none));
      }
    }));

  test("a state set back is the same state", () =>
    onDemo(async (page) => {
      await change(page, { pair: "JP-CN", measure: "address-share" });
      const before = await state(page);
      await page.evaluate((before) => {
        document.querySelector("both-ways").state = before;
      }, before);
      assert.deepEqual(await state(page), before);
    }));

  test("every choice of another view set back at once leads to the default set over time, refused by nothing", () =>
    onDemo(async (page) => {
      const before = await state(page);
      const errors = await page.evaluate(async () => {
        const told = [];
        document.addEventListener("bothways-error", ({ detail }) => told.push(detail.message));
        const chart = document.querySelector("both-ways");
        const other = { figures: "honeypots", view: "partners", country: "US", countries: "CN,JP", limit: "3", order: "name" };
        chart.state = other;
        await chart.updateComplete;
        if (chart.state.limit !== 3 && chart.state.limit !== "3") told.push(`limit is ${chart.state.limit}`);
        // As single properties, and then the same once more as a state.
        for (const name of Object.keys(other)) chart[name] = null;
        await chart.updateComplete;
        chart.state = { figures: "honeypots", view: "flows", limit: "5" };
        await chart.updateComplete;
        chart.state = Object.fromEntries(Object.keys(other).map((name) => [name, null]));
        await chart.updateComplete;
        return told;
      });
      assert.deepEqual(errors, []);
      const { figures, view, limit } = await state(page);
      assert.deepEqual({ figures, view, limit }, { figures: before.figures, view: before.view, limit: before.limit });
    }));

  test("a bad attribute fires bothways-error, throws nothing, and updateComplete rejects", () =>
    onDemo(async (page) => {
      const result = await page.evaluate(async () => {
        const chart = document.querySelector("both-ways");
        const told = new Promise((resolve) =>
          document.addEventListener("bothways-error", ({ detail }) => resolve(detail)),
        );
        chart.setAttribute("measure", "tanks");
        const failed = await chart.updateComplete.then(() => null, ({ code }) => code);
        return { told: await told, failed, measure: chart.state.measure };
      });
      assert.equal(result.told.code, "state-invalid");
      assert.match(result.told.message, /measure/);
      assert.equal(result.failed, "state-invalid");
      assert.equal(result.measure, "computers");
    }));

  test("writes of one task make one change, told to the page with who made it", () =>
    onDemo(async (page) => {
      const told = await page.evaluate(async () => {
        const chart = document.querySelector("both-ways");
        const changes = [];
        document.addEventListener("bothways-change", ({ detail }) =>
          changes.push([detail.by, detail.state.pair, detail.state.measure]),
        );
        chart.pair = "JP-CN";
        chart.setAttribute("measure", "addresses");
        await chart.updateComplete;
        return changes;
      });
      assert.deepEqual(told, [["page", "JP-CN", "addresses"]]);
      await page.evaluate(() => {
        globalThis.by = [];
        document.addEventListener("bothways-change", ({ detail }) => by.push(detail.by));
      });
      await shadow(page, "button").first().click();
      assert.deepEqual(await page.evaluate(() => by), ["reader"]);
    }));

  test("of a property and a state written in one task the later word counts, in one change", () =>
    onDemo(async (page) => {
      const told = await page.evaluate(async () => {
        const chart = document.querySelector("both-ways");
        const changes = [];
        document.addEventListener("bothways-change", ({ detail }) => changes.push(detail.state));
        chart.pair = "JP-CN";
        chart.measure = "addresses";
        chart.state = { pair: "KR-CN" };
        await chart.updateComplete;
        return changes.map(({ pair, measure }) => [pair, measure]);
      });
      assert.deepEqual(told, [["KR-CN", "addresses"]]);
    }));

  test("what a listener writes while it is told of a change is not lost", () =>
    onDemo(async (page) => {
      await page.evaluate(() => {
        const chart = document.querySelector("both-ways");
        const answer = () => (chart.measure = "addresses");
        chart.addEventListener("bothways-change", answer, { once: true });
        chart.pair = "JP-CN";
      });
      await page.waitForFunction(() => {
        const { pair, measure } = document.querySelector("both-ways").state;
        return pair === "JP-CN" && measure === "addresses";
      });
    }));

  test("a property reads as it was written, at once", () =>
    onDemo(async (page) => {
      const pair = await page.evaluate(() => {
        const chart = document.querySelector("both-ways");
        chart.pair = "JP-CN";
        return chart.pair;
      });
      assert.equal(pair, "JP-CN");
    }));

  test("a refused state leaves the language as it was", () =>
    onDemo(async (page) => {
      const lang = await page.evaluate(() => {
        const chart = document.querySelector("both-ways");
        try {
          chart.state = { lang: "en-GB", pair: "US-US" };
        } catch {
          return chart.state.lang;
        }
        return null;
      });
      assert.equal(lang, "en");
    }));

  test("another language is a change, not a second first chart", () =>
    onDemo(async (page) => {
      const told = await page.evaluate(async () => {
        const chart = document.querySelector("both-ways");
        const events = [];
        for (const kind of ["ready", "change"]) {
          document.addEventListener(`bothways-${kind}`, () => events.push(kind));
        }
        chart.lang = "en-GB";
        await chart.updateComplete;
        return [events, chart.state.lang];
      });
      assert.deepEqual(told, [["change"], "en-GB"]);
    }));

  test("another language keeps the focus and what stands open", () =>
    onDemo(async (page) => {
      await shadow(page, ".more-button").click();
      await shadow(page, ".tabs").waitFor();
      const focused = () =>
        page.evaluate(
          () => document.querySelector("both-ways").shadowRoot.activeElement?.getAttribute("role"),
        );
      for (const [role, lang] of [["combobox", "en-GB"], ["tab", "en-AU"]]) {
        await shadow(page, `[role="${role}"]`).first().focus();
        await change(page, { lang });
        assert.equal(await focused(), role);
      }
      assert.ok(await shadow(page, ".more").isVisible());
    }));

  test("the language of an element around it is followed at once", () =>
    onDemo(async (page) => {
      const lang = await page.evaluate(async () => {
        const chart = document.querySelector("both-ways");
        const changed = new Promise((resolve) =>
          chart.addEventListener("bothways-change", resolve, { once: true }),
        );
        chart.parentElement.lang = "en-AU";
        await changed;
        return chart.state.lang;
      });
      assert.equal(lang, "en-AU");
    }));

  test("a page that switches its own theme takes the chart along", () =>
    onDemo(async (page) => {
      await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "dark"));
      await page.waitForFunction(() => {
        const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
        return canvas.getContext("2d").getImageData(2, 40, 1, 1).data[0] === 0x15;
      });
    }));

  test("both selects, swap and the measure work for the reader, before anything further comes", () =>
    onDemo(async (page) => {
      await page.route("**/timeline-whole.js", () => {});
      await shadow(page, "select").nth(0).selectOption("JP");
      assert.equal((await state(page)).pair, "JP-CN");
      await shadow(page, "select").nth(1).selectOption("JP");
      assert.equal((await state(page)).pair, "CN-JP");
      await shadow(page, ".more-button").click();
      const measure = shadow(page, ".fields label").filter({ hasText: "Measure" });
      await measure.locator("select").selectOption("addresses");
      assert.equal((await answer(page)).measure, "addresses");
      assert.equal(cell(await answer(page), "2018", "back").value, 6551);
    }));

  test("links in the prose steer the chart", () =>
    onDemo(async (page) => {
      await page.locator("a[data-both-ways*=JP-CN]").first().click();
      const { pair, measure } = await state(page);
      assert.deepEqual([pair, measure], ["JP-CN", "address-share"]);
      assert.equal(cell(await answer(page), "2011", "forward").value, 22.8);
    }));

  test("the sentence names both directions and follows every change", () =>
    onDemo(async (page) => {
      const words = () => shadow(page, ".sentence").innerText();
      assert.match(await words(), /8\.85 million computers in China.*United States.*other way was not measured/);
      await change(page, { pair: "JP-CN", measure: "address-share" });
      assert.match(await words(), /22\.8%.*Japan.*other way was not measured/);
    }));
});

describe("what stands beside the chart", () => {
  test("a captioned table with every figure, found by screen readers while More is closed", () =>
    onDemo(async (page) => {
      const answered = await answer(page);
      const table = shadow(page, "[part=table]");
      assert.equal(await table.locator("tbody tr").count(), answered.rows.length);
      assert.match(await table.locator("caption").innerText(), /computers/);
      assert.ok(await page.getByRole("table").count());
      assert.ok(await page.getByRole("cell", { name: "8,850,000" }).count());
    }));

  test("view=table shows the table instead of the chart", () =>
    onDemo(async (page) => {
      await change(page, { view: "table" });
      assert.ok(await shadow(page, ".stage").isHidden());
      assert.ok(await shadow(page, "[part=table]").isVisible());
    }));

  test("an editor's heading stands at its level above the computed title", () =>
    onDemo(async (page) => {
      await change(page, { heading: "Who counts?", headingLevel: 2 });
      assert.equal(await page.getByRole("heading", { name: "Who counts?", level: 2 }).count(), 1);
      assert.match(await shadow(page, ".title + .small").innerText(), /United States and China/);
    }));

  test("what is not drawn is named under the chart, also without controls", () =>
    onDemo(async (page) => {
      await change(page, { controls: "none" });
      assert.match(await shadow(page, ".notes").innerText(), /Also published.*May 2013/);
    }));

  test("a hidden element is hidden", () =>
    onDemo(async (page) => {
      await page.evaluate(() => (document.querySelector("both-ways").hidden = true));
      assert.ok(await page.locator("both-ways").isHidden());
    }));

  test("the pair stays readable at 240 px and at twice the text size", () =>
    onDemo(
      async (page) => {
        for (const [width, size] of [[272, "100%"], [320, "200%"]]) {
          await page.setViewportSize({ width, height: 740 });
          await page.evaluate(
            (size) => document.documentElement.style.setProperty("font-size", size),
            size,
          );
          const { width: select } = await shadow(page, "select").first().boundingBox();
          assert.ok(select >= 200, `${select} px at ${width}`);
        }
      },
      { viewport: { width: 320, height: 740 } },
    ));

  test("controls=none hides neither sentence, source nor not measured", () =>
    onDemo(async (page) => {
      await change(page, { controls: "none" });
      assert.ok(await shadow(page, ".controls").isHidden());
      assert.match(await shadow(page, ".sentence").innerText(), /not measured/);
      assert.ok(await shadow(page, "[part=source]").isVisible());
    }));
});
