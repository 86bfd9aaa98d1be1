// What stands behind a chart: the table's controls, files to take along, periods drawn on it, sums.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { answer, launch, open, ready, said, serve, set, state, whole } from "./browser.mjs";

const page = (attributes) =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">` +
  `<meta name="viewport" content="width=device-width">` +
  `<meta http-equiv="content-security-policy" content="default-src 'self'; ` +
  `script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:">` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" ${attributes}><p>fallback</p></both-ways></body></html>`;

const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page with these attributes and runs `act` once the chart stands. */
async function on(attributes, act, options = {}) {
  const site = await serve({ "/": page(attributes) });
  const opened = await open(browser, `${site.origin}/`, options);
  try {
    await ready(opened.page);
    await act(opened.page, opened.lines);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}

/** The command's answer. */
const command = (...words) =>
  execFileSync("target/debug/bothways", words, { encoding: "utf8", maxBuffer: 1 << 26 });

/** A download's text, or of a PNG its size and how many colours it has. */
const text = (page, kind) =>
  page.evaluate(async (kind) => {
    const blob = await document.querySelector("both-ways").download(kind);
    return { type: blob.type, size: blob.size, text: await blob.text() };
  }, kind);

/** One of the two selects of a span. */
const bound = (page, name) =>
  page.locator("both-ways label", { has: page.getByText(name, { exact: true }) }).locator("select");
const runs = (page) => page.locator("both-ways").getByRole("checkbox", { name: "Running sum" });
const header = (page, at) => page.locator("both-ways thead th").nth(at);
/** The words of a column of the rows that are shown. */
const column = (page, at) =>
  page.locator("both-ways tbody tr:not([hidden])").evaluateAll(
    (rows, at) => rows.map((row) => row.cells[at].textContent),
    at,
  );

describe("downloads", () => {
  for (const view of VIEWS) {
    test(`${view}: four kinds, none of them empty`, () =>
      on(`figures="honeypots" pair="US-JP" view="${view}"`, async (page) => {
        for (const [kind, type] of Object.entries({
          csv: "text/csv;charset=utf-8",
          json: "application/json",
          svg: "image/svg+xml",
          png: "image/png",
        })) {
          const file = await text(page, kind);
          assert.deepEqual([file.type, file.size > 400], [type, true], `${kind}: ${file.size}`);
        }
      }));
  }

  const QUESTIONS = [
    ["honeypots", "timeline", "pair", ["--pair", "US-JP"]],
    ["honeypots", "partners", "partners", ["--pair", "US-JP", "--country", "US"]],
    ["honeypots", "matrix", "matrix", ["--pair", "US-JP"]],
    ["vcdb", "flows", "flows", ["--pair", "US-JP"]],
    ["dcid", "balance", "balance", ["--pair", "US-JP"]],
    ["cncert", "timeline", "pair", ["--pair", "US-CN"]],
  ];
  for (const [figures, view, kind, words] of QUESTIONS) {
    test(`the CSV of ${figures}, ${view}, is the command's, byte for byte`, () => {
      const [, pair, , country] = words;
      const attributes = `figures="${figures}" view="${view}" pair="${pair}"`;
      return on(`${attributes} ${country ? `country="${country}"` : ""}`, async (page) => {
        const own = command("query", `data/${figures}`, kind, ...words, "--format", "csv");
        assert.equal((await text(page, "csv")).text, own);
        assert.ok(own.split("\n").length > 2, own);
      });
    });
  }

  test("the CSV of all sources is the command's, each row with its own licence", () =>
    on('view="sources" pair="CN-US"', async (page) => {
      const sets = ["cncert", "agencies", "honeypots", "dcid", "misp", "vcdb"].map((id) => `data/${id}`);
      const own = command("query", ...sets, "sources", "--pair", "CN-US", "--format", "csv");
      assert.equal((await text(page, "csv")).text, own);
      for (const licence of ["CC-BY-SA-4.0", "CC0-1.0"]) assert.ok(own.includes(`,${licence},`));
    }));

  test("licence, attribution and changes are in every kind of file", () =>
    on('figures="honeypots" pair="US-JP"', async (page) => {
      const json = JSON.parse((await text(page, "json")).text);
      assert.equal(json.rights.changed, "aggregated, suppressed");
      assert.deepEqual(json.rows, (await answer(page)).rows);
      const svg = (await text(page, "svg")).text;
      for (const words of [json.title, "CC-BY-SA-4.0", "Changed: aggregated, suppressed", "Data-Driven"]) {
        assert.ok(svg.includes(words), words);
      }
      assert.match(svg, /<text[^>]*>Source: /);
      const csv = (await text(page, "csv")).text;
      assert.match(csv, /CC-BY-SA-4\.0,https:.*Data-Driven.*"aggregated, suppressed"\n/);
    }));

  test("a PNG has two pixels for each of an SVG, and is painted", () =>
    on('figures="honeypots" pair="US-JP"', async (page) => {
      const [svg, png, colours] = await page.evaluate(async () => {
        const chart = document.querySelector("both-ways");
        const sizes = [];
        for (const kind of ["svg", "png"]) {
          const image = new Image();
          image.src = URL.createObjectURL(await chart.download(kind));
          await image.decode();
          sizes.push([image.naturalWidth, image.naturalHeight, image]);
        }
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = sizes[1];
        const context = canvas.getContext("2d");
        context.drawImage(sizes[1][2], 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set(new Uint32Array(data.buffer));
        return [sizes[0].slice(0, 2), sizes[1].slice(0, 2), seen.size];
      });
      assert.deepEqual(svg.map((side) => Math.abs(side * 2 - png[svg.indexOf(side)]) < 40), [true, true]);
      assert.ok(colours > 20, `${colours}`);
    }));

  test("asked before the chart stands they wait for it, and the default set's come too", async () => {
    const site = await serve({ "/": page("") });
    const { page: opened, lines, close } = await open(browser, "about:blank");
    await opened.goto(`${site.origin}/`, { waitUntil: "commit" });
    await opened.waitForSelector("both-ways");
    const json = await opened.evaluate(async () => {
      await customElements.whenDefined("both-ways");
      const blob = await document.querySelector("both-ways").download("json");
      return JSON.parse(await blob.text());
    });
    assert.equal(json.rows[0].forward.value, 8_850_000);
    assert.deepEqual(lines, []);
    await close();
    site.close();
  });

  test("another kind is refused", () =>
    on("", async (page) => {
      const refused = await page.evaluate(() =>
        document.querySelector("both-ways").download("pdf").catch(({ code, message }) => [code, message]),
      );
      assert.deepEqual(refused, ["state-invalid", "kind: “pdf” is not one of csv, json, svg, png"]);
    }));

  test("a button behind More saves a file with a speaking name", () =>
    on('figures="honeypots" pair="US-JP"', async (page) => {
      await page.locator("both-ways .more-button").click();
      const button = page.locator("both-ways .downloads button", { hasText: "CSV" });
      const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
      assert.equal(download.suggestedFilename(), "honeypots-US-JP-timeline.csv");
      const saved = await readFile(await download.path(), "utf8");
      assert.equal(saved, (await text(page, "csv")).text);
    }));
});

describe("table", () => {
  test("figures sort by value, what was not measured or is withheld stands last either way", () =>
    on('figures="honeypots" view="table" of="partners" country="US" limit="60"', async (page) => {
      await whole(page);
      const { rows } = await answer(page);
      const size = ({ out }) => out.value ?? out.atLeast;
      const known = rows.map(size).filter((value) => value !== undefined);
      assert.ok(known.length > 1 && known.length < rows.length, `${known.length} of ${rows.length}`);
      const format = new Intl.NumberFormat("en").format;
      for (const [order, sign] of [["descending", -1], ["ascending", 1]]) {
        await header(page, 1).getByRole("button").click();
        assert.equal(await header(page, 1).getAttribute("aria-sort"), order);
        const sorted = known.toSorted((a, b) => sign * (a - b));
        const words = (await column(page, 1)).slice(0, sorted.length);
        sorted.forEach((value, at) => {
          if (value > 0) assert.ok(words[at].includes(format(value)), `${words[at]}: ${value}`);
        });
      }
      await header(page, 1).getByRole("button").click();
      assert.equal(await header(page, 1).getAttribute("aria-sort"), null);
    }));

  test("words sort as the language has them, periods by time", () =>
    on('figures="honeypots" view="table" of="matrix"', async (page) => {
      await whole(page);
      await header(page, 0).getByRole("button").click();
      const words = await column(page, 0);
      assert.deepEqual(words, words.toSorted(new Intl.Collator("en", { numeric: true }).compare));
      assert.equal(await set(page, { of: "timeline" }), "");
      const periods = await column(page, 0);
      await header(page, 0).getByRole("button").click();
      await header(page, 0).getByRole("button").click();
      assert.deepEqual(await column(page, 0), periods.toReversed());
    }));

  test("the filter leaves rows with all its words, whatever their accents, and says how many", () =>
    on('figures="honeypots" view="table" of="matrix"', async (page) => {
      await whole(page);
      const all = (await column(page, 0)).length;
      await page.locator("both-ways").getByLabel("Filter").fill("CHÍNA singapore");
      const left = await column(page, 0);
      assert.ok(left.length > 0 && left.length < all);
      const targets = await column(page, 1);
      left.forEach((origin, at) => {
        const words = `${origin} ${targets[at]}`;
        assert.ok(words.includes("China") && words.includes("Singapore"), words);
      });
      const count = `${left.length} of ${all} rows`;
      assert.equal(await page.locator("both-ways .filter .small").innerText(), count);
      assert.equal(await said(page), count);
      // The reader's choice outlives a change of the same view.
      assert.equal(await set(page, { pair: "CN-US" }), "");
      assert.deepEqual(await column(page, 0), left);
    }));

  test("figures of several collections are not sorted: no row is compared with another", () =>
    on('view="table" of="sources" pair="CN-US"', async (page) => {
      await whole(page);
      assert.equal(await header(page, 0).getByRole("button").count(), 1);
      assert.equal(await header(page, 1).getByRole("button").count(), 0);
    }));

  test("at 320 px the table scrolls in a named room of its own, under its header", () =>
    on(
      'figures="honeypots" view="table" of="matrix"',
      async (page) => {
        await whole(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 320, `${width}`);
        const room = page.locator("both-ways .room");
        assert.deepEqual(
          [await room.getAttribute("tabindex"), await room.getAttribute("role")],
          ["0", "region"],
        );
        const name = await room.getAttribute("aria-label");
        assert.equal(name, await page.locator("both-ways caption").innerText());
        await room.evaluate((element) => (element.scrollTop = 900));
        const top = async (selector) => (await page.locator(selector).first().boundingBox()).y;
        assert.ok(Math.abs((await top("both-ways thead th")) - (await top("both-ways .room"))) < 2);
      },
      { viewport: { width: 320, height: 640 } },
    ));

  test("folded away it is a plain table for screen readers, without a stop for the keyboard", () =>
    on('figures="honeypots"', async (page) => {
      await whole(page);
      assert.equal(await page.locator("both-ways .figures button").count(), 0);
      assert.ok(!(await page.locator("both-ways .filter").isVisible()));
      await page.locator("both-ways .more-button").click();
      assert.ok(await page.locator("both-ways").getByLabel("Filter").isVisible());
      assert.equal(await page.locator("both-ways thead button").count(), 4);
    }));
});

describe("a choice of periods", () => {
  const MONTHS = 'figures="honeypots" pair="US-JP"';
  /** The middle of a drawn period's room, in the window. */
  const slot = (page, at) =>
    page.evaluate(async (at) => {
      const chart = document.querySelector("both-ways");
      const count = chart.answer().rows.filter(({ drawn }) => drawn).length;
      const { left, top, width, height } = chart.shadowRoot.querySelector(".stage").getBoundingClientRect();
      const gutter = 50;
      return [left + gutter + ((at + 0.5) * (width - gutter)) / count, top + height / 3, count];
    }, at);
  const drawn = async (page) =>
    (await answer(page)).rows.filter(({ drawn }) => drawn).map(({ period }) => period);
  const changed = (page) =>
    page.evaluate(() => {
      window.changes = [];
      document.addEventListener("bothways-change", ({ detail }) => window.changes.push(detail.by));
    });

  test("the mouse draws across periods; a button shows all of them again", () =>
    on(MONTHS, async (page) => {
      await whole(page);
      const all = await drawn(page);
      assert.ok(all.length > 2);
      await changed(page);
      const [[x, y], [to]] = [await slot(page, 1), await slot(page, all.length - 1)];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move((x + to) / 2, y, { steps: 4 });
      assert.ok(await page.locator("both-ways .band").isVisible());
      await page.mouse.move(to, y, { steps: 4 });
      await page.mouse.up();
      await page.waitForFunction(() => window.changes.length > 0);
      const { from, to: until } = await state(page);
      assert.deepEqual([from, until], [all[1], all.at(-1)]);
      assert.deepEqual(await drawn(page), all.slice(1));
      assert.deepEqual(await page.evaluate(() => window.changes), ["reader"]);
      const reset = page.locator("both-ways button.span");
      assert.match(await reset.innerText(), /2013 ×$/);
      await reset.click();
      await page.waitForFunction(() => window.changes.length > 1);
      assert.deepEqual(await drawn(page), all);
      assert.ok(!(await reset.isVisible()));
    }));

  test("Shift with arrows extends from the step, Enter applies, Escape lets go", () =>
    on(MONTHS, async (page) => {
      await whole(page);
      const all = await drawn(page);
      await changed(page);
      await page.locator("both-ways .stage").focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("Home");
      await page.keyboard.press("Shift+ArrowRight");
      assert.ok(await page.locator("both-ways .band").isVisible());
      assert.match(await said(page), /chosen; Enter shows it alone$/);
      await page.keyboard.press("Escape");
      assert.ok(!(await page.locator("both-ways .band").isVisible()));
      await page.keyboard.press("Home");
      await page.keyboard.press("Home");
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => window.changes.length > 0);
      assert.deepEqual(await drawn(page), all.slice(0, 2));
    }));

  test("a finger draws after a rest; one that moves at once does not", () =>
    on(
      MONTHS,
      async (page) => {
        await whole(page);
        const all = await drawn(page);
        const client = await page.context().newCDPSession(page);
        const touch = (type, ...points) =>
          client.send("Input.dispatchTouchEvent", {
            type,
            touchPoints: points.map(([x, y]) => ({ x, y })),
          });
        const [[x, y], [to]] = [await slot(page, 0), await slot(page, 1)];
        await touch("touchStart", [x, y]);
        await touch("touchMove", [to, y]);
        await touch("touchEnd");
        assert.deepEqual(await drawn(page), all);
        await touch("touchStart", [x, y]);
        await page.waitForTimeout(600);
        await touch("touchMove", [(x + to) / 2, y]);
        await touch("touchMove", [to, y]);
        await touch("touchEnd");
        await page.waitForFunction((count) =>
          document.querySelector("both-ways").answer().rows.length < count, all.length);
        assert.deepEqual(await drawn(page), all.slice(0, 2));
      },
      { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
    ));

  test("a set of one period has none of it", () =>
    on('figures="misp" controls="full"', async (page) => {
      await whole(page);
      assert.ok(!(await page.locator("both-ways .range").isVisible()));
      assert.ok(!(await page.locator("both-ways button.span").isVisible()));
    }));
});

describe("running sum", () => {
  test("a checkbox adds the periods up, and title, unit and answer say so", () =>
    on('figures="honeypots" pair="US-JP" per="none" controls="full"', async (page) => {
      await whole(page);
      const { totals } = await answer(page);
      await runs(page).check();
      await page.waitForFunction(() => document.querySelector("both-ways").state.sum === "running");
      const { title, unit, sum, rows } = await answer(page);
      assert.match(title, /, running sum$/);
      assert.match(unit, /^packets, running sum since /);
      assert.deepEqual([sum, rows.at(-1).forward], ["running", totals.forward]);
      await runs(page).uncheck();
      await page.waitForFunction(() => document.querySelector("both-ways").state.sum === undefined);
    }));

  test("is refused, in words, where the measure does not add up, and has no checkbox there", () =>
    on('controls="full"', async (page) => {
      await whole(page);
      assert.ok(!(await runs(page).isVisible()));
      const refused = /^state-invalid: sum: figures of this measure are not added up over periods/;
      assert.match(await set(page, { sum: "running" }), refused);
    }));

  test("the default set, too, refuses it in these words", () =>
    on("", async (page) => {
      const refused = /^state-invalid: sum: figures of this measure are not added up over periods/;
      assert.match(await set(page, { sum: "running" }), refused);
    }));
});
