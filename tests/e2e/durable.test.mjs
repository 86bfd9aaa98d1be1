// Editions: a frozen chart draws what an article said, a living one says what changed since.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { answer, change, launch, open, ready, serve, set, shadow, state } from "./browser.mjs";

const BOTHWAYS = "target/debug/bothways";
const EDITIONS = "www/editions";

const page = (attributes, lang = "en") =>
  `<!doctype html><html lang="${lang}"><head><title>t</title><link rel="icon" href="data:,">` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" ${attributes}><p>fallback</p></both-ways></body></html>`;

const sha256 = (bytes, form) => createHash("sha256").update(bytes).digest(form);
const json = async (path) => JSON.parse(await readFile(path, "utf8"));

/** An edition that was never published: a set of data/ with some of its lines told otherwise. */
async function invented(id, version, lines) {
  const folder = await mkdtemp(join(tmpdir(), "edition-"));
  await cp(`data/${id}`, folder, { recursive: true });
  let figures = await readFile(join(folder, "figures.csv"), "utf8");
  for (const [line, other] of lines) {
    assert.ok(figures.includes(`\n${line}\n`), line);
    figures = figures.replace(`\n${line}\n`, other && `\n${other}\n`);
  }
  await writeFile(join(folder, "figures.csv"), figures);
  execFileSync(BOTHWAYS, ["compile", folder, "-o", join(folder, "set.bw")]);
  const bytes = await readFile(join(folder, "set.bw"));
  await rm(folder, { recursive: true });
  return {
    edition: `${version}+sha256-${sha256(bytes, "base64")}`,
    path: `/data/${id}.${sha256(bytes, "hex").slice(0, 8)}.bw`,
    bytes,
  };
}

const sent = ({ path, bytes }) => ({ [path]: (_, response) => response.writeHead(200).end(bytes) });

let [browser, figures, older, dyads] = [];
before(async () => {
  browser = await launch();
  ({ figures } = await json("dist/manifest.json"));
  older = await invented("cncert", "0.9.0", [
    ["2011,US,CN,trojan-botnet,computers,8850000,secondhand,zdnet", "2011,US,CN,trojan-botnet,computers,8000000,secondhand,zdnet"],
  ]);
  dyads = await invented("dcid", "0.9.0", [
    ["2001,CN,US,all,incidents,1,reported,", "2001,CN,US,all,incidents,3,reported,"],
  ]);
});
after(() => browser.close());

/** Opens a page with these attributes, with `pages` beside it, and runs `act`. */
async function on(attributes, act, pages = {}, lang) {
  const site = await serve({ "/": page(attributes, lang), ...pages });
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
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).sort(),
  );

const failed = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector("both-ways");
    const ending = await element.ready.then(() => "ready", ({ code, message }) => `${code}: ${message}`);
    const { hidden, innerText } = element.shadowRoot.querySelector(".reason");
    const isSeen = element.querySelector("p").getClientRects().length > 0;
    return { ending, reason: hidden ? null : innerText, isSeen };
  });

const leading = async (page, period = "2011") =>
  (await answer(page)).rows.find((row) => row.period === period).forward.value;

describe("the ledger", () => {
  const versionOf = (text) => text.split(".").map(Number);
  const isHigher = (a, b) => {
    const at = [0, 1, 2].find((at) => versionOf(a)[at] !== versionOf(b)[at]);
    return at !== undefined && versionOf(a)[at] > versionOf(b)[at];
  };

  test("has a file for each edition, and no other file lies there", async () => {
    const ledger = await json(`${EDITIONS}/editions.json`);
    const files = ledger.map(({ id, sha256 }) => `${id}.${sha256.slice(0, 8)}.bw`);
    const there = (await readdir(EDITIONS)).filter((name) => name.endsWith(".bw"));
    assert.deepEqual(there.sort(), files.sort());
    for (const { id, version, date, sha256: hash } of ledger) {
      const bytes = await readFile(`${EDITIONS}/${id}.${hash.slice(0, 8)}.bw`);
      assert.equal(sha256(bytes, "hex"), hash, `${id} ${version}`);
      assert.match(date, /^\d{4}-\d\d-\d\d$/);
    }
  });

  test("ends with the current edition of each set, unless its version was raised", async () => {
    const ledger = await json(`${EDITIONS}/editions.json`);
    for (const [id, { version, edition }] of Object.entries(figures)) {
      const last = ledger.findLast((entry) => entry.id === id);
      const isSame = edition === `${last.version}+sha256-${Buffer.from(last.sha256, "hex").toString("base64")}`;
      const mend = `data/${id} differs from edition ${last.version}: raise its version, put its file into ${EDITIONS}`;
      assert.ok(isSame || isHigher(version, last.version), mend);
    }
    assert.ok(isHigher("1.10.0", "1.9.0") && !isHigher("1.0.0", "1.0.0") && !isHigher("1.9.9", "2.0.0"));
  });

  test("every edition is still read and answers, by the command and in the page", async () => {
    const ledger = await json(`${EDITIONS}/editions.json`);
    for (const { id, sha256 } of ledger) {
      const file = `${EDITIONS}/${id}.${sha256.slice(0, 8)}.bw`;
      const said = JSON.parse(execFileSync(BOTHWAYS, ["query", file, "pair", "--format", "json"]));
      assert.ok(said.rows.length > 0, file);
      const hash = Buffer.from(sha256, "hex").toString("base64");
      await on(`figures="${id}" edition="1.0.0+sha256-${hash}"`, async (page) => {
        await ready(page);
        assert.equal((await answer(page)).rows.length, said.rows.length);
      });
    }
  });

  test("dist/ has the current editions in its manifest, and each file is what it says", async () => {
    for (const [id, { version, file, edition }] of Object.entries(figures)) {
      const bytes = await readFile(`dist/${file}`);
      assert.equal(edition, `${version}+sha256-${sha256(bytes, "base64")}`, id);
      assert.equal(file, `data/${id}.${sha256(bytes, "hex").slice(0, 8)}.bw`);
      assert.equal((await json(`data/${id}/datapackage.json`)).version, version);
    }
  });
});

describe("a frozen chart", () => {
  test("in the current edition fetches what every chart does, and says which it is", () =>
    on(`edition="${figures.cncert.edition}"`, async (page, lines) => {
      await ready(page);
      assert.deepEqual(await fetched(page), ["/bothways.js", "/bothways.wasm"]);
      const now = await state(page);
      assert.deepEqual([now.edition, now.src], [figures.cncert.edition, undefined]);
      assert.deepEqual(lines, []);
    }));

  test("of another set in its current edition fetches that set's one file", () =>
    on(`figures="dcid" edition="${figures.dcid.edition}"`, async (page) => {
      await ready(page);
      assert.deepEqual((await fetched(page)).filter((name) => name.endsWith(".bw")), [`/${figures.dcid.file}`]);
    }));

  test("in an earlier edition draws that one, from its own file", () =>
    on(
      `pair="US-CN" edition="${older.edition}"`,
      async (page, lines) => {
        await ready(page);
        assert.equal(await leading(page), 8000000);
        assert.match(await shadow(page, ".sentence").innerText(), /8 million computers/);
        assert.deepEqual((await fetched(page)).filter((name) => /wasm|bw$/.test(name)), [
          older.path,
          "/timeline.wasm",
        ]);
        await change(page, { view: "table" });
        assert.equal(await leading(page), 8000000);
        await change(page, { lang: "de" });
        assert.equal(await leading(page), 8000000);
        assert.deepEqual(lines, []);
      },
      sent(older),
    ));

  test("goes on with the current one where its edition is taken away, and comes back", () =>
    on(
      `pair="US-CN" edition="${older.edition}"`,
      async (page) => {
        await ready(page);
        await change(page, { edition: null });
        assert.equal(await leading(page), 8850000);
        await change(page, { edition: older.edition });
        assert.equal(await leading(page), 8000000);
      },
      sent(older),
    ));

  test("keeps its edition when it leaves the page and returns", () =>
    on(
      `pair="US-CN" edition="${older.edition}"`,
      async (page) => {
        await ready(page);
        await page.evaluate(async () => {
          const element = document.querySelector("both-ways");
          element.remove();
          await new Promise((done) => setTimeout(done));
          document.body.append(element);
          await new Promise((done) => element.addEventListener("bothways-ready", done));
        });
        assert.equal(await leading(page), 8000000);
      },
      sent(older),
    ));

  test("an edition belongs to its set: another one is drawn as it is now", () =>
    on(`edition="${figures.cncert.edition}"`, async (page) => {
      await ready(page);
      assert.equal(await set(page, { figures: "dcid" }), "");
      assert.equal((await state(page)).edition, undefined);
      assert.equal(await set(page, { figures: "cncert" }), "");
      assert.equal((await state(page)).edition, figures.cncert.edition);
    }));

  test("a state set back is the same state, edition and all", () =>
    on(
      `pair="US-CN" edition="${older.edition}"`,
      async (page) => {
        await ready(page);
        const before = await state(page);
        assert.equal(await set(page, { edition: null, pair: "JP-CN" }), "");
        await page.evaluate(async (before) => {
          const chart = document.querySelector("both-ways");
          chart.state = before;
          await chart.updateComplete;
        }, before);
        assert.deepEqual(await state(page), before);
      },
      sent(older),
    ));

  const wrong = [
    ["that is not there", () => older.edition, () => ({}), /^figures-not-found: \/data\/cncert\.\w{8}\.bw answered 404; put it there/],
    ["whose file is another", () => older.edition, () => sent({ ...older, bytes: older.bytes.subarray(1) }), /^integrity: \/data\/cncert\.\w{8}\.bw is not the file that belongs here; put/],
    ["that is none", () => "latest", () => ({}), /^state-invalid: edition: “latest” is no edition; manifest.json has them/],
  ];
  for (const [name, edition, pages, message] of wrong) {
    test(`an edition ${name} has a named error, and the fallback stays`, () =>
      on(
        `edition="${edition()}"`,
        async (page) => {
          const { ending, reason, isSeen } = await failed(page);
          assert.match(ending, message);
          assert.match(reason, /could not be shown/);
          assert.ok(isSeen);
        },
        pages(),
      ));
  }

  test("the view of every source refuses an earlier edition, and the chart stays", () =>
    on(
      `pair="US-CN" edition="${older.edition}"`,
      async (page) => {
        await ready(page);
        assert.match(await set(page, { view: "sources" }), /^state-invalid: edition: .*current edition/);
        assert.equal((await state(page)).view, "timeline");
      },
      sent(older),
    ));
});

describe("a living chart", () => {
  const notice = (page) => shadow(page, ".since");

  test("of the same edition says nothing and fetches nothing for it", () =>
    on(`since="${figures.cncert.edition}"`, async (page) => {
      await ready(page);
      await page.waitForTimeout(300);
      assert.deepEqual(await fetched(page), ["/bothways.js", "/bothways.wasm"]);
      assert.equal(await notice(page).count(), 0);
    }));

  test("draws the current figures and says what they were, and follows the reader", () =>
    on(
      `pair="US-CN" since="${older.edition}"`,
      async (page, lines) => {
        await ready(page);
        assert.equal(await leading(page), 8850000);
        await notice(page).waitFor();
        assert.equal(
          (await notice(page).innerText()).replace(/\s+/g, " "),
          "Figures changed since publication (edition 0.9.0): " +
            "2011, from the United States to China: was 8,000,000; now 8,850,000.",
        );
        await shadow(page, "select").first().selectOption("JP");
        await notice(page).filter({ hasText: "newer edition" }).waitFor();
        assert.match(await notice(page).innerText(), /the figures shown are the same\.$/);
        assert.deepEqual(lines, []);
      },
      sent(older),
    ));

  test("says both directions of another set, in the reader's language", () =>
    on(
      `figures="dcid" pair="CN-US" since="${dyads.edition}"`,
      async (page) => {
        await ready(page);
        await notice(page).waitFor();
        const words = await notice(page).innerText();
        assert.match(words, /^Seit der Veröffentlichung \(Ausgabe 0\.9\.0\) haben sich Zahlen geändert:/);
        assert.match(words, /2001, .*: vorher 3; jetzt 1\./);
      },
      sent(dyads),
      "de",
    ));

  test("of an edition that is gone says no more than that", () =>
    on(`pair="US-CN" since="${older.edition}"`, async (page) => {
      await ready(page);
      await notice(page).waitFor();
      assert.match(
        await notice(page).innerText(),
        /^The edition of these figures changed since publication \(0\.9\.0\); what changed cannot be told here\.$/,
      );
    }));

  test("another set has no such notice, and coming back it stands again", () =>
    on(
      `pair="US-CN" since="${older.edition}"`,
      async (page) => {
        await ready(page);
        await notice(page).waitFor();
        await change(page, { figures: "dcid" });
        await page.waitForTimeout(300);
        assert.equal(await notice(page).count(), 0);
        await change(page, { figures: "cncert" });
        await notice(page).waitFor();
      },
      sent(older),
    ));
});
