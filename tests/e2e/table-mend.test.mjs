// What a table says is mended, taken back, asked and kept: no figure is lost or made on the way.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";
import { LETTERS, MESSY, cells, faults, idle, pairRows, paste, press, rows, text, visitTable } from "./table-page.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const at = (...given) => visitTable(browser, ...given);

describe("mend", () => {
  test("bad rows are named and kept, good ones drawn; a mend by its button and one by hand", () =>
    at("", async (page) => {
      await paste(page, MESSY);
      assert.deepEqual(await rows(page), ["2021 34 notMeasured", "2022 52 notMeasured"]);
      assert.deepEqual(await faults(page), [
        "“Germny” is no country or territory by name or code. Was Germany meant? Write DE: Germany",
        "“viele” is no plain number. Write digits alone, or leave the cell empty if nobody counted.",
        "“Total” is no single country or territory. If the row adds up others, take it out.",
      ]);
      await page.getByLabel("To mend").check();
      await idle(page);
      assert.deepEqual(
        (await cells(page)).map(([from]) => from),
        ["Germny", "Brasilien", "Total"],
      );
      await press(page, "Write DE: Germany");
      const cell = page.getByLabel("Line 4, Briefe");
      assert.equal(await cell.getAttribute("aria-invalid"), "true");
      await cell.fill("41");
      await cell.press("Tab");
      await idle(page);
      await press(page, "Take out line 6");
      assert.deepEqual(await faults(page), []);
      assert.match(await text(page, "#counts"), /Rows to mend: 0\. No row has to be mended\.$/);
      assert.deepEqual(await rows(page), ["2021 34 41", "2022 52 notMeasured"]);
    }));

  test("undo by the button and by the keys outside fields, step by step", () =>
    at("", async (page) => {
      await paste(page, MESSY);
      await press(page, "Take out line 6");
      await press(page, "Write DE: Germany");
      assert.equal((await faults(page)).length, 1);
      await press(page, "Undo");
      assert.equal((await faults(page)).length, 2);
      await page.locator("#add").focus();
      await page.keyboard.press("Control+z");
      await idle(page);
      assert.equal((await faults(page)).length, 3);
      // In a field the keys belong to what is written there.
      await page.getByLabel("Line 2, von").focus();
      await page.keyboard.press("Control+z");
      await idle(page);
      assert.equal((await cells(page)).length, 5);
      await press(page, "Undo");
      assert.deepEqual(await cells(page), Array(5).fill(["", "", "", ""]));
      assert.equal(await page.locator("both-ways").count(), 0);
      assert.equal(await page.locator("#undo").getAttribute("aria-disabled"), "true");
    }));

  test("what reads both ways is asked, and drawn once the reader has said", () =>
    at("", async (page) => {
      await paste(page, "from;to;value\nUS;JP;1.234\nJP;US;7");
      assert.match(await text(page, "#ask"), /No column says when/);
      assert.equal(await page.locator("both-ways").count(), 0);
      await page.getByRole("textbox", { name: "Period", exact: true }).fill("2011");
      await press(page, "Use it");
      assert.match(
        await text(page, "#ask"),
        /“1\.234” written with a sign for thousands or for decimals/,
      );
      assert.deepEqual(await rows(page), ["2011 7 notMeasured"]);
      await press(page, "1234 (comma for decimals)");
      assert.deepEqual(await pairRows(page, "US-JP"), ["2011 1234 7"]);
      assert.equal(await page.locator("#ask").isVisible(), false);
    }));

  // Before the reader's first chart is complete, a further module takes the place of the first one.
  test("what is mended while the chart's further module arrives is what stays drawn", () =>
    at("", async (page) => {
      let arrive;
      const arriving = new Promise((resolve) => (arrive = resolve));
      let asked;
      const isAsked = new Promise((resolve) => (asked = resolve));
      await page.route("**/timeline-whole.wasm", async (route) => {
        asked();
        await arriving;
        await route.continue();
      });
      await paste(page, LETTERS);
      await isAsked;
      const cell = page.getByLabel("Line 2, Letters");
      await cell.fill("35");
      await cell.press("Tab");
      await idle(page);
      assert.equal((await rows(page))[0], "2021 35 41");
      arrive();
      await page.waitForFunction(() =>
        document.querySelector("both-ways").shadowRoot.querySelector(".downloads"),
      );
      await idle(page);
      assert.equal((await rows(page))[0], "2021 35 41");
    }));

  test("a column is given another role under its name", () =>
    at("", async (page) => {
      await paste(page, "value,from,to,year\n1,US,JP,2011\n2,JP,US,2011");
      await page.getByLabel("What the column “from” says").selectOption("target");
      await page.getByLabel("What the column “to” says").selectOption("source");
      await idle(page);
      const flow = await page.evaluate(() => document.querySelector("both-ways").answer().rows[0]);
      const pair = await page.evaluate(() => document.querySelector("both-ways").state.pair);
      assert.equal(pair === "JP-US" ? flow.forward.value : flow.back.value, 1);
    }));

  test("an address of a machine or a person is refused with the reason and not repeated", () =>
    at("", async (page) => {
      await paste(
        page,
        "from,to,year,value,note\nUS,JP,2011,1,203.0.113.7\nJP,US,2011,2,someone@example.org\nUS,JP,2012,3,",
      );
      const found = await faults(page);
      assert.match(found[0], /IP address of a machine.*countries alone: take it out/);
      assert.match(found[1], /person’s e-mail address/);
      assert.ok(!found.join().includes("203.0") && !found.join().includes("example.org"));
      assert.deepEqual(await rows(page), ["2012 3 notMeasured"]);
    }));

  test("a missing row is zero where the reader says so and no cell says otherwise", () =>
    at("", async (page) => {
      const full = "from,to,year,value\nUS,JP,2011,5\nJP,US,2012,4\n";
      await paste(page, full);
      assert.deepEqual(await rows(page), ["2011 5 notMeasured", "2012 notMeasured 4"]);
      await page.getByLabel("Counted, and none found").check();
      await page.getByLabel("Who counted").fill("Two classes, in their own letter boxes.");
      await page.waitForTimeout(500);
      await idle(page);
      assert.deepEqual(await rows(page), ["2011 5 0", "2012 0 4"]);
      assert.equal(
        await page.evaluate(() => document.querySelector("both-ways").answer().vantage),
        "Two classes, in their own letter boxes.",
      );
      await paste(page, `${full}US,JP,2012,n/a\n`);
      assert.equal(await page.getByLabel("Counted, and none found").isDisabled(), true);
      assert.deepEqual(await rows(page), ["2011 5 notMeasured", "2012 notMeasured 4"]);
    }));
});

/** What a button saves. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, button)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

describe("keep", () => {
  test("what is saved is read by this page, by src, by check and by query, to the figure", () =>
    at("", async (page, origin) => {
      await paste(page, MESSY);
      const before = await rows(page);
      await page.fill("[name=title]", "Letters of two classes");
      await page.waitForTimeout(500);
      const csv = await saved(page, "Save the figures (CSV)");
      const json = await saved(page, "Save the description (JSON)");
      assert.deepEqual([csv.name, json.name], ["figures.csv", "datapackage.json"]);
      assert.equal(csv.text.split("\n")[0], "period,source,target,category,measure,value,status");
      await press(page, "Start over");
      await paste(page, csv.text);
      assert.deepEqual([await rows(page), await faults(page)], [before, []]);
      await press(page, "Start over");
      await page.fill("[name=title]", "");
      await page.setInputFiles(
        "#file",
        [json, csv].map(({ name, text }) => ({
          name,
          mimeType: "text/plain",
          buffer: Buffer.from(text),
        })),
      );
      await idle(page);
      assert.equal(await page.inputValue("[name=title]"), "Letters of two classes");
      assert.equal(await page.inputValue("[name=vantage]"), "");
      assert.deepEqual(
        [await rows(page), (await saved(page, "Save the description (JSON)")).text],
        [before, json.text],
      );
      const folder = await mkdtemp(join(tmpdir(), "table-"));
      try {
        await Promise.all([csv, json].map(({ name, text }) => writeFile(join(folder, name), text)));
        const bothways = (...words) =>
          execFileSync("target/debug/bothways", words, { encoding: "utf8" });
        bothways("check", folder);
        bothways("check", join(folder, "figures.csv"));
        for (const place of [folder, join(folder, "figures.csv")]) {
          const answer = JSON.parse(
            bothways("query", place, "pair", "--pair", "JP-BR", "--format", "json"),
          );
          assert.deepEqual(
            answer.rows.map(({ period, forward }) => `${period} ${forward.value}`),
            ["2021 34", "2022 52"],
          );
        }
      } finally {
        await rm(folder, { recursive: true });
      }
      const body = `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><script type="module" src="/bothways.js"></script><both-ways src="/own/figures.csv" loading="eager"></both-ways>`;
      const answer = (text) => (_, response) => response.end(text);
      const site = await serve({
        "/": body,
        "/own/figures.csv": answer(csv.text),
        "/own/datapackage.json": answer(json.text),
      });
      const other = await open(browser, site.origin);
      try {
        await idle(other.page);
        assert.deepEqual(await rows(other.page), before);
      } finally {
        await other.close();
        site.close();
      }
      assert.ok(origin);
    }));

  test("every request is for a file of the page itself, and bringing a table asks for none that has it", () =>
    at("", async (page) => {
      await paste(page, LETTERS);
      await page.waitForTimeout(200);
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await paste(page, LETTERS.replace("34", "35"));
      await page.waitForTimeout(200);
      assert.ok((await rows(page))[0].startsWith("2021 35"));
      // The widget's own parts may still come; they say nothing of the table.
      const isPart = (url) => /^http:\/\/[^/]+\/[\w-]+\.(?:js|wasm)$/.test(url) || url.startsWith("blob:");
      assert.deepEqual(
        asked.filter((url) => !isPart(url)),
        [],
      );
      assert.deepEqual(
        await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]),
        ["", 0, 0],
      );
    }));
});
