// The table's page for every reader: by keyboard, in dark, in Arabic, under a finger, in three engines.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { launch, serve } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";
import { LETTERS, MESSY, cells, faults, idle, paste, press, rows, sentence, visitTable } from "./table-page.mjs";
import { TABLE, workbook } from "./table-workbook.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const at = (...given) => visitTable(browser, ...given);

const AXE = "node_modules/axe-core/axe.min.js";

async function axe(page) {
  const content = await readFile(AXE, "utf8");
  await page.evaluate(content);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
  });
}

describe("every reader", () => {
  test("keyboard alone: a table is written, mended and taken back", () =>
    at("", async (page) => {
      const name = () =>
        page.evaluate(
          () => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent,
        );
      for (let steps = 0; (await name()) !== "Line 2, From"; steps += 1) {
        assert.ok(steps < 30, "the first cell is within reach");
        await page.keyboard.press("Tab");
      }
      const write = async (...words) => {
        for (const [at, word] of words.entries()) {
          await page.keyboard.type(word);
          if (at < words.length - 1) await page.keyboard.press("Tab");
        }
        await page.keyboard.press("Enter");
        await idle(page);
      };
      await write("Japan", "Brazil", "2021", "34");
      assert.equal(await name(), "Line 3, Value");
      for (let back = 0; back < 3; back += 1) await page.keyboard.press("Shift+Tab");
      await write("Brazil", "Japn", "2021", "41");
      assert.deepEqual(await faults(page), [
        "“Japn” is no country or territory by name or code. Was Japan meant? Write JP: Japan",
      ]);
      await page.keyboard.press("ArrowUp");
      for (let back = 0; back < 2; back += 1) await page.keyboard.press("Shift+Tab");
      assert.equal(await name(), "Line 3, To");
      await page.keyboard.press("Control+a");
      await page.keyboard.type("Japan");
      await page.keyboard.press("Enter");
      await idle(page);
      assert.deepEqual(await rows(page), ["2021 34 41"]);
      for (let down = 0; down < 3; down += 1) await page.keyboard.press("Enter");
      await idle(page);
      assert.deepEqual([await name(), (await cells(page)).length], ["Line 7, To", 6]);
    }));

  for (const [name, query, options] of [
    ["light", "", {}],
    ["dark, on a phone", "", { colorScheme: "dark", viewport: { width: 360, height: 740 } }],
    ["Arabic", "?lang=ar", {}],
    ["forced colours", "", { forcedColors: "active" }],
  ]) {
    test(`axe finds nothing: ${name}`, () =>
      at(
        query,
        async (page) => {
          assert.deepEqual(await axe(page), []);
          await paste(page, `${MESSY}US;JP;2021;1.234\n`);
          assert.deepEqual(await axe(page), []);
        },
        options,
      ));
  }

  test("Arabic: columns, names and digits, from right to left, with a chart that speaks it", () =>
    at("?lang=ar", async (page) => {
      await paste(
        page,
        "من\tإلى\tالسنة\tالعدد\nاليابان\tالبرازيل\t٢٠٢١\t٣٤\nالبرازيل\tاليابان\t٢٠٢١\t٤١\nالبرازيل\tنننن\t٢٠٢١\t٣",
      );
      assert.deepEqual(await rows(page), ["2021 34 41"]);
      assert.match(await sentence(page), /اليابان/);
      assert.match((await faults(page))[0], /^«نننن» ليس اسم بلد/);
      const [line, chart] = await page.evaluate(() =>
        ["#grid tbody th", ".chart"].map((s) => document.querySelector(s).getBoundingClientRect().left),
      );
      assert.ok(line > chart, "the table begins on the right");
    }));

  test("at 320 px nothing is wider than the page, and its targets are large under a finger", () =>
    at(
      "",
      async (page) => {
        await paste(page, MESSY);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        const low = await page.evaluate(() =>
          [
            ...document.querySelectorAll(
              "button, select, input:not([type=radio]):not([type=file]), #grid input",
            ),
          ]
            .map((e) => [e, e.getBoundingClientRect()])
            .filter(([, { height }]) => height && height < 24)
            .map(([e]) => e.outerHTML),
        );
        assert.deepEqual(low, []);
      },
      { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
    ));

  for (const query of ["", "?lang=ar"]) {
    test(`under a finger every target is 44 px high and wide${query && ", also in Arabic"}`, () =>
      at(
        query,
        async (page) => {
          await paste(page, `${MESSY}US;JP;2021;1.234\n${"US;JP;1990;1\n".repeat(9)}`);
          assert.ok(await page.evaluate(() => matchMedia("(pointer: coarse)").matches));
          await page.waitForFunction(() =>
            document.querySelector("both-ways").shadowRoot.querySelector(".controls"),
          );
          const [count, low] = await page.evaluate(() => {
            // What is spoken only, or shown to the keyboard alone, no finger meets.
            const targets = "a[href]:not(.quiet), button, select, input, textarea, summary";
            const roots = [document, document.querySelector("both-ways").shadowRoot];
            const found = roots.flatMap((root) => [...root.querySelectorAll(targets)]);
            const boxes = found
              .map((e) => [e, (e.matches("[type=radio]") ? e.closest("label") : e).getBoundingClientRect()])
              .filter(([, { width, height }]) => width && height);
            const isLow = ([, { width, height }]) => Math.min(width, height) < 43.5;
            return [boxes.length, boxes.filter(isLow).map(([e]) => e.outerHTML)];
          });
          assert.ok(count > 80, `${count} targets`);
          assert.deepEqual(low, []);
        },
        { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
      ));
  }
});

describe("three engines", () => {
  for (const name of Object.keys(ENGINES)) {
    test(`${name} charts a table that is typed, a workbook that is dropped, and nothing is stopped`, async () => {
      const [site, engine] = [await serve(), await ENGINES[name]()];
      try {
        await engine.go(`${site.origin}/table.html`);
        const found = await engine.evaluate(
          async (words, book) => {
            const stopped = [];
            addEventListener("securitypolicyviolation", (event) => stopped.push(event.violatedDirective));
            const rows = async (first) => {
              for (let tries = 100; tries; tries -= 1) {
                await new Promise((done) => setTimeout(done, 100));
                const found = document.querySelector("both-ways")?.answer?.()?.rows ?? [];
                const told = found.map((row) => `${row.period} ${row.forward.value} ${row.back.value}`);
                if (told[0] === first) return told;
              }
              return document.querySelector("#told").textContent;
            };
            const paste = document.querySelector("#paste");
            paste.value = words;
            paste.dispatchEvent(new Event("input"));
            document.querySelector("#take").click();
            const typed = await rows("2021 34 41");
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([new Uint8Array(book)], "a.xlsx"));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
            return [typed, await rows("2011 12 7"), stopped];
          },
          LETTERS.split("\n").slice(0, 3).join("\n"),
          [...workbook({ Letters: TABLE })],
        );
        assert.deepEqual(found, [["2021 34 41"], ["2011 12 7"], []]);
      } finally {
        await engine.close();
        site.close();
      }
    });
  }
});
