// Whose figures are asked: bundled sets by id, files and folders by address, all sets at once.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { answer, launch, open, ready, said, serve, set, state, whole } from "./browser.mjs";

const page = (attributes) =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" ${attributes}><p>fallback</p></both-ways></body></html>`;

const CSV = `period,source,target,category,measure,value,status
2011,JP,US,all,visits,12.5,reported
2011,US,JP,all,visits,3,reported
2012,JP,US,all,visits,14,reported
`;

const file = (path) => async (_, response) => response.writeHead(200).end(await readFile(path));
const text = (words, status = 200) => (_, response) => response.writeHead(status).end(words);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page with these attributes, with `pages` beside it, and runs `act`. */
async function on(attributes, act, pages = {}) {
  const site = await serve({ "/": page(attributes), ...pages });
  const opened = await open(browser, `${site.origin}/`);
  try {
    await act(opened.page, opened.lines);
  } finally {
    await opened.close();
    site.close();
  }
}

const fetched = (page) =>
  page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
  );
const failure = (page) =>
  page.evaluate(() =>
    document.querySelector("both-ways").ready.then(
      () => "ready",
      ({ code, message }) => `${code}: ${message}`,
    ),
  );

describe("bundled sets", () => {
  const pairs = { agencies: "US-CN", honeypots: "US-JP", dcid: "CN-US", misp: "CN-US", vcdb: "US-GB" };
  for (const [id, pair] of Object.entries(pairs)) {
    test(`figures=${id} draws its own figures, and fetches one wasm and one set`, () =>
      on(`figures="${id}" pair="${pair}"`, async (page, lines) => {
        await ready(page);
        const answered = await answer(page);
        assert.ok(answered.rows.some(({ forward }) => forward.kind === "known"), answered.title);
        assert.equal((await state(page)).figures, id);
        const names = await fetched(page);
        assert.equal(names.filter((name) => name.endsWith(".wasm")).length, 1);
        assert.equal(names.filter((name) => name.endsWith(".bw")).length, 1);
        assert.deepEqual(lines, []);
      }));
  }

  test("the counts that the sources are known for", () =>
    on('figures="dcid" pair="CN-US"', async (page) => {
      await ready(page);
      assert.deepEqual((await answer(page)).totals.forward.value, 59);
      await set(page, { figures: "misp" });
      const { rows } = await answer(page);
      assert.deepEqual([rows[0].forward.value, rows[0].back.value], [30, 3]);
      await set(page, { figures: "honeypots", pair: "US-JP", per: "none" });
      const { totals } = await answer(page);
      assert.deepEqual([totals.forward.value, totals.back.value], [18905, 3975]);
    }));

  test("the default figures need neither a further wasm nor any set", () =>
    on("", async (page) => {
      await ready(page);
      const names = await fetched(page);
      assert.deepEqual(names.filter((name) => /(?<!bothways)\.wasm|\.bw|reader/.test(name)), []);
    }));

  test("of another set, what the new one lacks takes its default, and the rest stays", () =>
    on('measure="addresses" pair="US-CN" heading="Mine"', async (page) => {
      await ready(page);
      assert.equal(await set(page, { figures: "dcid" }), "");
      const now = await state(page);
      assert.deepEqual([now.figures, now.pair, now.heading], ["dcid", "US-CN", "Mine"]);
      assert.notEqual(now.measure, "addresses");
      assert.equal(await set(page, { figures: "cncert" }), "");
      assert.equal((await state(page)).measure, "computers");
    }));

  test("what nobody chose is no choice: another set begins with its own defaults", () =>
    on("", async (page) => {
      await ready(page);
      assert.equal((await state(page)).per, "none");
      assert.equal(await set(page, { figures: "honeypots" }), "");
      const { pair, measure, per } = await state(page);
      assert.deepEqual([pair, measure, per], ["US-JP", "packets", "sensor"]);
    }));

  test("what somebody chose holds for another set too, though it is a default of the first", () =>
    on('pair="US-CN" per="none"', async (page) => {
      await ready(page);
      assert.equal(await set(page, { figures: "honeypots" }), "");
      const { pair, per } = await state(page);
      assert.deepEqual([pair, per], ["US-CN", "none"]);
    }));

  test("a chart that left comes back with its choices alone", () =>
    on('heading="Mine"', async (page) => {
      await ready(page);
      const { per, pair, heading } = await page.evaluate(async () => {
        const element = document.querySelector("both-ways");
        element.pair = "CN-US";
        await element.updateComplete;
        element.remove();
        await new Promise((resolve) => setTimeout(resolve));
        element.figures = "honeypots";
        document.body.append(element);
        await new Promise((resolve) => {
          for (const name of ["ready", "error"]) element.addEventListener(`bothways-${name}`, resolve);
        });
        return element.state;
      });
      assert.deepEqual([per, pair, heading], ["sensor", "CN-US", "Mine"]);
    }));

  test("a set that is not there is refused by name, and the old one stays", () =>
    on("", async (page) => {
      await ready(page);
      const before = await state(page);
      assert.match(await set(page, { figures: "nowhere" }), /^figures-not-found: .*nowhere.*dcid/);
      assert.deepEqual(await state(page), before);
    }));

  test("a set whose file is gone or damaged is refused, and may come later", async () => {
    const [name] = (await readdir("dist/data")).filter((name) => name.startsWith("dcid."));
    const good = await readFile(`dist/data/${name}`);
    let bytes = null;
    const sent = (_, response) =>
      bytes ? response.writeHead(200).end(bytes) : response.writeHead(404).end();
    await on(
      "",
      async (page) => {
        await ready(page);
        assert.match(await set(page, { figures: "dcid" }), /^figures-not-found/);
        bytes = good.map((byte, at) => (at === 900 ? byte ^ 1 : byte));
        assert.match(await set(page, { figures: "dcid" }), /^integrity: .*dcid/);
        bytes = good;
        assert.equal(await set(page, { figures: "dcid" }), "");
        assert.equal((await state(page)).figures, "dcid");
      },
      { [`/data/${name}`]: sent },
    );
  });
});

describe("figures of one's own", () => {
  const known = async (page) => {
    await ready(page);
    const { rows, title } = await answer(page);
    return [title, rows[0].forward.value, rows[0].back.value];
  };

  test("a .bw file by its address", async () => {
    const [name] = (await readdir("dist/data")).filter((name) => name.startsWith("misp."));
    await on(
      'src="/mine.bw"',
      async (page, lines) => {
        await ready(page);
        assert.deepEqual((await state(page)).src, "/mine.bw");
        assert.equal((await answer(page)).rows[0].forward.value, 30);
        assert.deepEqual(lines, []);
      },
      { "/mine.bw": file(`dist/data/${name}`) },
    );
  });

  test("a folder by its descriptor, as strict about its faults as the command", async () => {
    const folder = (figures) => ({
      "/set/datapackage.json": file("data/dcid/datapackage.json"),
      "/set/figures.csv": figures,
    });
    const figures = await readFile("data/dcid/figures.csv", "utf8");
    await on(
      'src="/set/datapackage.json" pair="CN-US"',
      async (page) => {
        await ready(page);
        assert.equal((await answer(page)).totals.forward.value, 59);
      },
      folder(text(figures)),
    );
    await on(
      'src="/set/datapackage.json"',
      async (page) => {
        const why = await failure(page);
        assert.match(why, /^figures-invalid: figures\.csv:2:\d+: .*; /);
      },
      folder(text(figures.replace(/^(\d{4}),../m, "$1,xx"))),
    );
  });

  test("a CSV with its descriptor beside it", async () => {
    await on(
      'src="/set/figures.csv" pair="CN-US"',
      async (page) => {
        await ready(page);
        assert.equal((await state(page)).figures, "dcid");
      },
      {
        "/set/datapackage.json": file("data/dcid/datapackage.json"),
        "/set/figures.csv": file("data/dcid/figures.csv"),
      },
    );
  });

  test("a CSV without one: a plain descriptor is inferred, and that is said", () =>
    on(
      'src="/exchange.csv"',
      async (page) => {
        assert.deepEqual(await known(page), ["visits: Japan and United States, 2011–2012", 12.5, 3]);
        const { vantage, caveats } = await answer(page);
        assert.match(vantage, /without a description/);
        assert.match(caveats.join(" "), /words of the file's columns/);
      },
      { "/exchange.csv": text(CSV) },
    ));

  /** Files that a browser may keep: the damaged ones until `mend`, then the good ones. */
  const mended = (files) => {
    let at = 0;
    const send = (states) => (_, response) => {
      const [status, body] = states[at];
      response.writeHead(status, { "cache-control": "max-age=3600" }).end(body);
    };
    const pages = Object.entries(files).map(([path, states]) => [path, send(states)]);
    return { pages: Object.fromEntries(pages), mend: () => (at += 1) };
  };

  test("a damaged file that was mended at its address is fetched anew", async () => {
    const [name] = (await readdir("dist/data")).filter((name) => name.startsWith("misp."));
    const good = await readFile(`dist/data/${name}`);
    const bad = good.map((byte, at) => (at === 900 ? byte ^ 1 : byte));
    const { pages, mend } = mended({ "/mine.bw": [[200, bad], [404, ""], [200, good]] });
    await on(
      "",
      async (page) => {
        await ready(page);
        assert.match(await set(page, { src: "/mine.bw" }), /^figures-invalid: .*damaged/);
        mend();
        assert.match(await set(page, { src: "/mine.bw" }), /^figures-not-found/);
        mend();
        assert.equal(await set(page, { src: "/mine.bw" }), "");
        assert.equal((await state(page)).figures, "misp");
      },
      pages,
    );
  });

  test("so are both files of a folder, for a chart that never was", async () => {
    const [descriptor, figures] = await Promise.all(
      ["datapackage.json", "figures.csv"].map((name) => readFile(`data/dcid/${name}`, "utf8")),
    );
    const { pages, mend } = mended({
      "/set/datapackage.json": [[200, descriptor.replace('"vantage"', '"vantge"')], [200, descriptor]],
      "/set/figures.csv": [[200, figures.replace(/^(\d{4}),../m, "$1,xx")], [200, figures]],
    });
    await on(
      'src="/set/datapackage.json" pair="CN-US"',
      async (page) => {
        assert.match(await failure(page), /^figures-invalid: /);
        mend();
        await page.evaluate(() => {
          const chart = document.querySelector("both-ways");
          chart.setAttribute("src", chart.getAttribute("src"));
        });
        assert.equal(await failure(page), "ready");
        assert.equal((await answer(page)).totals.forward.value, 59);
      },
      pages,
    );
  });

  test("what is no set at all is refused with the reason", () =>
    on(
      'src="/page.csv"',
      async (page) => assert.match(await failure(page), /^figures-invalid: /),
      { "/page.csv": text("<!doctype html><p>Not found") },
    ));

  test("from an own file to a bundled set and to another file", () =>
    on(
      'src="/exchange.csv"',
      async (page) => {
        await ready(page);
        assert.equal(await set(page, { figures: "vcdb" }), "");
        assert.deepEqual([(await state(page)).figures, (await state(page)).src], ["vcdb", undefined]);
        assert.equal(await set(page, { src: "/exchange.csv" }), "");
        assert.equal((await state(page)).src, "/exchange.csv");
        assert.match(await set(page, { src: "/gone.bw" }), /^figures-not-found/);
        assert.equal((await state(page)).src, "/exchange.csv");
      },
      { "/exchange.csv": text(CSV) },
    ));
});

describe("every source", () => {
  test("CN-US at a glance: packets, incidents, groups, computers and a share", () =>
    on('view="sources" pair="CN-US"', async (page, lines) => {
      await ready(page);
      const { rows, title, sentence } = await answer(page);
      assert.match(title, /what six collections say/);
      assert.match(sentence, /never row with row/);
      const row = (id) => rows.find(({ figures, drawn }) => figures === id && drawn);
      const both = (id) => [row(id).forward, row(id).back].map(({ value, kind }) => value ?? kind);
      assert.deepEqual(both("cncert"), ["notMeasured", 8850000]);
      assert.deepEqual(both("agencies"), ["notMeasured", 62.9]);
      assert.deepEqual(both("honeypots"), [20310, "notMeasured"]);
      assert.deepEqual(both("dcid"), [59, 2]);
      assert.deepEqual(both("misp"), [30, 3]);
      assert.deepEqual(both("vcdb"), [32, 0]);
      const table = await page.locator("both-ways table").innerText();
      assert.match(table, /20,310 packets per sensor \(81,241 in all\)/);
      assert.deepEqual(lines, []);
    }));

  test("the reader goes there and back by the view control", () =>
    on('figures="dcid" pair="CN-US" controls="full"', async (page) => {
      await ready(page);
      const told = page.evaluate(
        () =>
          new Promise((resolve) =>
            document.addEventListener("bothways-change", ({ detail }) => resolve(detail.by)),
          ),
      );
      await page.getByRole("tab", { name: "Every source" }).click();
      assert.equal(await told, "reader");
      assert.equal((await answer(page)).view, "sources");
      assert.equal(await set(page, { view: "timeline" }), "");
      assert.equal((await answer(page)).totals.forward.value, 59);
    }));

  test("a table of it, and arrow keys down the collections", () =>
    on('view="sources" pair="CN-US"', async (page) => {
      await ready(page);
      await page.locator("both-ways .stage").focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      assert.match(await said(page), /; 2 of 6$/);
      assert.equal(await set(page, { view: "table", of: "sources" }), "");
      assert.equal((await answer(page)).view, "sources");
      assert.ok(await page.locator("both-ways table").isVisible());
    }));
});

test("the source panel names title, basis, limits, licence and a citation to copy", () =>
  on('figures="honeypots" controls="full"', async (page) => {
    await ready(page);
    await whole(page);
    const panel = await page.locator("both-ways .more").innerText();
    for (const words of ["The figures", "Origin: IP location", "Limits", "Licence", "How to cite"]) {
      assert.ok(panel.includes(words), words);
    }
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("both-ways button.copy").click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /MaxMind/);
  }));
