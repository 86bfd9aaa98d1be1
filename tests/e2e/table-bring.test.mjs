// A table comes to the page: pasted, dropped, chosen, typed, too large, and very large.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { BIG, LETTERS, cells, drop, idle, paste, press, rows, sentence, text, visitTable } from "./table-page.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const at = (...given) => visitTable(browser, ...given);

describe("bring", () => {
  test("a paste is charted both ways; empty, zero and a number are three things", () =>
    at("", async (page) => {
      await paste(page, LETTERS);
      assert.deepEqual(await rows(page), ["2021 34 41", "2022 52 notMeasured", "2023 notMeasured 0"]);
      assert.match(
        await text(page, "#counts"),
        /^Rows: 5\. Figures in the chart: 4\. Rows to mend: 0\./,
      );
      assert.match(await text(page, "#cells"), /^Empty cells: 1;/);
      const { source, vantage } = await page.evaluate(() =>
        document.querySelector("both-ways").answer(),
      );
      assert.match(vantage, /^Nobody has said who counted/);
      assert.match(source, /Your table/);
    }));

  test("a dropped file in an old encoding is read, and the page says so", () =>
    at("", async (page) => {
      const latin = Buffer.from(
        "Herkunft;Ziel;Jahr;Wert\nÖsterreich;Türkei;2011;1,5\nTürkei;Österreich;2011;2\n",
        "latin1",
      );
      await drop(page, latin, "old.csv");
      assert.deepEqual(await rows(page), ["2011 1.5 2"]);
      assert.match(await text(page, "#told"), /Windows-1252/);
    }));

  test("a chosen file", () =>
    at("", async (page) => {
      await page.setInputFiles("#file", {
        name: "a.tsv",
        mimeType: "text/plain",
        buffer: Buffer.from(LETTERS.replaceAll(",", "\t")),
      });
      await idle(page);
      assert.match(await sentence(page), /Japan/);
    }));

  test("text typed or pasted without the clipboard is used by a button", () =>
    at("", async (page) => {
      await page.fill("#paste", LETTERS);
      await press(page, "Use this text");
      assert.equal((await rows(page)).length, 3);
      assert.equal(await page.inputValue("#paste"), "");
    }));

  test("a word pasted into a cell stays in the cell, several cells are a table", () =>
    at("", async (page) => {
      await paste(page, "Japan", "#grid input");
      assert.deepEqual((await cells(page))[0], ["", "", "", ""]);
      await paste(page, LETTERS, "#grid input");
      assert.equal((await cells(page)).length, 5);
      // What is pasted into another field is that field's.
      await paste(page, "a\tb\nc\td", "[name=title]");
      await paste(page, "a\tb\nc\td", "both-ways");
      assert.equal((await cells(page)).length, 5);
    }));

  test("the example says that it is invented", () =>
    at("", async (page) => {
      await press(page, "Try an example");
      assert.match(
        await page.evaluate(() => document.querySelector("both-ways").answer().source),
        /invented/,
      );
    }));

  test("over the limits a sentence says what to do, and what was there stays", () =>
    at("", async (page) => {
      await paste(page, LETTERS);
      await paste(page, `from,to,year,value\n${"US,JP,2011,1\n".repeat(50_001)}`);
      assert.match(
        await text(page, "#told"),
        /^This table has 50,001 rows, the page takes 50,000; nothing was changed\. Bring fewer/,
      );
      await drop(page, Buffer.from("PK\u0003\u0004"), "book.xlsx");
      assert.match(await text(page, "#told"), /^This file is packed, but no \.xlsx workbook.*Save it once more as \.xlsx or CSV/);
      await drop(page, Buffer.from('{"a": 1}'), "other.json");
      assert.match(await text(page, "#told"), /^This JSON describes no figures/);
      await paste(page, "\n\n \n");
      assert.equal((await cells(page)).length, 5);
      assert.deepEqual(await rows(page), ["2021 34 41", "2022 52 notMeasured", "2023 notMeasured 0"]);
    }));
});

describe("big tables", () => {
  // How long tasks take is measured in benches/table.mjs; what keeps them short is held here.
  for (const [name, table] of Object.entries(BIG)) {
    test(`50,000 rows of ${name}: all are read, a screenful is in fields, no more periods drawn than a look takes`, () =>
      at("", async (page) => {
        await page.evaluate(() => {
          const { formatRange } = Intl.DateTimeFormat.prototype;
          window.ranges = 0;
          Intl.DateTimeFormat.prototype.formatRange = function (...days) {
            window.ranges += 1;
            return formatRange.apply(this, days);
          };
        });
        await paste(page, table);
        assert.match(
          await text(page, "#counts"),
          /^Rows: 50,000\. Figures in the chart: 50,000\. Rows to mend: 0\./,
        );
        await page.waitForFunction(() =>
          document.querySelector("both-ways").shadowRoot.querySelector(".downloads"),
        );
        assert.deepEqual([(await cells(page)).length, await page.locator("#grid tr").count()], [12, 25]);
        assert.ok((await rows(page)).length <= 120);
        assert.ok((await page.locator("both-ways tbody tr").count()) <= 120);
        // A day as a range takes some twenty times as long, and there may be thousands; the whole span is one.
        assert.ok((await page.evaluate(() => window.ranges)) < 5);
      }));
  }

  test("figures are taken in and drawn in tasks of their own", () =>
    at("", async (page) => {
      await paste(page, LETTERS);
      await page.waitForFunction(() =>
        document.querySelector("both-ways").shadowRoot.querySelector(".downloads"),
      );
      const order = await page.evaluate(async () => {
        const order = [];
        const { arrayBuffer } = Response.prototype;
        Response.prototype.arrayBuffer = async function () {
          const bytes = await arrayBuffer.call(this);
          // A message is a task of its own: what goes on in this one comes before it.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => order.push("another task");
          port2.postMessage("");
          return bytes;
        };
        const { fillRect } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.fillRect = function (...box) {
          if (order.at(-1) !== "drawn") order.push("drawn");
          fillRect.apply(this, box);
        };
        const input = document.querySelector("#grid tbody tr td:nth-of-type(4) input");
        input.value = "35";
        input.dispatchEvent(new Event("change", { bubbles: true }));
        while (!order.includes("drawn")) await new Promise(requestAnimationFrame);
        return order;
      });
      assert.deepEqual(order, ["another task", "drawn"]);
    }));

  test("the chart of many periods begins with the last of them, and the page says so", () =>
    at("", async (page) => {
      await paste(
        page,
        `from,to,date,value\n${Array.from({ length: 130 }, (_, at) => `US,JP,${1890 + at},${at}`).join("\n")}`,
      );
      assert.match(await text(page, "#counts"), /begins with the last 120 of 130 periods/);
      assert.equal(await page.evaluate(() => document.querySelector("both-ways").state.from), "1900");
      await paste(page, LETTERS);
      assert.equal((await rows(page)).length, 3);
    }));
});
