// The chart for those who do not see it: the tree that screen readers get, the walk of the keys in
// words, one thing said at a time, and the figures by ear.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, change, launch, open, ready, said, serve, shadow, state, whole } from "./browser.mjs";
import { all, byRole, COLUMNS, listen, says, spoken, tableOf, tree } from "./voice.mjs";

const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];
const HONEYPOTS = 'figures="honeypots" pair="US-JP"';

const html = (attributes, above = "") =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">` +
  `<script type="module" src="/bothways.js"></script></head><body>${above}` +
  `<both-ways loading="eager" ${attributes}><p>fallback</p></both-ways></body></html>`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page with these attributes, runs `act`, and demands an empty console. */
async function on(attributes, act, { above, ...options } = {}) {
  const site = await serve({ "/": html(attributes, above) });
  const opened = await open(browser, `${site.origin}/`, { reducedMotion: "reduce", ...options });
  try {
    await ready(opened.page);
    await act(opened.page);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}


/** The same, and until no table is left out of layout. */
async function laidOut(page) {
  await whole(page);
  await page.locator("both-ways .room:not(.late)").waitFor({ state: "attached" });
}

describe("the table stands in the tree of every view", () => {
  for (const view of VIEWS) {
    test(`${view}: every figure of the answer, far below the fold, the chart still shown`, () =>
      on(
        `${HONEYPOTS} view="${view}"`,
        async (page) => {
          await laidOut(page);
          const answered = await answer(page);
          const { words, caption } = tableOf(await tree(page));
          assert.ok(caption.length > 10, caption);
          const rows = answered.rows.filter(({ partner }) => partner !== "ZZ");
          assert.ok(rows.length > 2 && words.length >= rows.length);
          rows.forEach((row, at) => {
            for (const [side, column] of Object.entries(COLUMNS[view])) {
              const [found, cell] = [words[at][column], row[side]];
              // Rows of several collections have their units beside the figures.
              assert.ok(says(found, cell), `${at} ${side}: “${found}” for ${JSON.stringify(cell)}`);
            }
          });
        },
        { above: '<div style="height: 9000px"></div>' },
      ));
  }

  test("hundreds of rows are all there once the chart rests, folded away or opened", () =>
    on(
      `${HONEYPOTS} view="balance"`,
      async (page) => {
        await laidOut(page);
        const { rows } = await answer(page);
        assert.ok(rows.length > 500, `${rows.length} rows`);
        for (const open of [false, true]) {
          if (open) await page.evaluate(() => (document.querySelector("both-ways").controls = "full"));
          await page.waitForTimeout(100);
          await laidOut(page);
          const { words } = tableOf(await tree(page));
          assert.equal(words.length, rows.length);
          assert.ok(says(words.at(-1)[1], rows.at(-1).forward), words.at(-1).join());
        }
      },
      { above: '<div style="height: 9000px"></div>' },
    ));

  test("none, withheld and not measured read differently", () =>
    on("", async (page) => {
      /** How the cells of a kind read in a set's grid. */
      const read = async (figures, kind) => {
        await change(page, { figures, view: "matrix" });
        const { rows } = await answer(page);
        const { words } = tableOf(await tree(page));
        return [...new Set(rows.flatMap(({ figure }, at) => (figure.kind === kind ? [words[at][2]] : [])))];
      };
      assert.deepEqual(await read("honeypots", "notMeasured"), ["not measured"]);
      assert.deepEqual(await read("dcid", "zero"), ["none recorded"]);
      const withheld = await read("honeypots", "suppressed");
      assert.ok(withheld.length > 0 && withheld.every((words) => words.endsWith("withheld for privacy")));
    }));

  test("its heads name columns and rows, and say how they are sorted", () =>
    on(HONEYPOTS, async (page) => {
      await whole(page);
      await shadow(page, ".more-button").click();
      const sort = shadow(page, "thead button").nth(1);
      const sorted = () =>
        shadow(page, "thead th").evaluateAll((heads) => heads.map((head) => head.ariaSort));
      assert.ok((await sorted()).every((order) => order === null));
      await sort.click();
      const now = await sorted();
      assert.match(now[1], /^(a|de)scending$/);
      assert.equal(now.filter(Boolean).length, 1);
      const { head, body, caption } = tableOf(await tree(page));
      assert.ok(head.every(({ role }) => role === "columnheader"));
      assert.ok(body.every(([first, ...rest]) =>
        first.role === "rowheader" && rest.every(({ role }) => role !== "rowheader")));
      assert.match(caption, /Packets/);
    }));
});

/** What has the focus: its class or name inside the element, or nothing where that is left. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document.querySelector("both-ways").shadowRoot;
    return activeElement && (activeElement.className || activeElement.localName);
  });

describe("by keyboard", () => {
  for (const [name, attributes] of [
    ["the default set", ""],
    ...VIEWS.map((view) => [view, `${HONEYPOTS} view="${view}"`]),
  ]) {
    test(`${name}: at most eight stops, the chart one of them, and Tab leaves both ways`, () =>
      on(attributes, async (page) => {
        if (attributes) await whole(page);
        for (const key of ["Tab", "Shift+Tab"]) {
          const stops = [];
          await page.locator(key === "Tab" ? "#before" : "#after").focus();
          for (;;) {
            await page.keyboard.press(key);
            const stop = await focused(page);
            if (!stop) break;
            stops.push(stop);
            assert.ok(stops.length <= 8, stops.join(", "));
          }
          assert.ok(stops.length >= 5, stops.join(", "));
          assert.equal(stops.filter((stop) => /\bstage\b/.test(stop)).length, 1);
          assert.equal(await page.evaluate(() => document.activeElement.id), key === "Tab" ? "after" : "before");
        }
      }, { above: '<button id="before">before</button><button id="after" style="position:absolute;top:0;right:0">after</button><script>addEventListener("DOMContentLoaded", () => document.body.append(document.getElementById("after")))</script>' }));
  }

  for (const attributes of ["", HONEYPOTS]) {
    test(`a link leads past the chart to the table${attributes && " of another set"}`, () =>
      on(attributes, async (page) => {
        const top = () => shadow(page, ".stage").boundingBox().then(({ y }) => y);
        const before = await top();
        const [link] = byRole(await tree(page), "link");
        assert.equal(link.name, "Skip to the table of figures");
        await page.keyboard.press("Tab");
        const box = await shadow(page, ".skip").boundingBox();
        assert.ok(box.width > 100 && box.height >= 24, JSON.stringify(box));
        assert.equal(await top(), before, "nothing moves");
        await page.keyboard.press("Enter");
        assert.equal(await focused(page), "figures");
        assert.ok(await shadow(page, "table").isVisible());
        assert.equal(new URL(page.url()).hash, "");
        // What comes with more controls leaves the focus where it is.
        await whole(page);
        assert.equal(await focused(page), "figures");
      }));
  }

  test("the keys are told beside the chart while it has the keyboard's focus; nothing moves", () =>
    on(HONEYPOTS, async (page) => {
      await whole(page);
      const seen = async () => {
        const { width, height } = await shadow(page, "#keys").boundingBox();
        return width > 200 && height > 16;
      };
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      const before = await height();
      await shadow(page, ".stage").click({ position: { x: 300, y: 100 } });
      assert.ok(!(await seen()), "a click needs no keys");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Shift+Tab");
      assert.ok(await seen());
      const [keys, stage] = [await shadow(page, "#keys").boundingBox(), await shadow(page, ".stage").boundingBox()];
      assert.ok(keys.x >= stage.x && keys.x + keys.width <= stage.x + stage.width + 1, JSON.stringify(keys));
      assert.ok(keys.y >= stage.y + stage.height, "under the chart");
      assert.match(await shadow(page, "#keys").innerText(), /^Arrow keys: left and right.*Page keys.*Home and End.*Escape/);
      assert.equal(await height(), before);
      await page.keyboard.press("Tab");
      assert.ok(!(await seen()));
    }));

  test("no key acts while the focus is elsewhere", () =>
    on(HONEYPOTS, async (page) => {
      await whole(page);
      const before = await state(page);
      for (const key of ["ArrowRight", "Home", "PageDown", "Enter", " ", "a", "p", "s", "#", "1"]) {
        await page.keyboard.press(key);
        assert.ok(await shadow(page, ".tip").isHidden(), key);
      }
      assert.equal(await said(page), "");
      assert.deepEqual(await state(page), before);
      await shadow(page, ".stage").focus();
      for (const key of ["a", "p", "#", "1"]) await page.keyboard.press(key);
      assert.ok(await shadow(page, ".tip").isHidden(), "letters mean nothing");
    }));

  test("focus shows what hover shows, also before anything more has come", () =>
    on("", async (page) => {
      await shadow(page, ".stage").focus();
      await page.keyboard.press("ArrowRight");
      const both = async () => [
        await shadow(page, ".tip").innerText(),
        await shadow(page, ".mark").boundingBox(),
      ];
      const walked = await both();
      const [, { x, y, width, height }] = walked;
      await page.keyboard.press("Escape");
      assert.ok(await shadow(page, ".tip").isHidden());
      await page.mouse.move(x + width / 2, y + height / 2);
      assert.deepEqual(await both(), walked);
    }));
});

describe("the chart in the tree", () => {
  for (const view of VIEWS) {
    test(`${view}: named by its title, described by its keys, nothing nameless in it`, () =>
      on(`${HONEYPOTS} view="${view}"`, async (page) => {
        await whole(page);
        await shadow(page, ".more-button").click();
        const root = await tree(page);
        const [chart, ...others] = byRole(root, "application");
        assert.equal(others.length, 0);
        assert.equal(chart.name, (await answer(page)).title);
        assert.match(chart.description, /^Arrow keys: .*Page keys by (five|ten).*Home and End.*Escape/);
        assert.equal(chart.properties.roledescription, "interactive chart");
        assert.equal(chart.children.length, 0, "no canvas, no tooltip");
        for (const image of byRole(root, "image", "img", "Canvas", "graphics-document")) {
          assert.notEqual(image.name, "");
          assert.deepEqual(all(image, ({ properties }) => properties.focusable), []);
        }
        const live = all(root, ({ properties }) => properties.live && properties.root === undefined);
        assert.ok(live.length <= 1, JSON.stringify(live.map(({ role, text }) => [role, text])));
        const regions = await page.evaluate(() =>
          [...document.querySelector("both-ways").shadowRoot.querySelectorAll(
            "[aria-live], [role=status], [role=alert], [role=log], output",
          )].filter((it) => !it.closest("[hidden]")).length,
        );
        assert.equal(regions, 1, "one live region");
      }));
  }

  test("the heading's level is the page's to say", () =>
    on('heading-level="2"', async (page) => {
      const heading = async () => byRole(await tree(page), "heading")[0];
      assert.equal((await heading()).properties.level, 2);
      await change(page, { headingLevel: 5 });
      const { name, properties } = await heading();
      assert.equal(properties.level, 5);
      assert.equal(name, (await answer(page)).title);
    }));
});

describe("one thing is said at a time", () => {
  test("of a burst of keys only the last step", () =>
    on("", async (page) => {
      await listen(page);
      await shadow(page, ".stage").focus();
      for (let at = 0; at < 6; at += 1) await page.keyboard.press("ArrowRight");
      const said = await spoken(page);
      assert.equal(said.length, 1, said.join(" | "));
      assert.match(said[0], /; 6 of 10$/);
    }));

  test("of a change one summary, in words of the sentence; of several in one task one", () =>
    on(HONEYPOTS, async (page) => {
      await whole(page);
      await listen(page);
      const sentence = () => shadow(page, ".sentence").innerText();
      await shadow(page, ".controls button").first().click();
      assert.deepEqual(await spoken(page), [await sentence()]);
      await change(page, { measure: "unique-sources", pair: "CN-US" });
      assert.deepEqual(await spoken(page), [await sentence()]);
      await change(page, { view: "partners" });
      assert.deepEqual(await spoken(page), [await sentence()]);
      // What more controls bring is no news.
      await shadow(page, ".more-button").click();
      assert.deepEqual(await spoken(page), []);
    }));

  test("of the table's filter how many rows are left", () =>
    on(`${HONEYPOTS} view="partners"`, async (page) => {
      await whole(page);
      await shadow(page, ".more-button").click();
      await listen(page);
      await shadow(page, "input[type=search]").pressSequentially("jap");
      assert.deepEqual(await spoken(page), [await shadow(page, ".filter .small").innerText()]);
    }));
});

/** In place of the browser's sounds: notes what is to be heard, in which ear and how high. */
function record() {
  window.heard = [];
  window.contexts = 0;
  class Node {
    constructor(_, options = {}) {
      Object.assign(this, options);
    }
    connect(to) {
      return (this.to = to);
    }
    disconnect() {
      window.heard.push({ kind: "hushed" });
    }
    start(at) {
      const pan = this.to.to.pan;
      const kind = this.buffer ? "hiss" : { sine: "tone", square: "tick", triangle: "knock" }[this.type];
      window.heard.push({ kind, pan, hertz: this.frequency, at });
    }
    stop() {}
  }
  class Gain extends Node {
    constructor(...words) {
      super(...words);
      this.gain = { setValueAtTime() {}, linearRampToValueAtTime() {} };
    }
  }
  window.AudioContext = class {
    constructor() {
      window.contexts += 1;
      Object.assign(this, { currentTime: 0, sampleRate: 8000, state: "running", destination: {} });
    }
    close() {
      return Promise.resolve();
    }
  };
  Object.assign(window, { OscillatorNode: Node, AudioBufferSourceNode: Node, StereoPannerNode: Node, GainNode: Gain });
}

const button = (page, name) => page.locator("both-ways").getByRole("button", { name, exact: true });
/** Opens More, where the sounds are. */
async function opened(page) {
  await shadow(page, ".more-button").click();
  await whole(page);
}
/** What the next place of the walk sounds like. */
async function next(page) {
  await button(page, "Next figure").click();
  return page.evaluate(() => window.heard.splice(0).filter(({ kind }) => kind !== "hushed"));
}

const LEFT = -1;
const RIGHT = 1;
/** What a cell is to sound like in an ear. */
const sounds = (cell, pan, level) => {
  if (cell.kind === "zero") return [];
  if (cell.kind === "notMeasured") return [{ kind: "hiss", pan }];
  if (cell.kind === "suppressed") return Array(2).fill({ kind: "knock", pan, hertz: 110 });
  return [{ kind: "tone", pan, hertz: Math.round(220 * 2 ** (3 * level(cell.value))) }];
};
const plain = (heard) =>
  heard.filter(({ kind }) => kind !== "tick").map(({ kind, pan, hertz }) =>
    kind === "hiss" ? { kind, pan } : { kind, pan, hertz: Math.round(hertz) });
const sizes = (rows, sides) =>
  rows.flatMap((row) => sides.map((side) => row[side].value ?? row[side].atLeast ?? 0)).filter((size) => size > 0);

describe("by ear", () => {
  for (const [name, attributes] of [
    ["known and not measured", 'figures="cncert" pair="US-CN" measure="addresses"'],
    ["known and none", 'figures="vcdb" pair="RU-US"'],
  ]) {
    test(`over time, ${name}: A→B left and B→A right, as high as it is large, a tick a period`, () =>
      on(attributes, async (page) => {
        await opened(page);
        const rows = (await answer(page)).rows.filter(({ drawn }) => drawn);
        const most = Math.max(...sizes(rows, ["forward", "back"]));
        for (const { forward, back } of rows.slice(0, 12)) {
          const [first, second] = [await next(page), await next(page)];
          assert.equal(first.filter(({ kind, pan }) => kind === "tick" && pan === 0).length, 1);
          assert.ok(second.every(({ kind }) => kind !== "tick"));
          assert.deepEqual(plain(first), sounds(forward, LEFT, (value) => value / most));
          assert.deepEqual(plain(second), sounds(back, RIGHT, (value) => value / most));
          assert.ok(await shadow(page, ".tip").isVisible());
        }
      }, { init: record }));
  }

  test("in the grid a cell left, its other way right, on the grid's logarithmic scale; withheld knocks", () =>
    on(`${HONEYPOTS} view="matrix"`, async (page) => {
      await opened(page);
      const { rows } = await answer(page);
      const known = sizes(rows, ["figure"]);
      const [least, most] = [Math.min(...known), Math.max(...known)];
      const level = (value) => Math.log(value / least) / Math.log(most / least);
      const found = new Set();
      for (let at = 0; at < 40; at += 1) {
        const heard = plain(await next(page));
        const words = await shadow(page, ".tip").innerText();
        const [, origin, target] = /\n(.+) → (.+)/.exec(words) ?? [];
        if (!origin) continue;
        const code = (name) => page.evaluate((name) => [...document.querySelector("both-ways").shadowRoot
          .querySelectorAll("select option")].find((it) => it.textContent === name).value, name);
        const [from, to] = [await code(origin), await code(target)];
        const cell = (a, b) => rows.find((row) => row.origin === a && row.target === b).figure;
        const wanted = [...sounds(cell(from, to), LEFT, level), ...sounds(cell(to, from), RIGHT, level)];
        assert.deepEqual(heard, wanted, words);
        wanted.forEach(({ kind, pan }) => found.add(`${kind} ${pan}`));
      }
      for (const kind of ["tone -1", "tone 1", "hiss 1"]) assert.ok(found.has(kind), [...found].join());
    }, { init: record }));

  test("every view that has a walk can be heard, each place with its tooltip", () =>
    on(HONEYPOTS, async (page) => {
      await opened(page);
      for (const view of VIEWS) {
        await change(page, { view });
        let tones = 0;
        for (let at = 0; at < 6; at += 1) {
          const heard = await next(page);
          assert.ok(heard.length > 0, `${view} ${at}`);
          assert.ok(heard.every(({ pan, hertz, kind }) => Math.abs(pan) <= 1 && (kind !== "tone" || (hertz > 219 && hertz < 1761))), JSON.stringify(heard));
          tones += heard.filter(({ kind }) => kind === "tone").length;
          assert.ok(await shadow(page, ".tip").isVisible(), view);
        }
        assert.ok(tones > 0, view);
      }
    }, { init: record }));

  test("it begins at a command, says nothing while it plays, and Escape ends it where it is", () =>
    on('figures="vcdb" pair="RU-US"', async (page) => {
      await opened(page);
      await listen(page);
      assert.equal(await page.evaluate(() => window.contexts), 0, "no sound is prepared unasked");
      await shadow(page, ".sound select").selectOption({ label: "4×" });
      await button(page, "Play").click();
      assert.equal(await page.evaluate(() => window.contexts), 1);
      await page.waitForTimeout(900);
      assert.deepEqual(await page.evaluate(() => window.spoken), []);
      const places = await page.evaluate(() => window.heard.filter(({ kind }) => kind === "tick").length);
      assert.ok(places >= 3 && places <= 9, `${places} periods in 0.9 s at 0.125 s a figure`);
      const tip = await shadow(page, ".tip").innerText();
      assert.ok(await button(page, "Pause").isVisible());
      await page.keyboard.press("Escape");
      assert.ok(await button(page, "Play").isVisible());
      const after = await page.evaluate(() => window.heard.length);
      const said = await spoken(page);
      assert.equal(said.length, 1, said.join(" | "));
      assert.match(said[0], /; \d+ of \d+$/);
      assert.ok(tip.length > 0);
      await page.waitForTimeout(400);
      assert.equal(await page.evaluate(() => window.heard.length), after, "silence");
      assert.equal(await page.evaluate(() => window.heard.at(-1).kind), "hushed");
    }, { init: record }));

  test("pause keeps the place; leaving the chart ends it too", () =>
    on('figures="vcdb" pair="RU-US"', async (page) => {
      await opened(page);
      await button(page, "Play").click();
      await button(page, "Pause").click();
      const first = await shadow(page, ".tip").innerText();
      await button(page, "Next figure").click();
      assert.notEqual(await shadow(page, ".tip").innerText(), first);
      await button(page, "Play").click();
      await page.locator("#elsewhere").focus();
      assert.ok(await button(page, "Play").isVisible());
    }, { init: record, above: '<button id="elsewhere">elsewhere</button>' }));

  test("one ear is really the left one: rendered, A→B is louder there, B→A at the right", () =>
    on(HONEYPOTS, async (page) => {
      await opened(page);
      const loud = async () => {
        await button(page, "Next figure").click();
        return page.evaluate(async () => {
          const buffer = await window.rendering.startRendering();
          return [0, 1].map((ear) => Math.max(...buffer.getChannelData(ear).slice(2000)));
        });
      };
      const [left, right] = await loud();
      assert.ok(left > 0.2 && right < 0.01, `${left} ${right}`);
    }, {
      init: () => {
        window.AudioContext = class extends OfflineAudioContext {
          constructor() {
            super(2, 22050, 44100);
            window.rendering = this;
          }
          resume() {
            return Promise.resolve();
          }
        };
      },
    }));

  test("where a browser has no sounds there is no control of them", () =>
    on(HONEYPOTS, async (page) => {
      await whole(page);
      await shadow(page, ".more-button").click();
      assert.equal(await shadow(page, ".sound").count(), 0);
    }, { init: () => delete window.AudioContext }));
});
