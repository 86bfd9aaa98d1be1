// The controls, as a reader meets them: by mouse, by keyboard, by thumb.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, change, launch, open, ready, said, serve, set, state, whole } from "./browser.mjs";

const page = (attributes, dir) =>
  `<!doctype html><html lang="en" dir="${dir}"><head><title>t</title><link rel="icon" href="data:,">` +
  `<meta name="viewport" content="width=device-width">` +
  `<meta http-equiv="content-security-policy" content="default-src 'self'; ` +
  `script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:">` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><a href="#a">before</a><both-ways loading="eager" ${attributes}><p>fallback</p></both-ways>` +
  `<a href="#b">after</a></body></html>`;

const QUARTERS = 'figures="honeypots" pair="US-JP"';
const FULL = `${QUARTERS} controls="full"`;
/** The default set, ten years. */
const YEARS = 'controls="full"';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page with these attributes and runs `act` once chart and controls stand. */
async function on(attributes, act, { pages, dir = "ltr", waits = true, ...options } = {}) {
  const site = await serve({ "/": page(attributes, dir), ...pages });
  const opened = await open(browser, `${site.origin}/`, options);
  try {
    await ready(opened.page);
    await opened.page.evaluate(() => {
      window.changes = [];
      document.addEventListener("bothways-change", ({ detail }) =>
        window.changes.push(`${detail.by} ${detail.state.pair} ${detail.state.view}`),
      );
    });
    if (waits) await whole(opened.page);
    await act(opened.page);
    if (!pages) assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}

const inside = (page, selector) => page.locator(`both-ways ${selector}`);
const picker = (page, name) => inside(page, `input[aria-label="${name} country or territory"]`);
const options = (page) => inside(page, '.list:not([hidden]) [role="option"]').allInnerTexts();
const tab = (page, name) => page.getByRole("tab", { name, exact: true });
/** A select, a checkbox or a handle. */
const field = (page, name) =>
  ["combobox", "checkbox", "slider"]
    .map((role) => page.getByRole(role, { name, exact: true }))
    .reduce((all, one) => all.or(one));
const changes = (page) => page.evaluate(() => window.changes);
/** Waits until the reader's or page's choice has come into effect. */
const until = (page, name, value) =>
  page.waitForFunction(
    ([name, value]) => String(document.querySelector("both-ways").state[name]) === value,
    [name, String(value)],
  );
/** What has the focus, inside the element too. */
const focused = (page) =>
  page.evaluate(() => {
    let { activeElement: at } = document;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at.getAttribute("aria-label") ?? at.textContent;
  });

describe("the first sign of a reader", () => {
  const modules = (page) =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name.split("/").pop())
        .filter((name) => /^(timeline(-whole)?|more)\./.test(name))
        .sort(),
    );

  test("the default set over time fetches nothing further before it", () =>
    on(
      "",
      async (page) => {
        await page.waitForTimeout(300);
        assert.deepEqual(await modules(page), []);
      },
      { waits: false },
    ));

  for (const [sign, act] of [
    ["the pointer", (page) => inside(page, ".sentence").hover()],
    ["the focus", (page) => inside(page, ".more-button").focus()],
  ]) {
    test(`${sign} brings the further module, and all else stays`, () =>
      on(
        "",
        async (page) => {
          const marked = await page.evaluateHandle(() => {
            const { shadowRoot } = document.querySelector("both-ways");
            return [".stage", ".more-button", "canvas"].map((one) => shadowRoot.querySelector(one));
          });
          await act(page);
          await whole(page);
          assert.deepEqual(await modules(page), ["more.js", "timeline-whole.js", "timeline-whole.wasm"]);
          assert.ok(await marked.evaluate((all) => all.every(({ isConnected }) => isConnected)));
          if (sign === "the focus") assert.equal(await focused(page), "More");
          assert.deepEqual(await changes(page), []);
        },
        { waits: false },
      ));
  }

  test("what is pointed at stays, and the key walk goes on from it", () =>
    on(
      "",
      async (page) => {
        await inside(page, ".stage").focus();
        await page.keyboard.press("ArrowRight");
        const first = await said(page);
        await whole(page);
        assert.ok(await inside(page, ".tip").isVisible());
        await page.keyboard.press("ArrowRight");
        const at = (words) => Number(words.match(/; (\d+) of \d+$/)[1]);
        assert.equal(at(await said(page)), at(first) + 1);
      },
      { waits: false },
    ));

  test("a select that has the focus stays, with its very options, until it is left", () =>
    on(
      "",
      async (page) => {
        const select = inside(page, ".controls select").first();
        const option = await select.locator("option").first().elementHandle();
        await select.focus();
        await whole(page);
        assert.ok(await select.isVisible());
        assert.ok(await option.evaluate(({ isConnected }) => isConnected));
        assert.ok(!(await picker(page, "First").isVisible()));
        assert.ok(await picker(page, "Second").isVisible());
        await page.keyboard.press("Tab");
        assert.ok(await picker(page, "First").isVisible());
        assert.ok(!(await select.isVisible()));
      },
      { waits: false },
    ));

  test("without more.js the selects remain and work", () =>
    on(
      QUARTERS,
      async (page) => {
        await page.waitForTimeout(300);
        assert.equal(await picker(page, "First").count(), 0);
        await inside(page, ".controls select").first().selectOption("CN");
        assert.equal((await state(page)).pair, "CN-JP");
      },
      { waits: false, pages: { "/more.js": (_, response) => response.writeHead(404).end() } },
    ));
});

describe("a country or territory", () => {
  const FOUND = [
    ["Deutsch", "Germany", "the page's language", { lang: "de" }],
    ["Germ", "Germany", "English", { lang: "de" }],
    ["aleman", "Germany", "the reader's language, without its accents", { locale: "es-ES" }],
    ["de", "Germany", "its code"],
    ["uk", "United Kingdom", "its initials"],
    ["koREA", "South Korea", "any word of it, in any case"],
  ];
  for (const [typed, found, what, { lang, locale } = {}] of FOUND) {
    test(`is found by ${what}: “${typed}”`, () =>
      on(
        QUARTERS,
        async (page) => {
          if (lang) await change(page, { lang });
          const first = inside(page, ".picker input").first();
          await first.click();
          await page.keyboard.type(typed);
          const code = { Germany: "DE", "United Kingdom": "GB", "South Korea": "KR" }[found];
          const at = await first.getAttribute("aria-activedescendant");
          assert.equal(await inside(page, `#${at}`).getAttribute("data-value"), code);
          if (!lang) assert.ok((await options(page))[0].startsWith(found));
          await page.keyboard.press("Enter");
          assert.equal((await state(page)).pair, `${code}-JP`);
          assert.deepEqual(await changes(page).then((all) => all.at(-1)), `reader ${code}-JP timeline`);
        },
        locale ? { locale } : {},
      ));
  }

  test("what nothing is named is said so, and Enter chooses nothing", () =>
    on(QUARTERS, async (page) => {
      await picker(page, "First").click();
      await page.keyboard.type("qqq");
      assert.deepEqual(await options(page), []);
      assert.equal(await inside(page, ".list:not([hidden])").innerText(), "No such country or territory here.");
      assert.equal(await said(page), "No such country or territory here.");
      await page.keyboard.press("Enter");
      assert.equal(await picker(page, "First").inputValue(), "United States");
      assert.deepEqual(await changes(page), []);
    }));

  test("is one of the set's, by name, with how many others there are figures of it", () =>
    on(QUARTERS, async (page) => {
      await picker(page, "First").click();
      const words = await options(page);
      const names = words.map((line) => line.split("\n")[0]);
      assert.deepEqual(names, names.toSorted(new Intl.Collator("en").compare));
      // Six countries had sensors: Japan's met packets of most others, Germany's were met by six.
      assert.ok(names.includes("Germany") && names.length > 100 && names.length < 240, `${names.length}`);
      const count = (name) => Number(words[names.indexOf(name)].match(/(\d+) partners?$/)[1]);
      assert.equal(count("Germany"), 6);
      assert.ok(count("Japan") > 50, words[names.indexOf("Japan")]);
      const ids = inside(page, '.list:not([hidden]) [role="option"]');
      assert.equal(await ids.filter({ hasText: "United States" }).first().getAttribute("aria-selected"), "true");
    }));

  test("stands where the language of the words has it", () =>
    on(QUARTERS, async (page) => {
      const names = async (lang) => {
        await change(page, { lang });
        await inside(page, ".picker input").first().click();
        const all = (await inside(page, '.list:not([hidden]) > [role="option"]').allInnerTexts());
        await page.keyboard.press("Escape");
        return all.map((line) => line.split("\n")[0]);
      };
      for (const lang of ["de", "en"]) {
        const all = await names(lang);
        assert.deepEqual(all, all.toSorted(new Intl.Collator(lang).compare));
        // By their letters alone an Ä would stand behind Z.
        if (lang === "de") assert.ok(all.indexOf("Ägypten") < all.indexOf("Albanien"));
      }
    }));

  test("arrows walk the list round, Escape lets go, Alt with the arrow up too", () =>
    on(QUARTERS, async (page) => {
      const first = picker(page, "First");
      await first.focus();
      await page.keyboard.press("ArrowDown");
      assert.equal(await first.getAttribute("aria-expanded"), "true");
      const at = async () => inside(page, `#${await first.getAttribute("aria-activedescendant")}`).innerText();
      const [, ...rest] = await options(page);
      assert.match(await at(), /^United States\n/);
      await page.keyboard.type("sa");
      await page.keyboard.press("ArrowUp");
      const found = await options(page);
      assert.ok(found.length > 1 && found.length < rest.length);
      assert.equal(await at(), found.at(-1));
      await page.keyboard.press("ArrowDown");
      assert.equal(await at(), found[0]);
      await page.keyboard.press("Escape");
      assert.equal(await first.getAttribute("aria-expanded"), "false");
      assert.equal(await first.inputValue(), "United States");
      await page.keyboard.press("Alt+ArrowDown");
      assert.equal(await first.getAttribute("aria-expanded"), "true");
      await page.keyboard.press("Alt+ArrowUp");
      assert.equal(await first.getAttribute("aria-expanded"), "false");
      assert.deepEqual(await changes(page), []);
    }));

  test("to leave the field is no choice", () =>
    on(QUARTERS, async (page) => {
      await picker(page, "Second").click();
      await page.keyboard.type("germ");
      await page.keyboard.press("Tab");
      assert.equal(await picker(page, "Second").inputValue(), "Japan");
      assert.ok(!(await inside(page, ".list:not([hidden])").count()));
      assert.deepEqual(await changes(page), []);
    }));

  test("of the other side turns the pair round", () =>
    on(QUARTERS, async (page) => {
      await picker(page, "First").click();
      await inside(page, '.list:not([hidden]) [role="option"]').filter({ hasText: "Japan" }).click();
      assert.equal((await state(page)).pair, "JP-US");
      assert.equal(await picker(page, "Second").inputValue(), "United States");
      assert.equal(await focused(page), "First country or territory");
    }));

  test("pairs chosen before stand first, and are chosen at once", () =>
    on(QUARTERS, async (page) => {
      await change(page, { pair: "CN-US" });
      await change(page, { pair: "DE-JP" });
      await picker(page, "Second").click();
      const recent = page.getByRole("group", { name: "Recent pairs" }).getByRole("option");
      assert.deepEqual(await recent.allInnerTexts(), ["China – United States", "United States – Japan"]);
      await recent.first().click();
      assert.equal((await state(page)).pair, "CN-US");
      assert.equal(await picker(page, "First").inputValue(), "China");
    }));

  test("Shift with Enter swaps in both fields and on the chart, and nowhere else", () =>
    on(QUARTERS, async (page) => {
      let pair = "US-JP";
      for (const place of [picker(page, "First"), picker(page, "Second"), inside(page, ".stage")]) {
        await place.focus();
        await page.keyboard.press("Shift+Enter");
        pair = pair.split("-").toReversed().join("-");
        assert.equal((await state(page)).pair, pair);
        assert.equal(await place.evaluate((one) => one.matches(":focus")), true);
      }
      await page.locator("a").first().focus();
      await page.keyboard.press("Shift+Enter");
      assert.equal((await state(page)).pair, pair);
      assert.match(await inside(page, "#keys").textContent(), /Shift with Enter swaps the two\./);
    }));

  test("a change from the page reaches a field, but not what is being typed", () =>
    on(QUARTERS, async (page) => {
      await picker(page, "First").click();
      await page.keyboard.type("ger");
      await change(page, { pair: "CN-US" });
      assert.equal(await picker(page, "First").inputValue(), "ger");
      assert.equal(await picker(page, "Second").inputValue(), "United States");
      await page.keyboard.press("Escape");
      assert.equal(await picker(page, "First").inputValue(), "China");
    }));
});

describe("views", () => {
  test("are tabs, of which Tab reaches one; arrows go on, Enter shows", () =>
    on(FULL, async (page) => {
      await tab(page, "Over time").focus();
      assert.equal(await page.getByRole("tab").count(), 8);
      assert.equal(await inside(page, '[role="tab"][tabindex="0"]').count(), 1);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(page), "One country");
      assert.deepEqual(await changes(page), []);
      await page.keyboard.press("Enter");
      await until(page, "view", "partners");
      assert.equal(await focused(page), "One country");
      assert.equal(await tab(page, "One country").getAttribute("aria-selected"), "true");
      await page.keyboard.press("End");
      assert.equal(await focused(page), "Table");
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(page), "Over time");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Space");
      await until(page, "view", "table");
      assert.equal((await state(page)).of, "partners");
      assert.deepEqual(await changes(page), ["reader US-JP partners", "reader US-JP table"]);
    }));

  test("left unchosen, the list is entered again at the view that is shown", () =>
    on(FULL, async (page) => {
      await tab(page, "Over time").focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), "Over time");
    }));

  test("go the other way where the page is written from the right", () =>
    on(
      FULL,
      async (page) => {
        await page.evaluate(() => {
          document.querySelector("both-ways").shadowRoot.querySelector(".widget").dir = "rtl";
        });
        await tab(page, "Over time").focus();
        await page.keyboard.press("ArrowLeft");
        assert.equal(await focused(page), "Every source");
      },
      { dir: "rtl" },
    ));

  test("come with More, and go with it", () =>
    on(QUARTERS, async (page) => {
      assert.ok(!(await tab(page, "Over time").isVisible()));
      await inside(page, ".more-button").click();
      assert.ok(await tab(page, "Over time").isVisible());
      await inside(page, ".more-button").click();
      assert.ok(!(await tab(page, "Over time").isVisible()));
      assert.equal(await set(page, { controls: "none" }), "");
      assert.ok(!(await tab(page, "Over time").isVisible()));
    }));
});

describe("figures, unit and kinds", () => {
  test("another set by its title", () =>
    on(FULL, async (page) => {
      await field(page, "Figures").selectOption({ label: "Incidents in the VERIS Community Database, 1971 to 2020" });
      await until(page, "figures", "vcdb");
      assert.deepEqual(await changes(page), ["reader US-JP timeline"]);
      assert.equal(await field(page, "Figures").inputValue(), "vcdb");
    }));

  test("as counted or divided, where the set has a base for the measure", () =>
    on(FULL, async (page) => {
      const words = await field(page, "Unit").locator("option").allInnerTexts();
      assert.deepEqual(words, ["packets", "packets per sensor", "packets per million addresses"]);
      assert.equal(await field(page, "Unit").inputValue(), "sensor");
      await field(page, "Unit").selectOption("none");
      await until(page, "per", "none");
      assert.equal((await answer(page)).unit, "packets");
      await field(page, "Measure").selectOption("unique-sources");
      assert.ok(!(await field(page, "Unit").isVisible()));
    }));

  test("several kinds where they add up; the whole stands for itself; none is the default", () =>
    on(FULL, async (page) => {
      const kind = (name) => page.getByRole("checkbox", { name });
      assert.ok(await kind("All services").isChecked());
      await kind("Remote login").check();
      await until(page, "category", "login");
      assert.ok(!(await kind("All services").isChecked()));
      await kind("Databases").check();
      await until(page, "category", "login,databases");
      assert.equal(await kind("Databases").evaluate((box) => box.matches(":focus")), true);
      const { rows } = await answer(page);
      assert.ok(rows.length > 0);
      await kind("All services").check();
      await until(page, "category", "all");
      assert.ok(!(await kind("Remote login").isChecked()));
      await kind("Remote login").check();
      await until(page, "category", "login");
      await kind("Remote login").uncheck();
      await until(page, "category", "all");
      assert.ok(await kind("All services").isChecked());
    }));

  test("one kind by a select where they do not; what was mixed goes with the measure", () =>
    on(`${FULL} category="login,databases"`, async (page) => {
      await field(page, "Measure").selectOption("unique-sources");
      const { measure, category } = await state(page);
      assert.deepEqual([measure, category], ["unique-sources", "all"]);
      assert.equal(await page.getByRole("checkbox", { name: "Databases" }).count(), 0);
      await field(page, "Kind").selectOption("login");
      assert.equal((await state(page)).category, "login");
    }));

  test("what a set does not need is absent", () =>
    on('controls="full"', async (page) => {
      for (const name of ["Unit", "Kind", "Order", "Running sum"]) {
        assert.ok(!(await field(page, name).isVisible()), name);
      }
      assert.ok(await field(page, "Measure").isVisible());
      await change(page, { figures: "misp" });
      for (const name of ["Unit", "Measure", "Period", "From", "To"]) {
        assert.ok(!(await field(page, name).isVisible()), name);
      }
      await change(page, { view: "sources" });
      for (const name of ["Figures", "Measure", "Kind"]) {
        assert.ok(!(await field(page, name).isVisible()), name);
      }
    }));
});

describe("period", () => {
  const drawn = async (page) =>
    (await answer(page)).rows.filter(({ drawn }) => drawn).map(({ period }) => period);
  const handle = (page, name) => page.getByRole("slider", { name });

  test("two handles by the keyboard, each saying its period", () =>
    on(YEARS, async (page) => {
      const all = await drawn(page);
      const [from, to] = [handle(page, "From"), handle(page, "To")];
      assert.equal(await from.getAttribute("aria-valuetext"), "2011");
      await from.focus();
      await page.keyboard.press("ArrowRight");
      await until(page, "from", all[1]);
      assert.deepEqual(await drawn(page), all.slice(1));
      assert.equal(await from.getAttribute("aria-valuetext"), "2012");
      assert.equal(await from.evaluate((one) => one.matches(":focus")), true);
      await to.focus();
      await page.keyboard.press("Home");
      await until(page, "to", all[1]);
      assert.deepEqual(await drawn(page), all.slice(1, 2), "a handle stops at the other");
      await page.keyboard.press("End");
      await from.focus();
      await page.keyboard.press("Home");
      await until(page, "from", undefined);
      assert.deepEqual(await drawn(page), all);
      assert.ok((await changes(page)).every((line) => line.startsWith("reader")));
    }));

  for (const [how, phone] of [["a click", {}], ["a tap", PHONE]]) {
    test(`the nearer handle comes to ${how}; nothing needs drag`, () =>
      on(
        YEARS,
        async (page) => {
          const all = await drawn(page);
          // The chart above may grow or shrink with the span.
          const press = async (index) => {
            const track = inside(page, ".track");
            await track.scrollIntoViewIfNeeded();
            const { x, y, width, height } = await track.boundingBox();
            const handle = how === "a tap" ? 44 : 24;
            const at = x + handle / 2 + ((width - handle) * index) / (all.length - 1);
            if (how === "a tap") await page.touchscreen.tap(at, y + height / 2);
            else await page.mouse.click(at, y + height / 2);
          };
          await press(2);
          await until(page, "from", all[2]);
          await press(all.length - 2);
          await until(page, "to", all.at(-2));
          assert.equal((await state(page)).from, all[2]);
          assert.deepEqual(await changes(page), Array(2).fill("reader US-CN timeline"));
        },
        phone,
      ));
  }

  test("a handle that is dragged says where it is, and shows it once let go", () =>
    on(YEARS, async (page) => {
      const all = await drawn(page);
      const { x, y, width, height } = await inside(page, ".track").boundingBox();
      await page.mouse.move(x + 12, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + 12 + ((width - 24) * 3) / (all.length - 1), y + height / 2, { steps: 5 });
      assert.match(await inside(page, ".range .small").innerText(), /^2014 to /);
      assert.deepEqual(await changes(page), []);
      await page.mouse.up();
      await until(page, "from", all[3]);
    }));

  test("by name: all, halves, the last; other spans in their own words", () =>
    on(YEARS, async (page) => {
      const all = await drawn(page);
      const spans = field(page, "Period");
      assert.deepEqual(await spans.locator("option").allInnerTexts(), [
        "All periods",
        "First half",
        "Second half",
        "2020",
      ]);
      await spans.selectOption({ label: "First half" });
      await until(page, "to", all[4]);
      assert.equal(await spans.inputValue(), "first");
      assert.equal(await handle(page, "To").getAttribute("aria-valuetext"), "2015");
      assert.ok((await drawn(page)).every((period) => period <= "2015"));
      await spans.selectOption({ label: "Second half" });
      await until(page, "from", all[5]);
      assert.ok((await drawn(page)).every((period) => period >= "2016"));
      await spans.selectOption({ label: "2020" });
      await until(page, "from", "2020");
      assert.deepEqual(await drawn(page), ["2020"]);
      await spans.selectOption({ label: "All periods" });
      await until(page, "to", undefined);
      await change(page, { from: all[1], to: all[2] });
      assert.equal(await spans.locator("option:checked").innerText(), "2012 to 2013");
    }));
});

describe("period of other views", () => {
  test("is chosen where the measure adds up over periods, and the answer is of it", () =>
    on(FULL, async (page) => {
      await tab(page, "One country").click();
      await until(page, "view", "partners");
      const { period } = await answer(page);
      await page.getByRole("slider", { name: "To" }).focus();
      await page.keyboard.press("ArrowLeft");
      await until(page, "to", "2013-Q2");
      assert.notEqual((await answer(page)).period, period);
      assert.equal(await inside(page, ".range .small").innerText(), "Q1 2013 to Q2 2013");
      assert.match(await inside(page, "button.span").innerText(), /^Q1 2013 to Q2 2013 ×$/);
      assert.ok(!(await field(page, "Running sum").isVisible()));
      await field(page, "Measure").selectOption("unique-sources");
      assert.equal(await page.getByRole("slider").count(), 0, "one period stands for all");
    }));
});

describe("undo and reset", () => {
  test("take the reader's choices away in order, also one made in the chart", () =>
    on(FULL, async (page) => {
      const [undo, reset] = ["Undo", "Reset"].map((name) => page.getByRole("button", { name, exact: true }));
      assert.equal(await undo.getAttribute("aria-disabled"), "true");
      await tab(page, "One country").click();
      await until(page, "view", "partners");
      await inside(page, ".stage").focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      const { pair } = await state(page);
      assert.notEqual(pair, "US-JP");
      await picker(page, "Second").click();
      await page.keyboard.type("germ");
      await page.keyboard.press("Enter");
      assert.notEqual((await state(page)).pair, pair);
      await undo.click();
      await until(page, "pair", pair);
      await undo.click();
      await until(page, "pair", "US-JP");
      assert.equal((await state(page)).view, "partners");
      await undo.click();
      await until(page, "view", "timeline");
      assert.equal(await undo.getAttribute("aria-disabled"), "true");
      const made = (await changes(page)).length;
      await page.keyboard.press("Enter");
      assert.equal((await changes(page)).length, made);
      assert.ok((await changes(page)).every((line) => line.startsWith("reader")));
      assert.equal(await reset.getAttribute("aria-disabled"), "true");
    }));

  test("reset goes to what the page has said, in one step that can be undone", () =>
    on(FULL, async (page) => {
      await change(page, { theme: "dark" });
      await field(page, "Unit").selectOption("none");
      await until(page, "per", "none");
      await inside(page, ".controls button").first().click();
      await until(page, "pair", "JP-US");
      await field(page, "Figures").selectOption("dcid");
      await until(page, "figures", "dcid");
      await page.getByRole("button", { name: "Reset", exact: true }).click();
      await until(page, "figures", "honeypots");
      const { pair, per, theme } = await state(page);
      assert.deepEqual([pair, per, theme], ["US-JP", "sensor", "dark"]);
      await page.getByRole("button", { name: "Undo", exact: true }).click();
      await until(page, "figures", "dcid");
    }));
});

describe("room", () => {
  test("at most eight stops of Tab by default", () =>
    on(QUARTERS, async (page) => {
      await page.locator("a").first().focus();
      const stops = [];
      for (;;) {
        await page.keyboard.press("Tab");
        const at = await focused(page);
        if (at === "after") break;
        stops.push(at);
        assert.ok(stops.length <= 8, String(stops));
      }
      assert.ok(stops.includes("First country or territory") && stops.includes("More"), String(stops));
    }));

  /** What can be pressed and is seen, with its size and what it says. */
  const targets = (page) =>
    page.evaluate(() => {
      const root = document.querySelector("both-ways").shadowRoot;
      const all = root.querySelectorAll('button, select, input, [role="option"], label:has(input)');
      return [...all].flatMap((one) => {
        // A box is as large as the label that it is pressed by; a handle has a width of its own.
        if (!one.checkVisibility() || (one.type === "checkbox" && one.closest("label"))) return [];
        const { width, height } = one.getBoundingClientRect();
        const handle = one.type === "range";
        const wide = handle ? parseFloat(getComputedStyle(one).getPropertyValue("--_handle")) : width;
        return [[one.textContent || one.getAttribute("aria-label"), wide, height]];
      });
    });

  for (const [least, what, options] of [
    [24, "a mouse", {}],
    [44, "a thumb", PHONE],
  ]) {
    test(`targets of ${least} px for ${what}`, () =>
      on(
        FULL,
        async (page) => {
          await picker(page, "First").click();
          const all = await targets(page);
          assert.ok(all.length > 20, `${all.length}`);
          const small = all.filter(([, width, height]) => width < 24 || height < least);
          assert.deepEqual(small, []);
        },
        options,
      ));
  }

  for (const width of [320, 360]) {
    test(`nothing scrolls sideways at ${width} px, with every control and either list open`, () =>
      on(
        FULL,
        async (page) => {
          const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
          for (const side of ["First", "Second"]) {
            await picker(page, side).click();
            assert.ok((await wide()) <= width, `${side}: ${await wide()}`);
            const { x, width: list } = await inside(page, ".list:not([hidden])").boundingBox();
            assert.ok(x >= 0 && x + list <= width, `${x} ${list}`);
            await page.keyboard.press("Escape");
          }
        },
        { ...PHONE, viewport: { width, height: 640 } },
      ));
  }

  test("what is typed moves nothing, and on a phone names share one row with the buttons", () =>
    on(
      QUARTERS,
      async (page) => {
        const boxes = () =>
          inside(page, ".controls > :not([hidden])").evaluateAll((all) =>
            all.map((one) => one.getBoundingClientRect()).map(({ x, y, width }) => [x, y, width].map(Math.round)),
          );
        const before = await boxes();
        assert.equal(new Set(before.map(([, y]) => y)).size, 1, String(before));
        const fits = (name) => picker(page, name).evaluate((one) => one.scrollWidth <= one.clientWidth);
        assert.deepEqual([await fits("First"), await fits("Second")], [true, true]);
        await picker(page, "First").click();
        await page.keyboard.type("a");
        assert.deepEqual(await boxes(), before);
      },
      PHONE,
    ));

  test("wheel and finger scroll the page through the chart", () =>
    on(
      FULL,
      async (page) => {
        const box = await inside(page, ".stage").boundingBox();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await page.mouse.move(x, y);
        await page.mouse.wheel(0, 120);
        await page.waitForFunction(() => scrollY > 0);
        await page.evaluate(() => scrollTo(0, 0));
        const client = await page.context().newCDPSession(page);
        const touch = (type, ...points) =>
          client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
        await touch("touchStart", { x, y });
        for (let step = 10; step <= 180; step += 10) await touch("touchMove", { x, y: y - step });
        await touch("touchEnd");
        await page.waitForFunction(() => scrollY > 100);
        assert.deepEqual(await changes(page), []);
      },
      { ...PHONE, viewport: { width: 360, height: 500 } },
    ));
});
