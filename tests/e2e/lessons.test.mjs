// Lessons: each walked to its last step by the keyboard alone, every figure recomputed by the command.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";
import { LESSONS, query, read, written } from "./facts.mjs";
import { bring } from "./typescript.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => {
  site.close();
  return browser.close();
});

/** Opens the classroom and runs `act`; the console stays silent. */
async function classroom(query, act, options = {}) {
  const opened = await open(browser, `${site.origin}/classroom.html${query}`, { locale: "en-US", init: listen, ...options });
  try {
    await act(opened.page, opened.lines);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
  }
}

/** A part of the player. */
const part = (page, selector) => page.locator(`both-ways .lesson ${selector}`);

/** The lesson's chart, not the one that is asked for figures. */
const widget = (page) => page.locator(".lesson > div > div > .widget");

/** Notes where the player tells to be, from the very first. */
const listen = () => {
  window.places = [];
  addEventListener("bothways-lesson", ({ detail }) => window.places.push([detail.step, detail.shown]));
};

/** Runs `act` and waits until the player tells where it is. */
async function moved(page, act) {
  const before = await page.evaluate(() => window.places.length);
  await act();
  await page.waitForFunction((before) => window.places.length > before, before, { timeout: 10_000 });
  return page.evaluate(() => window.places.at(-1));
}

/** The first step is shown. */
const begun = (page) =>
  page.waitForFunction(() => window.places.length, null, { timeout: 10_000 });

/** All that the page says to anybody: words, and the chart's where it is not covered. */
const wordsOf = (page) => part(page, "").first().innerText();

/** The tree that screen readers get, as one text. */
const tree = (page) => page.locator("body").ariaSnapshot();

const press = (page, key) => moved(page, () => page.keyboard.press(key));

/** The words of a step in a language, with figures computed by the command. */
function expected(lesson, step, lang) {
  const own = lang === "en" ? step : read(`${lang}/${lesson.id}.json`).steps[step.id];
  const options = (step.options ?? []).map((option) => (lang === "en" ? option : own.options[option.id]).text);
  const tricks = (step.tricks ?? []).map((trick) => (lang === "en" ? trick : own.tricks[trick.id]).text);
  const texts = [own.title, ...own.text, ...(own.questions ?? []), ...options, ...tricks];
  return texts.map((text) => text.replace(/\{([\w-]+)\}/g, (_, name) => written(lesson, name, lang)));
}

/** Spaces of any kind are one. */
const plain = (text) => text.replace(/\s+/g, " ");

test("the list has every lesson with minutes, age, worksheet and Start, in both languages", async () => {
  for (const lang of ["en", "ar"]) {
    await classroom(`?lang=${lang}`, async (page) => {
      await page.locator("main li").first().waitFor();
      assert.equal(await page.locator("main li").count(), LESSONS.length);
      for (const [at, lesson] of LESSONS.entries()) {
        const entry = page.locator("main li").nth(at);
        const words = plain(await entry.innerText());
        const told = lang === "en" ? lesson : read(`ar/${lesson.id}.json`);
        const amount = (value) => new Intl.NumberFormat(lang).format(value);
        for (const said of [told.title, told.summary, amount(lesson.minutes), amount(lesson.age)]) {
          assert.ok(words.includes(said), `${said} in ${words}`);
        }
        const links = entry.locator("a");
        const hrefs = await links.evaluateAll((all) => all.map((a) => a.getAttribute("href")));
        assert.deepEqual(hrefs, [
          `classroom.html?lang=${lang}&lesson=${lesson.id}`,
          `worksheet.html?lang=${lang}&lesson=${lesson.id}`,
        ]);
      }
      assert.equal(await page.evaluate(() => document.dir), lang === "ar" ? "rtl" : "ltr");
    });
  }
});

/** The label of what misleads, in the picture or above the widget's own chart. */
const label = (page) => part(page, ":is(p.stamp, .stamped):visible");

/** Goes to a switch by Tab, turns it on and off again; it misleads only under its label. */
async function playsTrick(page, step, at) {
  const isThere = (at) => document.querySelector("both-ways").shadowRoot.activeElement?.matches(`.tricks > div:nth-of-type(${at + 1}) input`);
  for (let tabs = 0; tabs < 60 && !(await page.evaluate(isThere, at)); tabs += 1) await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(isThere, at), `${step.id}: switch ${at + 1} is not reached`);
  const { start, scale, hide } = step.tricks[at];
  assert.equal(await label(page).count(), 0);
  await page.keyboard.press(" ");
  await label(page).waitFor();
  assert.equal(await widget(page).isVisible(), !(start ?? scale ?? hide));
  assert.equal(await part(page, ".tricks .feedback:visible").count(), 1);
  await page.keyboard.press(" ");
  await label(page).waitFor({ state: "detached" }).catch(() => {});
  assert.equal(await label(page).count(), 0);
  assert.equal(await widget(page).isVisible(), true);
}

for (const lesson of LESSONS) {
  for (const lang of ["en", "ar"]) {
    test(`${lesson.id} in ${lang}: from the list to the last step by the keyboard alone`, () =>
      classroom(`?lang=${lang}`, async (page) => {
        await page.locator("main li").first().waitFor();
        const start = page.locator("main li").nth(LESSONS.indexOf(lesson)).locator(".start");
        await start.focus();
        await page.keyboard.press("Enter");
        await begun(page);
        let place = [1, 0];
        for (const [at, step] of lesson.steps.entries()) {
          assert.equal(place[0], at + 1);
          const words = plain(await wordsOf(page));
          for (const said of expected(lesson, step, lang)) {
            assert.ok(words.includes(plain(said)), `${step.id}: “${said}” in “${words}”`);
          }
          assert.doesNotMatch(words, /[{}]|NaN|undefined/, step.id);
          const isWhole = step.kind === "predict";
          const layers = isWhole ? 0 : (step.hide?.length ?? 0);
          for (let shown = 1; shown <= layers; shown += 1) {
            assert.equal(await widget(page).isVisible(), false, step.id);
            assert.deepEqual(await press(page, "PageDown"), [at + 1, shown]);
          }
          const isShown = !!step.chart && !isWhole;
          assert.equal(await widget(page).isVisible(), isShown, step.id);
          for (const trick of (step.tricks ?? []).keys()) await playsTrick(page, step, trick);
          if (step.open) assert.equal(await part(page, ".open").getAttribute("href"), `${site.origin}/${step.open}.html?lang=${lang}`);
          // Space is the switch's; a remote's key goes on from there, too.
          if (at < lesson.steps.length - 1) place = await press(page, at % 2 && !step.tricks ? " " : "PageDown");
        }
        assert.equal(await part(page, ".next").isVisible(), false);
        assert.match(page.url(), new RegExp(`step=${lesson.steps.length}`));
        await page.keyboard.press("Escape");
        await page.locator("main li").first().waitFor();
      }));
  }

  test(`${lesson.id}: every expected answer, the explanations too, is what the command says`, () =>
    classroom(`?lesson=${lesson.id}`, async (page) => {
      await begun(page);
      for (const [at, step] of lesson.steps.entries()) {
        const explained = [...(step.options ?? []).map(({ feedback }) => feedback ?? ""), ...(step.tricks ?? []).map(({ why }) => why)];
        const texts = [...(step.notes ?? []), ...explained].filter((text) => text.includes("{"));
        if (!texts.length) continue;
        const name = `${lesson.id}#${at + 1}`;
        await moved(page, () => page.evaluate((name) => (document.querySelector("both-ways").lesson = name), name));
        const words = plain(await part(page, "").first().evaluate((root) => root.textContent));
        for (const text of texts) {
          const said = text.replace(/\{([\w-]+)\}/g, (_, fact) => written(lesson, fact, "en"));
          assert.ok(words.includes(plain(said)), said);
        }
      }
    }));
}

describe("what is covered is nowhere", () => {
  const layers = ["labels", "values", "unit", "title"];
  /** What each layer would give away in the first lesson's chart without words. */
  const SECRETS = { labels: /2012|from the United States/, values: /8,850,000|8\.85/, unit: /^\s*computers$/m, title: /Computers controlled/ };

  test("neither seen, spoken nor in a tooltip before it is uncovered, one by one", () =>
    classroom("?lesson=two-sides&step=2", async (page) => {
      await begun(page);
      for (let shown = 0; shown < layers.length; shown += 1) {
        const said = `${await wordsOf(page)}\n${await tree(page)}`;
        for (const [at, layer] of layers.entries()) {
          const found = SECRETS[layer].test(said);
          assert.equal(found, at < shown, `${layer} after ${shown}: ${said}`);
        }
        const box = await part(page, ".picture").boundingBox();
        await page.mouse.move(box.x + 40, box.y + 100);
        assert.equal(await page.locator("both-ways .tip").isVisible(), false);
        await press(page, "PageDown");
      }
      assert.match(await tree(page), /Computers controlled from abroad/);
      assert.equal(await widget(page).isVisible(), true);
    }));

  test("a link opens a step with as much uncovered as it says, and going back covers it again", () =>
    classroom("?lesson=two-sides&step=2.1", async (page) => {
      await begun(page);
      assert.match(await wordsOf(page), /from the United States to China/);
      assert.equal(await part(page, ".next").innerText(), "Uncover: values");
      assert.deepEqual(await press(page, "PageUp"), [2, 0]);
      assert.doesNotMatch(await wordsOf(page), /from the United States to China/);
      assert.match(page.url(), /step=2$/);
      assert.deepEqual(await press(page, "ArrowLeft"), [1, 0]);
      await moved(page, () => page.goBack());
      assert.match(page.url(), /step=2/);
    }));

  test("steps that there are not open at the nearest", () =>
    classroom("?lesson=two-sides&step=99.9", async (page) => {
      await begun(page);
      assert.match(await part(page, ".where").first().innerText(), /Step 11 of 11/);
    }));
});

describe("you draw it", () => {
  test("the scale has room for every guess, also where nothing is shown to take it from", async () => {
    const { endOf } = await bring("www/src/lesson/guess.ts");
    const known = (value) => ({ kind: "known", value });
    const plan = (forward, back) => ({ rows: [{ forward, back }] });
    const none = { kind: "notMeasured" };
    assert.equal(endOf(plan(known(9), known(50)), "forward"), 60);
    assert.equal(endOf(plan(known(340), none), "forward"), 1000);
    assert.equal(endOf(plan(known(620), none), "forward"), 10_000);
    assert.equal(endOf(plan(none, none), "forward"), 10);
  });

  const field = (page, at) => part(page, `[data-guess="${at}"]`);

  test("arrow keys, typing and dragging make one guess; nobody counted it, so it is not wrong", () =>
    classroom("?lesson=two-sides&step=4", async (page) => {
      await begun(page);
      await field(page, 0).focus();
      for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press("ArrowUp");
      assert.equal(await field(page, 0).inputValue(), "900000");
      const grip = await part(page, '[data-at="1"]').boundingBox();
      const middle = [grip.x + grip.width / 2, grip.y + grip.height / 2];
      assert.ok(grip.width >= 44 && grip.height >= 44);
      await page.mouse.move(...middle);
      await page.mouse.down();
      await page.mouse.move(middle[0], middle[1] + 40, { steps: 4 });
      await page.mouse.up();
      const drawn = Number(await field(page, 1).inputValue());
      assert.ok(drawn > 5e6 && drawn < 9e6, `${drawn}`);
      // In the field the arrows are the field's; the page keys are the lesson's there, too.
      await field(page, 1).focus();
      await page.keyboard.press("ArrowRight");
      assert.match(await part(page, ".where").first().innerText(), /Step 4 /);
      await press(page, "PageDown");
      const said = await part(page, ".gaps").innerText();
      assert.match(said, /2011: you guessed 900,000\./);
      assert.match(said, /Nobody counted this direction/);
      assert.match(said, /What would one need/);
      assert.doesNotMatch(said, /wrong|score|correct/i);
    }));

  test("in large letters the picture is as large, and a drag ends under the pointer", () =>
    classroom("?lesson=two-sides&step=4", async (page) => {
      await begun(page);
      await page.evaluate(() => (document.documentElement.style.fontSize = "32px"));
      await page.waitForFunction(() => document.querySelector("both-ways").shadowRoot.querySelector(".picture svg").clientHeight > 500);
      await part(page, ".picture").scrollIntoViewIfNeeded();
      const [x, y] = await part(page, '[data-at="0"]').boundingBox().then((box) => [box.x + box.width / 2, box.y + box.height / 2]);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, y + 90, { steps: 3 });
      await page.mouse.up();
      const after = await part(page, '[data-at="0"]').boundingBox();
      assert.ok(Math.abs(after.y + after.height / 2 - (y + 90)) < 4, `${after.y + after.height / 2} is not ${y + 90}`);
    }));

  test("no guess is fine, too", () =>
    classroom("?lesson=two-sides&step=5", async (page) => {
      await begun(page);
      assert.match(await part(page, ".gaps").innerText(), /You left no guess/);
    }));

  test("where there are figures the gap is said in words", () =>
    classroom("?lesson=absent-is-not-zero&step=3", async (page) => {
      const lesson = LESSONS.find(({ id }) => id === "absent-is-not-zero");
      const at = lesson.steps.findIndex(({ guess }) => guess);
      const { chart, guess } = lesson.steps[at];
      await begun(page);
      await moved(page, () => page.evaluate((n) => (document.querySelector("both-ways").lesson = `absent-is-not-zero#${n}`), at + 1));
      const values = query(chart).rows.map((row) => row[guess].value);
      await field(page, 0).fill(`${values[0]}`);
      await field(page, 1).fill(`${values[1] * 3}`);
      await field(page, 2).fill("0");
      await part(page, "h2").first().focus();
      await press(page, "PageDown");
      const lines = (await part(page, ".gaps").innerText()).split("\n").filter(Boolean);
      assert.match(lines[1], /They are close/);
      assert.match(lines[2], /Your guess is 3 times the figure/);
      assert.match(lines[3], /you guessed none/);
    }));
});

describe("a class at work", () => {
  test("the teacher finds goals and notes, folded away from the class", () =>
    classroom("?lesson=two-sides&lang=ar", async (page) => {
      await begun(page);
      const { goals, notes } = read("ar/two-sides.json");
      const details = part(page, "details");
      assert.equal(await details.locator("li").first().isVisible(), false);
      await details.locator("summary").focus();
      await page.keyboard.press("Enter");
      const said = await details.innerText();
      for (const text of [...goals, ...notes]) assert.ok(said.includes(text), text);
    }));

  const at = (lesson, kind) => lesson.steps.findIndex((step) => step.kind === kind) + 1;
  const [first] = LESSONS;

  test("each answer explains itself, to screen readers too, and all may be tried", () =>
    classroom(`?lesson=two-sides&step=${at(first, "choice")}`, async (page) => {
      await begun(page);
      const { options } = first.steps[at(first, "choice") - 1];
      await part(page, "input[type=radio]").first().focus();
      for (const { feedback } of options) {
        await page.keyboard.press(feedback === options[0].feedback ? " " : "ArrowDown");
        assert.equal(await part(page, ".feedback:visible").innerText(), feedback);
        assert.equal(await part(page, "[aria-live=polite]").last().textContent(), feedback);
      }
      await part(page, ".choice button").click();
      assert.equal(await part(page, ".feedback:visible").count(), options.length);
    }));

  test("a poll is counted from numbers, kept while the page is open, and nothing is stored", () =>
    classroom(`?lesson=two-sides&step=${at(first, "poll")}`, async (page) => {
      await begun(page);
      await part(page, ".poll input").nth(0).fill("6");
      await part(page, ".poll input").nth(1).fill("18");
      assert.match(await part(page, ".poll output").nth(1).innerText(), /18 of 24 \(75%\)/);
      await part(page, "h2").first().focus();
      await press(page, "PageDown");
      await press(page, "PageUp");
      assert.equal(await part(page, ".poll input").nth(1).inputValue(), "18");
      const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
      assert.deepEqual(kept, [0, 0, ""]);
    }));

  test("one polite live region says each change", () =>
    classroom("?lesson=two-sides", async (page) => {
      await begun(page);
      const said = () => part(page, "> [aria-live]").textContent();
      assert.equal(await part(page, "> [aria-live]").count(), 1);
      await press(page, "PageDown");
      assert.match(await said(), /^Step 2 of 11 · Notice\. A chart without words\. Still covered: labels, values, unit, and title\.$/);
      assert.equal(await page.evaluate(() => document.querySelector("both-ways").shadowRoot.activeElement.localName), "h2");
      await press(page, "PageDown");
      assert.match(await said(), /^Uncovered: labels\. Still covered: values, unit, and title\.$/);
    }));

  test("axe finds nothing, targets are 44 px, and nothing scrolls sideways at 320 px", async () => {
    for (const query of ["", "?lesson=two-sides&step=2", "?lesson=two-sides&step=4", "?lesson=two-sides&step=6", "?lesson=two-sides&step=7&lang=ar"]) {
      for (const colorScheme of ["light", "dark"]) {
        await classroom(
          query,
          async (page) => {
            await (query.includes("lesson") ? begun(page) : page.locator("main li").first().waitFor());
            await page.evaluate(await readFileSync(AXE, "utf8"));
            const { violations } = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
            assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], query);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), query);
            const small = await page.locator("a:visible, .lesson button:visible, summary:visible").evaluateAll((all) =>
              all.filter((e) => !e.closest(".widget")).map((e) => [e.textContent, e.getBoundingClientRect().height]).filter(([, height]) => height < 44),
            );
            assert.deepEqual(small, [], query);
          },
          { viewport: { width: 320, height: 640 }, colorScheme, bypassCSP: true },
        );
      }
    }
  });
});

describe("lesson= on an element", () => {
  const embed = (attributes, policy = "'wasm-unsafe-eval'") =>
    `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,">` +
    `<meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'self' ${policy}; require-trusted-types-for 'script'; trusted-types 'none'">` +
    `<script type="module" src="/bothways.js"></script></head><body><p>before</p>` +
    `<both-ways loading="eager" ${attributes}><p>fallback</p></both-ways></body></html>`;

  async function at(attributes, act, policy) {
    const own = await serve({ "/": embed(attributes, policy) });
    const opened = await open(browser, own.origin, {
      init: () => {
        window.places = [];
        window.errors = [];
        addEventListener("bothways-lesson", ({ detail }) => window.places.push([detail.step, detail.shown]));
        addEventListener("bothways-error", ({ detail }) => window.errors.push(detail));
      },
    });
    try {
      await act(opened.page, opened.lines);
    } finally {
      await opened.close();
      own.close();
    }
  }

  test("by its id and by its address; the page's own keys stay the page's", async () => {
    for (const lesson of ["two-sides", "/lessons/two-sides.json#1"]) {
      await at(`lesson="${lesson}"`, async (page, lines) => {
        await begun(page);
        await page.keyboard.press("PageDown");
        assert.match(await part(page, ".where").first().innerText(), /Step 1 of 11/);
        await part(page, ".next").click();
        await page.waitForFunction(() => /Step 2/.test(document.querySelector("both-ways").shadowRoot.querySelector(".where").textContent));
        assert.equal(await page.evaluate(() => document.querySelector("both-ways").lesson), lesson);
        assert.deepEqual(lines, []);
      });
    }
  });

  test("without it nothing is fetched; taken away, the chart stands as ever", () =>
    at("", async (page, lines) => {
      await page.evaluate(() => document.querySelector("both-ways").ready);
      const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.ok(!files.some((name) => /lesson/.test(name)), `${files}`);
      await page.evaluate(() => (document.querySelector("both-ways").lesson = "two-sides#3"));
      await begun(page);
      await page.evaluate(() => (document.querySelector("both-ways").lesson = null));
      await page.waitForFunction(() => !document.querySelector("both-ways").shadowRoot.querySelector(".lesson"));
      assert.equal(await page.locator("both-ways .widget").isVisible(), true);
      assert.deepEqual(lines, []);
    }));

  test("where no chart can be shown its words remain, with the reason, and one can go on", () =>
    at(
      'lesson="two-sides#4"',
      async (page) => {
        await begun(page);
        const words = await wordsOf(page);
        assert.match(words, /Draw what you expect for these two years/);
        assert.match(words, /could not be fetched: the page's policy does not allow WebAssembly/);
        await moved(page, () => part(page, ".next").click());
        assert.match(await wordsOf(page), /A zero would say: somebody looked and found none/);
      },
      "",
    ));

  test("a lesson that is not there is refused with a reason, and the fallback stays", () =>
    at('lesson="no-such-lesson"', async (page) => {
      await page.waitForFunction(() => window.errors.length);
      const [{ code, message }] = await page.evaluate(() => window.errors);
      assert.equal(code, "state-invalid");
      assert.match(message, /lesson: .*no-such-lesson/);
      assert.equal(await page.locator("both-ways p").first().isVisible(), true);
    }));
});
