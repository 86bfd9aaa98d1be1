// What every reader is promised, thirty tests by name. Each is short; where a promise has more to it,
// another file beside this one has it in depth. `THIRTY=DIR` leaves the printed pages there, to be
// looked at.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { answer, change, distFile, launch, open, ready, said, serve, shadow, sign, state } from "./browser.mjs";
import * as eyes from "./eyes.mjs";
import { all, byRole, COLUMNS, listen, says, spoken, tableOf, transcript, tree } from "./voice.mjs";

const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];
const LANGUAGES = ["en", "zh-Hans", "ar", "zh-Hant", "es", "fr", "de", "pt", "ru", "ja", "ko", "id"];
const THEMES = {
  light: {},
  dark: { colorScheme: "dark" },
  "more contrast": { contrast: "more" },
  "more contrast, dark": { contrast: "more", colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "forced colours, dark": { forcedColors: "active", colorScheme: "dark" },
};
const MANY = 'figures="honeypots" pair="US-JP"';
/** A pair with figures both ways. */
const BOTH = 'figures="dcid" pair="CN-US"';
const STILL = { reducedMotion: "reduce" };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const ZOOMED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };

const html = (attributes, head = "", dir = "ltr") =>
  `<!doctype html><html lang="en" dir="${dir}"><head><title>t</title><link rel="icon" href="data:,">` +
  `<meta name="viewport" content="width=device-width">` +
  `<meta name="color-scheme" content="light dark">${head}` +
  `<script type="module" src="/bothways.js"></script></head><body><a id="before" href="#a">before</a>` +
  `<both-ways loading="eager" ${attributes}></both-ways><a id="after" href="#b">after</a></body></html>`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/**
 * Opens a page with a chart, runs `act`, and demands an empty console. Other sets than the default one
 * have all their controls by then.
 */
async function on(attributes, act, { head, dir, init = () => {}, ...options } = {}) {
  const site = await serve({ "/": html(attributes, head, dir) });
  const scripts = `(${eyes.reading})();(${init})()`;
  const opened = await open(browser, `${site.origin}/`, { ...STILL, init: scripts, ...options });
  try {
    await ready(opened.page);
    await opened.page.locator("#before").focus();
    if (attributes.includes("figures=")) await complete(opened.page);
    await act(opened.page);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}

/** Opens the demo article, changed before by `edit`; what its console says is the test's own. */
async function onArticle(act, { edit = (page) => page, ...options } = {}) {
  const site = await serve({ "/": edit((await distFile("index.html")).toString()) });
  const opened = await open(browser, `${site.origin}/`, { ...STILL, ...options });
  try {
    await act(opened.page);
  } finally {
    await opened.close();
    site.close();
  }
}

/** Brings what no first chart waits for, and waits until no table is left out of layout. */
async function complete(page) {
  await sign(page);
  await shadow(page, ".sound").waitFor({ state: "attached" });
  await shadow(page, ".room:not(.late)").waitFor({ state: "attached" });
}

const more = async (page) => {
  await shadow(page, ".more-button").click();
  await complete(page);
};
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** What has the focus: its class, role or name inside the element, nothing where that is left. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: at } = document.querySelector("both-ways").shadowRoot;
    return at && (at.className || at.role || at.localName);
  });
const sentence = (page) => shadow(page, ".sentence").innerText();
const tip = (page) => shadow(page, ".tip").innerText();

/** The article's picture, table and source, as they are without the chart. */
async function fallback(page) {
  const root = await tree(page);
  const pictures = byRole(root, "image");
  assert.equal(pictures.length, 1);
  assert.match(pictures[0].name, /^Computers controlled from abroad: United States and China, 2011–2020$/);
  const { caption, words } = tableOf(root);
  assert.match(caption, /Computers controlled from abroad: United States and China/);
  assert.ok(words.flat().includes("8,850,000"));
  assert.match(root.text, /Source: CNCERT/);
  for (const part of ["img", "caption", "td"]) assert.ok(await page.locator(`both-ways ${part}`).first().isVisible(), part);
}

test("1. JS off shows captioned table, picture with alt and source", () =>
  onArticle(fallback, { javaScriptEnabled: false }));

test("2. wasm blocked shows the same and a reason", () =>
  onArticle(
    async (page) => {
      const code = await page.evaluate(() => document.querySelector("both-ways").ready.catch(({ code }) => code));
      assert.equal(code, "wasm-blocked");
      await fallback(page);
      assert.match(await shadow(page, ".reason").innerText(), /could not be shown/);
    },
    { edit: (page) => page.replace(" 'wasm-unsafe-eval'", "") },
  ));

test("3. axe (WCAG 2.2 AA) zero in every view, theme and open menu", async () => {
  const axe = await readFile("node_modules/axe-core/axe.min.js", "utf8");
  /** What breaks a rule; and nothing where no rule could be tried. */
  const faults = (page, where = "both-ways") =>
    page.evaluate(async ([axe, where]) => {
      if (!window.axe) (0, eval)(axe);
      const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      const { passes, violations } = await window.axe.run(where, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
      if (passes.length < 12) return [`only ${passes.length} rules`];
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(" ")}`));
    }, [axe, where]);
  for (const [theme, options] of Object.entries(THEMES)) {
    await on(BOTH, async (page) => {
      const clean = async (where) => assert.deepEqual(await faults(page), [], `${theme}, ${where}`);
      await clean("More folded");
      await more(page);
      for (const view of [...VIEWS, "table"]) {
        await change(page, { view });
        await complete(page);
        await clean(view);
      }
      await change(page, { view: "timeline" });
      await shadow(page, ".stage").focus();
      await press(page, "ArrowRight");
      await clean("a figure pointed at");
      for (const side of [0, 1]) {
        await shadow(page, ".picker input").nth(side).click();
        assert.ok((await shadow(page, '[role="option"]:visible').count()) > 5);
        await clean("a list open");
      }
      await page.keyboard.type("qqq");
      await clean("a list where nothing is found");
    }, options);
  }
  await onArticle(async (page) => {
    await ready(page);
    await page.evaluate(axe);
    assert.deepEqual(await faults(page, "body"), [], "the article");
  });
});

test("4. figure named by its title", () =>
  on(MANY, async (page) => {
    for (const view of VIEWS) {
      await change(page, { view });
      const { title } = await answer(page);
      const root = await tree(page);
      assert.deepEqual(byRole(root, "application").map(({ name }) => name), [title]);
      assert.ok(byRole(root, "heading").some(({ name }) => name === title));
    }
  }));

test("5. sentence names both directions and updates", () =>
  on(BOTH, async (page) => {
    assert.match(await sentence(page), /from China to the United States.*from the United States to China|other way/);
    const before = await sentence(page);
    await shadow(page, ".controls button").first().click();
    assert.match(await sentence(page), /from the United States to China.*from China to the United States|other way/);
    assert.notEqual(await sentence(page), before);
    await change(page, { figures: "cncert", pair: "JP-CN", measure: "address-share" });
    assert.match(await sentence(page), /22\.8%.*Japan.*other way was not measured/);
  }));

test("6. no focusable inside an image role, no nameless canvas", () =>
  on(MANY, async (page) => {
    await more(page);
    for (const view of VIEWS) {
      await change(page, { view });
      const root = await tree(page);
      for (const image of byRole(root, "image", "img", "Canvas", "graphics-document")) {
        assert.notEqual(image.name, "", view);
        assert.deepEqual(all(image, ({ properties }) => properties.focusable), [], view);
      }
      const canvases = await shadow(page, "canvas").evaluateAll((all) => all.map(({ ariaHidden }) => ariaHidden));
      assert.ok(canvases.length > 0 && canvases.every((hidden) => hidden === "true"), "the figure has the name");
    }
  }));

test("7. every drawn number in the tree", () =>
  on(MANY, async (page) => {
    for (const view of VIEWS) {
      await change(page, { view });
      await complete(page);
      assert.ok(await shadow(page, ".more").isHidden(), "without switching to the table");
      const { words } = tableOf(await tree(page));
      const rows = (await answer(page)).rows.filter(({ partner }) => partner !== "ZZ");
      assert.ok(rows.length > 2);
      for (const [at, row] of rows.entries()) {
        for (const [side, column] of Object.entries(COLUMNS[view])) {
          assert.ok(says(words[at][column], row[side]), `${view} ${at}: “${words[at][column]}” for ${JSON.stringify(row[side])}`);
        }
      }
    }
  }));

test("8. table has caption, scope, aria-sort, focusable scroller", () =>
  on(`${MANY} view="flows"`, async (page) => {
    await more(page);
    assert.match(await shadow(page, "caption").innerText(), /the largest flows.*packets per sensor/);
    const scopes = (cells) => shadow(page, cells).evaluateAll((all) => [...new Set(all.map(({ scope }) => scope))]);
    assert.deepEqual([await scopes("thead th"), await scopes("tbody th")], [["col"], ["row"]]);
    const sort = shadow(page, "thead th").nth(2);
    await sort.getByRole("button").click();
    assert.equal(await sort.getAttribute("aria-sort"), "descending");
    await sort.getByRole("button").click();
    assert.equal(await sort.getAttribute("aria-sort"), "ascending");
    const [room] = byRole(await tree(page), "region").filter(({ properties }) => properties.focusable);
    assert.equal(room.name, await shadow(page, "caption").innerText());
    await shadow(page, ".room").focus();
    await press(page, "PageDown");
    await page.waitForFunction(() => document.querySelector("both-ways").shadowRoot.querySelector(".room").scrollTop > 50);
  }));

test("9. view switch keeps selection and focus", () =>
  on(MANY, async (page) => {
    await more(page);
    await change(page, { pair: "CN-US" });
    await shadow(page, '[role="tab"][aria-selected="true"]').focus();
    for (const view of ["sources", "partners", "matrix"]) {
      await press(page, "ArrowRight", "Enter");
      await page.waitForFunction((view) => document.querySelector("both-ways").answer().view === view, view);
      assert.equal((await state(page)).pair, "CN-US");
      assert.equal(await focused(page), "tab");
      assert.equal(await shadow(page, ":focus").getAttribute("aria-selected"), "true");
      const panel = shadow(page, `#${await shadow(page, ":focus").getAttribute("aria-controls")}`);
      assert.equal(await panel.getAttribute("role"), "tabpanel");
      assert.equal(await panel.locator(".stage").count(), 1);
    }
    await shadow(page, ".stage").focus();
    await change(page, { view: "flows" });
    assert.match(await focused(page), /^stage/);
  }));

test("10. one tab stop, Tab and Shift+Tab leave", () =>
  on(MANY, async (page) => {
    for (const [key, from, to] of [["Tab", "before", "after"], ["Shift+Tab", "after", "before"]]) {
      await page.locator(`#${from}`).focus();
      const stops = [];
      for (;;) {
        await press(page, key);
        const stop = await focused(page);
        if (!stop || stops.length > 8) break;
        stops.push(stop);
        const box = await shadow(page, ":focus").boundingBox();
        assert.ok(box.width >= 24 && box.height >= 24, `${stop} is seen`);
      }
      assert.ok(stops.length <= 8, stops.join());
      assert.equal(stops.filter((stop) => stop.startsWith("stage")).length, 1, stops.join());
      assert.equal(await page.evaluate(() => document.activeElement.id), to);
    }
  }));

test("11. the arrow scheme", () =>
  on("", async (page) => {
    await shadow(page, ".stage").focus();
    const walk = async (key, place) => {
      await press(page, key);
      assert.match(await said(page), place, key);
    };
    await walk("ArrowRight", /^2011: .*from the United States to China; 1 of 10$/);
    await walk("ArrowRight", /^2012: .*; 2 of 10$/);
    await walk("ArrowLeft", /^2011: .*; 1 of 10$/);
    await walk("ArrowDown", /^2011: .*from China to the United States; 1 of 10$/);
    await walk("ArrowUp", /^2011: .*from the United States to China; 1 of 10$/);
    await walk("PageDown", /; 6 of 10$/);
    await walk("PageUp", /; 1 of 10$/);
    await walk("End", /; 10 of 10$/);
    await walk("Home", /; 1 of 10$/);
    await press(page, "Escape");
    assert.ok(await shadow(page, ".tip").isHidden());
    assert.match(await focused(page), /^stage/);
  }));

test("12. focus equals hover", () =>
  on(BOTH, async (page) => {
    await shadow(page, ".stage").focus();
    await press(page, "End", "ArrowLeft");
    const seen = async () => [await tip(page), await shadow(page, ".mark").boundingBox()];
    const walked = await seen();
    const [, { x, y, width, height }] = walked;
    await press(page, "Escape");
    await page.mouse.move(x + width / 2, y + height / 2);
    assert.deepEqual(await seen(), walked);
  }));

test("13. focus ring 2 px and 3:1", async () => {
  for (const [theme, options] of Object.entries(THEMES)) {
    await on(BOTH, async (page) => {
      const { paper } = await eyes.roles(page);
      let stops = 0;
      for (await press(page, "Tab"); await focused(page); await press(page, "Tab")) {
        const [style, width, color] = await shadow(page, ":focus").evaluate((element) => {
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
          return [outlineStyle, outlineWidth, outlineColor.match(/\d+/g).slice(0, 3).map(Number)];
        });
        assert.deepEqual([style, width], ["solid", "2px"], `${theme}: ${await focused(page)}`);
        assert.ok(eyes.contrast(color, paper) >= 3, `${theme}: ${color} on ${paper}`);
        stops += 1;
      }
      assert.ok(stops >= 6, `${stops}`);
    }, options);
  }
});

test("14. no single-key shortcut without focus", () =>
  on(MANY, async (page) => {
    const before = await state(page);
    const keys = [..."abcdefghijklmnopqrstuvwxyz0123456789#?/+-", " ", "ArrowRight", "Home"];
    const none = async () => {
      await press(page, ...keys);
      assert.ok(await shadow(page, ".tip").isHidden());
      assert.equal(await said(page), "");
      assert.deepEqual(await state(page), before);
    };
    await none();
    await page.evaluate(() => document.activeElement.blur());
    await none();
  }));

test("15. instructions", () =>
  on(BOTH, async (page) => {
    const [figure] = byRole(await tree(page), "application");
    assert.match(figure.description, /^Arrow keys: left and right.*Page keys.*Home and End.*Escape.*Shift with Enter swaps/);
    await shadow(page, ".controls button").first().focus();
    await press(page, "Tab", "Tab", "Tab");
    assert.match(await focused(page), /^stage/);
    const keys = shadow(page, "#keys");
    assert.equal(await keys.innerText(), figure.description, "they are seen, too");
    const { width, height } = await keys.boundingBox();
    assert.ok(width > 200 && height > 16);
    const [swap] = byRole(await tree(page), "button").filter(({ name }) => name === "Swap the two countries");
    assert.equal(swap.description, "Shift with Enter swaps the two.");
    await more(page);
    const copiers = byRole(await tree(page), "button").filter(({ name }) => name === "Copy");
    assert.ok(copiers.length > 0 && copiers.every(({ description }) => description.length > 30), "what is copied");
  }));

test("16. from–to wording", () =>
  on(MANY, async (page) => {
    const heads = tableOf(await tree(page)).head.map(({ text }) => text);
    assert.deepEqual(heads.slice(1, 3), ["From the United States to Japan", "From Japan to the United States"]);
    for (const view of VIEWS) {
      await change(page, { view });
      await complete(page);
      const root = await tree(page);
      // Whatever is named; a list in the small print may be one of pairs.
      const named = all(root, ({ role }) => !["StaticText", "InlineTextBox"].includes(role));
      const arrows = named.filter(({ name, description = "" }) => /[→←⇄]/.test(name + description));
      assert.deepEqual(arrows.map(({ role, name }) => `${role}: ${name}`), [], view);
    }
    await change(page, { view: "timeline" });
    await shadow(page, ".stage").focus();
    await press(page, "ArrowRight");
    assert.match(await said(page), /, from the United States to Japan;/);
  }));

test("17. no data differs from zero", () =>
  on(`${MANY} view="matrix"`, async (page) => {
    /** How cells of a kind read in the grid's table. */
    const read = async (figures, kind) => {
      await change(page, { figures });
      await complete(page);
      const { words } = tableOf(await tree(page));
      const { rows } = await answer(page);
      return new Set(rows.flatMap(({ figure }, at) => (figure.kind === kind ? [words[at][2]] : [])));
    };
    assert.deepEqual([...(await read("honeypots", "notMeasured"))], ["not measured"]);
    assert.deepEqual([...(await read("dcid", "zero"))], ["none recorded"]);
    const withheld = [...(await read("honeypots", "suppressed"))];
    assert.ok(withheld.length && withheld.every((words) => words.endsWith("withheld for privacy")));
    // On the chart the room of what was not measured is hatched, that of none is bare.
    const inked = async (fields, words) => {
      await change(page, { view: "timeline", ...fields });
      await shadow(page, ".stage").focus();
      await press(page, "Escape", "Home", "ArrowDown");
      assert.match(await said(page), words);
      return page.evaluate(eyes.ink);
    };
    const hatched = await inked({ figures: "cncert", pair: "US-CN" }, /not measured \(CNCERT counts computers in China only\)/);
    const bare = await inked({ figures: "vcdb", pair: "RU-US" }, /none recorded/);
    assert.ok(hatched > 0.1 && bare < 0.05, `${hatched}, ${bare}`);
  }));

test("18. single live region, one message", () =>
  on(MANY, async (page) => {
    await more(page);
    const regions = await shadow(page, "[aria-live], [role=status], [role=alert], [role=log], output")
      .evaluateAll((all) => all.filter((one) => !one.closest("[hidden]")).map(({ ariaLive }) => ariaLive));
    assert.deepEqual(regions, ["polite"]);
    await listen(page);
    await shadow(page, ".controls button").first().click();
    assert.deepEqual(await spoken(page), [await sentence(page)]);
    await change(page, { measure: "unique-sources", pair: "CN-US" });
    assert.deepEqual(await spoken(page), [await sentence(page)]);
    await shadow(page, ".stage").focus();
    await press(page, ...Array(3).fill("ArrowRight"));
    const steps = await spoken(page);
    assert.equal(steps.length, 1, steps.join(" | "));
    assert.match(steps[0], /; 3 of 3$/);
  }));

test("19. speech transcript of a whole key walk compared with a golden text per language", async () => {
  for (const lang of LANGUAGES) {
    await on(`lang="${lang}"`, async (page) => {
      await complete(page);
      const walked = await transcript(page);
      const file = new URL(`golden/walk-timeline-${lang}.txt`, import.meta.url);
      if (process.env.MAKE_REF) await writeFile(file, walked);
      assert.equal(walked, await readFile(file, "utf8"));
      assert.ok(!/[→←]/.test(walked), "no arrow for the ear");
    });
  }
});

test("20. spoken numbers localised", async () => {
  for (const lang of LANGUAGES) {
    await on(`lang="${lang}"`, async (page) => {
      await shadow(page, ".stage").focus();
      await press(page, "ArrowRight");
      const { value } = (await answer(page)).rows.find(({ drawn }) => drawn).forward;
      const number = await page.evaluate(([lang, value]) => value.toLocaleString(lang), [lang, value]);
      const words = await said(page);
      assert.ok(words.includes(number), `${lang}: ${number} in “${words}”`);
    });
  }
});

test("21. target sizes", async () => {
  for (const [least, options] of [[24, {}], [44, PHONE]]) {
    await on(`${MANY} controls="full"`, async (page) => {
      await shadow(page, ".picker input").first().click();
      const targets = await shadow(page, '.widget :is(button, select, input, a:not(.skip), [role="option"])').evaluateAll(
        (all) =>
          all.filter((one) => one.checkVisibility()).map((one) => {
            // A box is as large as its label; a handle has a width of its own.
            const { width, height } = (one.closest("label.check") ?? one).getBoundingClientRect();
            const handle = parseFloat(getComputedStyle(one).getPropertyValue("--_handle"));
            return { words: one.ariaLabel ?? one.textContent, size: [one.type === "range" ? handle : width, height] };
          }),
      );
      assert.ok(targets.length > 20);
      const small = targets.filter(({ size: [width, height] }) => width < 24 || height < least);
      assert.deepEqual(small, []);
    }, options);
  }
});

test("22. no drag-only action", () =>
  on(MANY, async (page) => {
    const span = async () => [(await state(page)).from ?? null, (await state(page)).to ?? null];
    const shown = async (least) => {
      await page.waitForFunction((least) => document.querySelector("both-ways").answer().rows.filter(({ drawn }) => drawn).length <= least, least);
      return span();
    };
    // Periods drawn on the chart: by keys.
    await shadow(page, ".stage").focus();
    await press(page, "Home", "ArrowRight", "Shift+ArrowRight", "Enter");
    const byKeys = await shown(2);
    assert.ok(byKeys[0] && byKeys[1], String(byKeys));
    await shadow(page, "button.span").click();
    await page.waitForFunction(() => !document.querySelector("both-ways").state.from);
    await more(page);
    // The handles: by a tap on their track, by keys, by a list of names.
    const { x, y, height } = await shadow(page, ".track").boundingBox();
    await page.mouse.click(x + 60, y + height / 2);
    await shadow(page, ".track input").first().press("ArrowRight");
    assert.notDeepEqual(await shown(2), [null, null]);
    await shadow(page, ".range select").selectOption({ index: 0 });
    await page.waitForFunction(() => !document.querySelector("both-ways").state.from);
  }));

test("23. scrolling passes through", () =>
  on(
    MANY,
    async (page) => {
      const { x, y } = await shadow(page, ".stage").boundingBox();
      await page.mouse.move(x + 100, y + 100);
      await page.mouse.wheel(0, 120);
      await page.waitForFunction(() => scrollY > 0);
      await page.evaluate(() => scrollTo(0, 0));
      const screen = await page.context().newCDPSession(page);
      const touch = (type, ...touchPoints) => screen.send("Input.dispatchTouchEvent", { type, touchPoints });
      const from = (await shadow(page, ".stage").boundingBox()).y + 100;
      await touch("touchStart", { x: x + 100, y: from });
      for (let step = 10; step <= 180; step += 10) await touch("touchMove", { x: x + 100, y: from - step });
      await touch("touchEnd");
      await page.waitForFunction(() => scrollY > 100);
    },
    { ...PHONE, viewport: { width: 360, height: 500 } },
  ));

test("24. contrast in each theme by pixel", async () => {
  for (const [theme, options] of Object.entries(THEMES)) {
    await on(BOTH, async (page) => {
      const { paper, text, muted, forward, back } = await eyes.roles(page);
      assert.deepEqual(await eyes.paper(page), paper, theme);
      const counts = await eyes.painted(page);
      for (const [color, pixels, ratio] of [[text, 40, 4.5], [muted, 20, 4.5], [forward, 300, 3], [back, 100, 3]]) {
        assert.ok(counts[color.join()] > pixels, `${theme}: ${counts[color.join()]} pixels of ${color}`);
        assert.ok(eyes.contrast(color, paper) >= ratio, `${theme}: ${color} on ${paper}`);
      }
    }, { deviceScaleFactor: 3, ...options });
  }
});

test("25. direction without colour in greyscale and three simulated deficiencies", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await on(BOTH, async (page) => {
      const { forward, back } = await eyes.roles(page);
      const places = await page.evaluate(eyes.middlesOf, [forward, back]);
      assert.ok(places[0][1] < places[1][1], "A→B stands above, B→A below");
      const screen = await page.context().newCDPSession(page);
      for (const type of ["achromatopsia", "protanopia", "deuteranopia", "tritanopia"]) {
        await screen.send("Emulation.setEmulatedVisionDeficiency", { type });
        const [one, other] = (await eyes.seenAt(page, places)).map(eyes.oklab);
        const apart = Math.hypot(...one.map((part, at) => part - other[at]));
        assert.ok(apart >= 0.15, `${colorScheme}, ${type}: ${apart}`);
      }
    }, { deviceScaleFactor: 3, colorScheme });
  }
});

test("26. forced-colors", async () => {
  const SYSTEM = { light: ["255,255,255", "0,0,0", "0,0,159"], dark: ["0,0,0", "255,255,255", "255,255,0"] };
  for (const [colorScheme, system] of Object.entries(SYSTEM)) {
    await on(BOTH, async (page) => {
      for (const view of VIEWS) {
        await change(page, { view });
        const counts = await eyes.painted(page);
        for (const color of system) assert.ok(counts[color] > 100, `${view}: ${counts[color]} pixels of ${color}`);
        for (const own of ["26,68,128", "184,92,20", "90,154,224", "248,192,122"]) assert.ok(!counts[own], `${view}: ${own}`);
      }
    }, { forcedColors: "active", colorScheme });
  }
});

test("27. 400 % zoom", () =>
  on(BOTH, async (page) => {
    for (const view of VIEWS) {
      await change(page, { view });
      assert.deepEqual(await page.evaluate(eyes.lost), [], view);
      assert.deepEqual(await eyes.narrow(page), [], view);
    }
    await more(page);
    assert.deepEqual(await page.evaluate(eyes.lost), []);
  }, ZOOMED));

test("28. text spacing and RTL", async () => {
  const head = `<style>${eyes.SPACING}</style>`;
  for (const [attributes, dir] of [[BOTH, "ltr"], [`${BOTH} lang="ar"`, "rtl"]]) {
    for (const options of [{}, ZOOMED]) {
      await on(attributes, async (page) => {
        assert.deepEqual(await page.evaluate(eyes.lost), [], dir);
        await more(page);
        assert.deepEqual(await page.evaluate(eyes.lost), [], dir);
        // The layout turns; A→B stays what it is, above.
        const [first, second] = [await shadow(page, ".picker").first().boundingBox(), await shadow(page, ".picker").last().boundingBox()];
        if (first.y === second.y) assert.equal(first.x < second.x, dir === "ltr");
        assert.equal(await shadow(page, ".sentence").evaluate((it) => getComputedStyle(it).direction), dir);
        const { forward, back } = await eyes.roles(page);
        const [[, above], [, below]] = await page.evaluate(eyes.middlesOf, [forward, back]);
        assert.ok(above < below);
        assert.equal((await state(page)).pair, "CN-US");
      }, { head, dir, ...options });
    }
  }
});

test("29. reduced motion", () =>
  on(
    BOTH,
    async (page) => {
      const papers = async (pair) => {
        await page.evaluate(() => void (window.papers = 0));
        await change(page, { pair });
        await page.waitForTimeout(300);
        return page.evaluate(() => window.papers);
      };
      assert.equal(await papers("US-CN"), 1, "a change is painted once");
      await page.emulateMedia({ reducedMotion: "no-preference" });
      assert.ok((await papers("CN-US")) > 3, "else it moves");
    },
    {
      init: () => {
        // Each drawing begins with its paper.
        const { fillRect } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.fillRect = function (x, y, ...size) {
          if (x === 0 && y === 0 && this.canvas === document.querySelector("both-ways").shadowRoot.querySelector("canvas")) window.papers += 1;
          return fillRect.call(this, x, y, ...size);
        };
      },
    },
  ));

test("30. print to PDF looked at", async () => {
  for (const attributes of ["", BOTH]) {
    for (const isOpen of [false, true]) {
      await on(attributes, async (page) => {
        if (isOpen) await more(page);
        const pdf = await page.pdf({ format: "A4", margin: { top: "1cm", right: "1cm", bottom: "1cm", left: "1cm" } });
        const folder = process.env.THIRTY;
        if (folder) await writeFile(`${folder}/${attributes ? "both" : "default"}-${isOpen ? "open" : "folded"}.pdf`, pdf);
        assert.equal(eyes.pagesOf(pdf), 1);
        await page.setViewportSize({ width: 718, height: 1000 });
        await page.emulateMedia({ media: "print" });
        for (const seen of [".title", ".sentence", "canvas", "caption", "td", "[part=source]"]) {
          assert.ok(await shadow(page, seen).first().isVisible(), seen);
        }
        for (const unseen of await shadow(page, ".skip, .controls, .tabs, .more, .filter, .tip, #keys").all()) {
          assert.ok(await unseen.isHidden(), await unseen.evaluate((it) => it.className || it.id));
        }
        const rows = await shadow(page, "tbody tr").evaluateAll((all) => all.map((row) => row.getBoundingClientRect()));
        const { bottom } = await shadow(page, ".widget").evaluate((it) => it.getBoundingClientRect());
        assert.ok(rows.length > 10 && rows.every((row) => row.height > 8 && row.bottom < bottom), "no row is cut off");
        const { clip, height } = await shadow(page, ".figures").evaluate((it) => ({ clip: getComputedStyle(it).contain, height: it.clientHeight }));
        assert.ok(height >= rows.at(-1).bottom - rows[0].top, `${height} px of the table, contain: ${clip}`);
        const foot = await shadow(page, ".widget").evaluate((it) => getComputedStyle(it, "::after").content);
        const today = await page.evaluate(() => new Date().toLocaleDateString("en", { dateStyle: "long" }));
        assert.ok(foot.includes(page.url()) && foot.includes(today), foot);
        assert.deepEqual(await page.evaluate(eyes.lost), []);
      });
    }
  }
});
