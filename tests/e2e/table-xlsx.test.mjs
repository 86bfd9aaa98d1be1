// Workbooks: what their cells become, what is refused and why, and the page that reads them.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { launch } from "./browser.mjs";
import { cells, drop, rows, text, visitTable } from "./table-page.mjs";
import { TABLE, inline, workbook } from "./table-workbook.mjs";
import { bring } from "./typescript.mjs";

const { readWorkbook } = await bring("www/pages/table-xlsx.ts");
const { shown, formatOf } = await bring("www/pages/table/xlsx/shown.ts");

describe("cells of a workbook", () => {
  const read = (rows, options) => readWorkbook(workbook({ Letters: rows }, options)).cells;

  test("shared strings, also in runs and without how they are spoken; inline strings; entities", () => {
    const strings = '<si><t>from</t></si><si><r><t>Ja</t></r><r><t xml:space="preserve">pan </t></r><rPh sb="0" eb="2"><t>ニホン</t></rPh></si><si><t>A &amp; B &#228;</t></si>';
    const found = read('<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>', { strings });
    assert.deepEqual(found, { rows: [["from", "Japan ", "A & B ä", "inline"]], lines: [3] });
  });

  test("empty cells and rows keep the others where they are", () => {
    const found = read('<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="D1"><v>4</v></c></row><row r="2"/><row r="7"><c r="AB7"><v>5</v></c></row>');
    assert.deepEqual(found.rows[0], ["1", "", "", "4"]);
    assert.deepEqual([found.rows[1].length, found.rows[1][27]], [28, "5"]);
    assert.deepEqual(found.lines, [1, 7]);
  });

  test("numbers, truths, faults, results of formulas and dates, as cells show them", () => {
    const cell = ([style, value, kind]) => `<c s="${style}"${kind ? ` t="${kind}"` : ""}><f>A1</f><v>${value}</v></c>`;
    const found = (list, options) => read(`<row>${list.map(cell).join("")}</row>`, options).rows[0];
    assert.deepEqual(
      found([[0, "0.30000000000000004"], [0, 1234567], [5, "1234.5"], [3, "0.228"], [0, 1, "b"], [0, "#N/A", "e"], [0, "sum", "str"]]),
      ["0.3", "1234567", "1234.50", "22.80%", "TRUE", "#N/A", "sum"],
    );
    // The first of May 2011, shown as a month, a day, a year; and by the other count of days.
    assert.deepEqual(found([[1, 40664], [2, 40664], [4, 40664], [0, "2011-05-01T00:00:00", "d"]]), ["2011-05", "2011-05-01", "2011", "2011-05-01"]);
    assert.deepEqual(found([[2, 39202]], { properties: '<workbookPr date1904="1"/>' }), ["2011-05-01"]);
  });

  test("elements with a prefix, as some programs write them", () => {
    assert.deepEqual(read(TABLE, { prefix: "x" }).rows.length, 3);
  });

  test("formats: how exact a date is, decimals as shown, nothing rounded to thousands", () => {
    const table = [
      [40664, "mmm yyyy", "2011-05"],
      [40664, "[$-409]mmmm d, yyyy;@", "2011-05-01"],
      [40664.75, "yyyy-mm-dd hh:mm", "2011-05-01"],
      [40664, 'yyyy"年"m"月"', "2011-05"],
      [0.75, "h:mm", "0.75"],
      [-5, "d/m/yyyy", "-5"],
      [60, "d/m/yyyy", "1900-02-28"],
      [59, "d/m/yyyy", "1900-02-28"],
      [61, "d/m/yyyy", "1900-03-01"],
      [1234.567, "#,##0", "1235"],
      [1234.567, "#,##0.00 [$€-407]", "1234.57"],
      [1234.5, "0.##", "1234.5"],
      [1234, "0.##", "1234"],
      [10, "0.0##", "10.0"],
      [10.25, "0.0##", "10.25"],
      [100, "#,##0", "100"],
      [12_345_678, "0.0,,", "12345678"],
      [0.5, "# ?/?", "0.5"],
      [0.5, "0%", "50%"],
      [1234, "0.00E+00", "1234"],
      [7, '"about "0', "7"],
      [40664, formatOf(31), "2011-05-01"],
      [7, formatOf(200), "7"],
    ];
    for (const [number, format, words] of table) assert.equal(shown(number, format, false), words, `${number} ${format}`);
  });
});

describe("workbooks that are refused", () => {
  const why = (bytes) => readWorkbook(bytes).refused;
  const old = (words) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(words, "utf16le")]);

  test("old ones, locked ones, packed folders of another kind, and broken ones", () => {
    assert.equal(why(old("Workbook")).what, "old");
    assert.equal(why(old("EncryptedPackage")).what, "locked");
    assert.equal(why(zipSync({ "content.xml": strToU8("<a/>") })).what, "workbook");
    assert.equal(why(Buffer.from("PK\u0003\u0004")).what, "workbook");
    const whole = workbook({ A: TABLE });
    assert.equal(why(whole.subarray(0, whole.length / 2)).what, "workbook");
    assert.equal(why(workbook({ A: "<row><c><v>1</v></row>" })).what, "workbook");
    assert.equal(why(workbook({ A: TABLE }, { states: { A: "hidden" } })).what, "workbook");
  });

  test("a bomb is put down once more is unpacked than the page takes, also where it lies of its size", () => {
    const bomb = workbook({ A: " ".repeat(300_000_000) });
    assert.ok(bomb.length < 400_000);
    assert.deepEqual(why(bomb), { what: "unpacked", places: { most: 64_000_000 } });
    // Every place that says how large the sheet is says ten bytes.
    const [liar, view] = [bomb.slice(), new DataView(bomb.buffer)];
    let lies = 0;
    for (let at = 0; at < bomb.length - 4; at += 1) {
      if (view.getUint32(at, true) < 300_000_000 || view.getUint32(at, true) > 300_000_999) continue;
      new DataView(liar.buffer).setUint32(at, 10, true);
      lies += 1;
    }
    assert.equal(lies, 2);
    assert.equal(why(liar).what, "unpacked");
    // What is not read may be as large as it likes.
    const picture = { "xl/media/image1.png": new Uint8Array(100_000_000) };
    assert.equal(readWorkbook(workbook({ A: TABLE }, { more: picture })).cells.rows.length, 3);
  });

  test("rows and columns beyond what the page takes", () => {
    const row = "<row><c><v>1</v></c></row>";
    assert.deepEqual(why(workbook({ A: row.repeat(50_004) })), { what: "rows", places: { count: 50_003, most: 50_000 } });
    assert.equal(readWorkbook(workbook({ A: row.repeat(50_001) })).cells.rows.length, 50_001);
    assert.deepEqual(why(workbook({ A: '<row><c r="XFD1"><v>1</v></c></row>' })), { what: "columns", places: { count: 16_384, most: 300 } });
  });
});

describe("the page", () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());
  const at = (...given) => visitTable(browser, ...given);

  test("a workbook is dropped: its first sheet is charted, the others named, the script fetched for it alone", () =>
    at("", async (page) => {
      const asked = [];
      page.on("request", (request) => asked.push(request.url().split("/").pop()));
      await drop(page, Buffer.from("from,to,year,value\nUS,JP,2010,1\n"), "a.csv");
      assert.ok(!asked.includes("table-xlsx.js"));
      const bytes = workbook({ Notes: inline("x"), Letters: TABLE, Parcels: TABLE, "B &amp; C": TABLE }, { states: { Notes: "hidden" } });
      await drop(page, bytes, "book.xlsx");
      assert.ok(asked.includes("table-xlsx.js"));
      assert.deepEqual(await rows(page), ["2011 12 7"]);
      assert.match(await text(page, "#told"), /The sheet “Letters” was read, “Parcels” and “B & C” not: .*copy its cells and paste them/);
      await page.click("#undo");
      await page.waitForFunction(() => document.querySelector("#grid tbody input").value === "US");
      await drop(page, workbook({ Only: TABLE }), "one.xlsx");
      assert.match(await text(page, "#told"), /The sheet “Only” was read\.$/);
    }));

  test("what is refused leaves the table as it was, with one sentence", () =>
    at("", async (page) => {
      await drop(page, workbook({ A: TABLE }), "a.xlsx");
      for (const [bytes, words] of [
        [workbook({ A: " ".repeat(70_000_000) }), /^This workbook unpacks to more than 64 MB; nothing was changed\. Save the sheet alone as CSV/],
        [Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from("EncryptedPackage", "utf16le")]), /^This workbook is locked with a password/],
        [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), /^This is a workbook of an old kind \(\.xls\)/],
        [workbook({ A: '<row><c r="XFD1"><v>1</v></c></row>' }), /^A cell of this sheet stands in column 16,384, the page takes 300/],
        [workbook({ A: "<row/>" }), /^There is no row in it/],
      ]) {
        await drop(page, bytes, "b.xlsx");
        assert.match(await text(page, "#told"), words);
        assert.deepEqual([(await cells(page)).length, await rows(page)], [2, ["2011 12 7"]]);
      }
    }));

  test("in Arabic", () =>
    at("?lang=ar", async (page) => {
      await drop(page, workbook({ Letters: TABLE, Parcels: TABLE }), "a.xlsx");
      assert.match(await text(page, "#told"), /قُرئت الورقة «Letters» ولم تُقرأ «Parcels»/);
    }));
});
