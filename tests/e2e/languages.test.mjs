// The languages: what the command writes is what the page writes, and every reader is spoken to in one's own.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { IntlMessageFormat } from "intl-messageformat";
import { answer, change, launch, open, ready, serve, set, shadow, state, whole } from "./browser.mjs";

const LANGUAGES = ["ar", "de", "en", "es", "fr", "id", "ja", "ko", "pt", "ru", "zh-Hans", "zh-Hant"];
const OTHERS = LANGUAGES.filter((lang) => lang !== "en");
const HONEYPOTS = 'figures="honeypots" pair="CN-US"';

const page = (attributes, lang = "en", body = "") =>
  `<!doctype html><html lang="${lang}"><head><title>t</title><link rel="icon" href="data:,">` +
  `<script type="module" src="/bothways.js"></script></head>` +
  `<body><both-ways loading="eager" ${attributes}><p>fallback</p></both-ways>${body}</body></html>`;

/** The command's own words, by language; see cli/examples/formats.rs. */
const command = JSON.parse(
  execFileSync("cargo", ["run", "--quiet", "-p", "bothways-cli", "--example", "formats"], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  }),
);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page with a chart and runs `act` once it stands; no line may come on the console. */
async function on(attributes, act, { pages, lang, body, ...options } = {}) {
  const site = await serve({ "/": page(attributes, lang, body), ...pages });
  const opened = await open(browser, `${site.origin}/`, options);
  try {
    await ready(opened.page);
    await act(opened.page, opened);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
    site.close();
  }
}

/** The command and the page differ here, and both are right. */
const ALLOWED = [
  {
    // ICU4X 2.4 has no formats of intervals: the command joins their ends by a dash, and says the
    // year once at the end; `Intl` has spaces or a preposition, and says a common month once.
    reason: "no formats of intervals",
    covers: ({ kind, key }) => kind === "periods" && key.includes("/"),
  },
  {
    // ICU4X 2.4 writes digits where months are to be short; the command takes long names instead.
    reason: "no short months",
    covers: ({ kind, lang, style }) =>
      kind === "periods" && style === "short" && ["ar", "de", "fr", "pt", "ru"].includes(lang),
  },
  {
    // Chromium has CLDR's other names of these disputed places (“Hong Kong”, not “Hong Kong SAR
    // China”); ICU4X has the plain ones, as other browsers do.
    reason: "names of disputed places",
    covers: ({ kind, key }) => kind === "countries" && ["FK", "HK", "MO", "PS"].includes(key),
  },
  {
    // ICU4X 2.4 has CLDR 49, Chromium another release, with other names of a few small places.
    reason: "names by another CLDR",
    covers: ({ kind, key, lang }) =>
      kind === "countries" && { en: ["HM", "SH", "TF"], id: ["BN"] }[lang]?.includes(key),
  },
  {
    // Browsers write a plain space for CLDR's narrow one in dates, before Russian's “г.”.
    reason: "narrow spaces",
    covers: ({ lang, kind, command, page }) =>
      lang === "ru" && kind === "periods" && command.replaceAll("\u202f", " ") === page,
  },
];

/** What differs and is not allowed to; and which reasons were needed. */
function compare(pairs) {
  const [wrong, used] = [[], new Set()];
  for (const pair of pairs) {
    if (pair.command === pair.page) continue;
    const reason = ALLOWED.find(({ covers }) => covers(pair));
    if (reason) used.add(reason.reason);
    else wrong.push(`${pair.lang} ${pair.kind} ${pair.key} ${pair.style ?? ""}: ${JSON.stringify(pair.command)} ≠ ${JSON.stringify(pair.page)}`);
  }
  return { wrong, used };
}

/** The formats that src/web/intl.rs asks of `Intl`, by their names there. */
const OPTIONS = Object.fromEntries(
  [...(await readFile("src/web/intl.rs", "utf8")).matchAll(/const (\w+): &str = r#"(\{.*\})"#;/g)].map(
    ([, name, options]) => [name, options],
  ),
);

/** What a page writes by www/src/host.js and languages.js, for all that the command wrote. */
async function pagesOwn(lang) {
  const [host, languages] = await Promise.all(
    ["host", "languages"].map((name) => readFile(`www/src/${name}.js`, "utf8")),
  );
  const script = (text) => (_, response) =>
    response.writeHead(200, { "content-type": "text/javascript" }).end(text);
  const pages = {
    "/": "<!doctype html><title>t</title>",
    "/host.js": script(host),
    "/languages.js": script(languages),
  };
  const site = await serve(pages);
  const { page, close } = await open(browser, `${site.origin}/`);
  try {
    return await page.evaluate(
      async ([lang, { numbers, lists, countries, plurals }, options, spans]) => {
        const [{ Host }, { order, plural }] = await Promise.all(
          ["/host.js", "/languages.js"].map((script) => import(script)),
        );
        const host = new Host(document.createElement("canvas").getContext("2d"));
        host.speak(lang, lang);
        const number = ({ value, decimals }) => {
          const plain = (value / 10 ** decimals).toFixed(decimals);
          const write = (options) => host.words("NumberFormat", options, plain);
          const full = write(`{"maximumFractionDigits":${decimals}}`);
          const prose = Number(plain) >= 1e6 ? write(options.PROSE) : full;
          return { value, decimals, full, prose, short: write(options.SHORT) };
        };
        const days = { 4: ["01-01", "12-31"], 7: ["01", "31"] };
        const period = (iso, style) => {
          const grain = iso.split("/")[0].length;
          const kind = style === "short" ? { 4: "YEAR", 7: "SHORT_MONTH", 10: "SHORT_DAY" } : { 4: "YEAR", 7: "MONTH", 10: "DAY" };
          const [first, last = first] = iso.split("/");
          const [begin, end] = days[grain] ?? ["", ""];
          const day = (part, rest) => (rest ? `${part}-${rest}` : part);
          const closing = grain === 7 ? `${last}-28` : day(last, end);
          return host.words("DateTimeFormat", options[kind[grain]], `${day(first, begin)}/${closing}`);
        };
        const names = Object.fromEntries(
          Object.keys(countries).map((code) => [code, host.words("DisplayNames", options.REGION, code)]),
        );
        const list = lists.map((_, at) =>
          host.words("ListFormat", options.AND, ["2011", "2012", "2013"].slice(0, at + 1).join("\n")),
        );
        const lines = Object.values(countries);
        return {
          numbers: numbers.map(number),
          periods: spans.map((iso) => [iso, ["long", "short"].map((style) => period(iso, style))]),
          countries: names,
          lists: list,
          // The command's own names, so that only the order is compared.
          order: [...order(lang, lines.join("\n"))].map((at) => lines[at]),
          plurals: Object.fromEntries(Object.keys(plurals).map((count) => [count, plural(lang, Number(count))])),
        };
      },
      [lang, command[lang], OPTIONS, Object.keys(command[lang].periods).filter((iso) => !iso.includes("Q"))],
    );
  } finally {
    await close();
    site.close();
  }
}

describe("the command and the page write the same", () => {
  const used = new Set();
  for (const lang of LANGUAGES) {
    test(lang, async () => {
      const [ours, theirs] = [command[lang], await pagesOwn(lang)];
      const pairs = [];
      const add = (kind, key, style, command, page) => pairs.push({ lang, kind, key, style, command, page });
      ours.numbers.forEach((number, at) => {
        for (const style of ["full", "prose", "short"]) {
          add("numbers", `${number.value}e-${number.decimals}`, style, number[style], theirs.numbers[at][style]);
        }
      });
      // With the year first, a span is two whole ends in a message of ours, the same on both sides.
      const isJoined = (iso) => iso.includes("/") && /^(zh|ja|ko)/.test(lang) && iso.length > 9;
      for (const [iso, words] of theirs.periods) {
        if (isJoined(iso)) continue;
        words.forEach((word, at) => add("periods", iso, ["long", "short"][at], ours.periods[iso][at], word));
      }
      for (const kind of ["countries", "plurals", "lists"]) {
        for (const [key, words] of Object.entries(ours[kind])) add(kind, key, undefined, words, theirs[kind][key]);
      }
      ours.order.forEach((name, at) => add("order", at, undefined, name, theirs.order[at]));
      const found = compare(pairs);
      found.used.forEach((reason) => used.add(reason));
      assert.deepEqual(found.wrong, []);
    });
  }

  test("every allowance is needed", () => {
    assert.deepEqual([...used].sort(), ALLOWED.map(({ reason }) => reason).sort());
  });
});

describe("messages that vary by a count read as a well-kept library has them", () => {
  for (const lang of LANGUAGES) {
    test(lang, () => {
      const { messages } = command[lang];
      assert.ok(Object.keys(messages).length > 5);
      for (const [name, { text, said }] of Object.entries(messages)) {
        const places = Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([place, name]) => [name, place]));
        // Our `{count}` is always a number in the language's own digits.
        const format = new IntlMessageFormat(text.replaceAll("{count}", "{count, number}"), lang, undefined, { ignoreTag: true });
        for (const [count, words] of Object.entries(said)) {
          assert.equal(words, format.format({ ...places, count: Number(count) }), `${name} ${count}`);
        }
      }
    });
  }
});

const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance"];

/** The element's widget, and what its root says of the language. */
const rootOf = (page) => shadow(page, ".widget").evaluate(({ lang, dir }) => ({ lang, dir }));

/** Every word that is the widget's own: what is seen, and what only assistive technology is told. */
const wordsOf = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("both-ways").shadowRoot;
    const own = ".title, .sentence, .controls, .tabs, .fields, .kinds, .range, .past, .sound, .downloads, " +
      ".filter, .tip, #keys, .skip, [aria-live], caption, thead, .unit, h4";
    const texts = [];
    for (const part of root.querySelectorAll(own)) {
      const words = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (words.nextNode()) texts.push(words.currentNode.textContent);
    }
    const named = ["aria-label", "aria-roledescription", "title", "placeholder", "aria-valuetext"];
    for (const name of named) {
      for (const it of root.querySelectorAll(`[${name}]`)) texts.push(it.getAttribute(name));
    }
    return texts;
  });

/** Latin words that an Arabic sentence keeps: names, keys, protocols, kinds of files. */
const NAMES = new RegExp(
  "\\b(" +
    "Data-Driven Security( Contributors)?|MaxMind GeoLite|Natural Earth|CNCERT|ZDNet|MISP galaxy|MISP|VERIS|VCDB|DCID|" +
    "Shift|Enter|Escape|Home|End|Page Up|Page Down|" +
    "Windows|SQL Server|MySQL|SSH|RDP|Telnet|TCP|UDP|ping|IP|PNG|SVG|CSV|JSON" +
    ")(?![A-Za-z])",
  "g",
);

/** An answer without its words: of collections these stand in each row. */
const figuresOf = ({ rows, totals, columns, view }) => {
  const told = ({ figures, measure, period, forward, back }) => ({ figures, measure, period, forward, back });
  return { rows: view === "sources" ? rows.map(told) : rows, totals, columns };
};

const latin = (texts) =>
  texts.map((text) => text.replace(NAMES, "")).filter((text) => /[A-Za-z]/.test(text));

describe("an Arabic reader", () => {
  for (const view of VIEWS) {
    test(`${view}: all words are Arabic, from the right; the figures mean the same`, async () => {
      const figures = view === "timeline" ? 'figures="cncert" pair="US-CN"' : HONEYPOTS;
      let english;
      await on(`${figures} view="${view}"`, async (page) => void (english = await answer(page)));
      await on(`${figures} view="${view}" lang="ar" controls="full"`, async (page) => {
        await whole(page);
        assert.deepEqual(await rootOf(page), { lang: "ar", dir: "rtl" });
        const arabic = await answer(page);
        assert.deepEqual(figuresOf(arabic), figuresOf(english));
        assert.notEqual(arabic.title, english.title);
        assert.match(arabic.sentence, /[\u0600-\u06ff]/);
        await shadow(page, ".stage").focus();
        for (const key of ["ArrowRight", "ArrowDown", "ArrowUp"]) {
          await page.keyboard.press(key);
          await page.waitForTimeout(250);
          const words = await wordsOf(page);
          assert.ok(words.length > 10);
          assert.deepEqual(latin(words), [], key);
          assert.ok(await shadow(page, ".tip").isVisible());
        }
      });
    });
  }

  test("A→B is above and is A→B: its head names the origin first, then the target", () =>
    on('figures="cncert" pair="US-CN" lang="ar"', async (page) => {
      const head = await shadow(page, "thead th").allInnerTexts();
      assert.equal(head[1], "من الولايات المتحدة إلى الصين");
      assert.equal(head[2], "من الصين إلى الولايات المتحدة");
      const { forward } = (await answer(page)).rows.find(({ forward }) => forward.kind === "known");
      assert.ok(forward.value > 0);
    }));

  test("the small print, the table and the controls begin at the right", () =>
    on(`${HONEYPOTS} lang="ar" controls="full"`, async (page) => {
      await whole(page);
      const { right } = await shadow(page, ".widget").evaluate((it) => it.getBoundingClientRect());
      for (const part of [".title", ".sentence", ".picker", "caption", "tbody th"]) {
        const edge = await shadow(page, part).first().evaluate((it) => {
          const range = document.createRange();
          range.selectNodeContents(it);
          const box = it.childNodes[0]?.nodeType === 3 ? range : it;
          return box.getBoundingClientRect().right;
        });
        assert.ok(Math.abs(right - edge) < 2, `${part}: ${edge} of ${right}`);
      }
    }));

  for (const width of [320, 1280]) {
    test(`nothing scrolls sideways at ${width} px`, () =>
      on(`${HONEYPOTS} lang="ar" controls="full"`, async (page) => {
        await whole(page);
        for (const view of VIEWS) {
          await change(page, { view });
          const [has, wants] = await page.evaluate(() => {
            const { clientWidth, scrollWidth } = document.documentElement;
            return [clientWidth, scrollWidth];
          });
          assert.ok(wants <= has, `${view}: ${wants} of ${has}`);
        }
      }, { viewport: { width, height: 800 } }));
  }
});

describe("every language", () => {
  /** What an English answer has, by view. */
  const shapes = {};
  before(() =>
    on(HONEYPOTS, async (page) => {
      for (const view of VIEWS) {
        await change(page, { view });
        shapes[view] = Object.keys(await answer(page));
      }
    }));

  for (const lang of OTHERS) {
    test(`${lang} draws every view, and answers in the contract's shape`, () =>
      on(`${HONEYPOTS} lang="${lang}"`, async (page) => {
        const dir = lang === "ar" ? "rtl" : "ltr";
        const said = new Set();
        for (const view of VIEWS) {
          await change(page, { view });
          assert.deepEqual(await rootOf(page), { lang, dir });
          const given = await answer(page);
          assert.deepEqual(Object.keys(given), shapes[view]);
          assert.equal(given.view, view);
          assert.doesNotMatch(given.title + given.sentence, /[{}]/);
          said.add(given.title);
          assert.ok(await page.evaluate(() => {
            const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            return copy.getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
          }), `${view} is drawn`);
        }
        assert.equal(said.size, VIEWS.length);
      }));

    test(`${lang} says that no native reader has looked through it`, async () => {
      const texts = JSON.parse(await readFile(`www/texts/${lang}.json`, "utf8"));
      await on(`${HONEYPOTS} lang="${lang}" controls="full"`, async (page) => {
        await whole(page);
        assert.equal(await shadow(page, ".widget").getByText(texts.Unreviewed).count(), 1);
      });
    });
  }
});

describe("which language is spoken", () => {
  test("the page's, also of an element around it, also changed later; its own attribute before all", () =>
    on("", async (page) => {
      assert.deepEqual(await rootOf(page), { lang: "de", dir: "ltr" });
      const german = (await answer(page)).title;
      const spoken = async (act, ...words) => {
        await page.evaluate(act, ...words);
        await page.evaluate(() => Promise.resolve().then(() => document.querySelector("both-ways").updateComplete));
        return (await rootOf(page)).lang;
      };
      assert.equal(await spoken(() => (document.documentElement.lang = "fr")), "fr");
      assert.notEqual((await answer(page)).title, german);
      assert.equal(await spoken(() => (document.body.lang = "zh-TW")), "zh-Hant");
      assert.equal(await spoken(() => document.querySelector("both-ways").setAttribute("lang", "pt-BR")), "pt");
      assert.equal(await spoken(() => document.querySelector("both-ways").removeAttribute("lang")), "zh-Hant");
      assert.equal(await spoken(() => (document.body.lang = "sv")), "en");
    }, { lang: "de" }));

  test("a change keeps focus and what is open, and sorts the names anew", () =>
    on(HONEYPOTS, async (page) => {
      await shadow(page, ".more-button").click();
      await whole(page);
      const names = () => page.evaluate(() => {
        const { shadowRoot } = document.querySelector("both-ways");
        return [...shadowRoot.querySelector(".widget select").options].map(({ textContent }) => textContent);
      });
      const focused = () => page.evaluate(() => {
        const { activeElement } = document.querySelector("both-ways").shadowRoot;
        return activeElement && (activeElement.className || activeElement.tagName);
      });
      const english = await names();
      assert.equal(await focused(), "more-button");
      for (const lang of ["ar", "zh-Hans", "de", "en"]) {
        await change(page, { lang });
        assert.equal(await focused(), "more-button");
        assert.equal(await shadow(page, ".more-button").getAttribute("aria-expanded"), "true");
        const sorted = await names();
        const { compare } = new Intl.Collator(lang);
        assert.deepEqual(sorted, [...sorted].sort(compare), lang);
        assert.equal(sorted.length, english.length);
        if (lang === "en") assert.deepEqual(sorted, english);
        else assert.notDeepEqual(sorted, english);
      }
      assert.deepEqual(await rootOf(page), { lang: "en", dir: "ltr" });
    }));

  test("a chart in English fetches no texts, in whatever language nobody translated either", async () => {
    for (const lang of ["en", "en-GB", "sv"]) {
      const asked = [];
      const site = await serve({ "/": page(`${HONEYPOTS} controls="full"`, lang) });
      const context = await browser.newContext();
      const opened = await context.newPage();
      opened.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await opened.goto(site.origin);
      await ready(opened);
      await whole(opened);
      assert.deepEqual(asked.filter((path) => path.includes("texts")), [], lang);
      await context.close();
      site.close();
    }
  });

  for (const [what, path] of [["the texts", "/texts/"], ["their script", "/texts-ar.js"]]) {
    test(`without ${what} an English chart stands`, async () => {
      const site = await serve({ "/": page(`${HONEYPOTS} lang="ar"`) });
      const context = await browser.newContext();
      await context.route((url) => url.pathname.startsWith(path), (route) => route.abort());
      const opened = await context.newPage();
      const uncaught = [];
      opened.on("pageerror", ({ message }) => uncaught.push(message));
      await opened.goto(site.origin);
      await ready(opened);
      assert.match((await answer(opened)).sentence, /packets per sensor/);
      assert.deepEqual(await rootOf(opened), { lang: "en", dir: "ltr" });
      await change(opened, { pair: "US-CN" });
      assert.deepEqual(uncaught, []);
      await context.close();
      site.close();
    });
  }
});

describe("names that the page's editors choose", () => {
  const names = JSON.stringify({ CN: "Chinese mainland", US: "Zebraland" });

  test("stand in pickers, title, chart, table and speech, and the source panel names them", () =>
    on(`${HONEYPOTS} country-names='${names}' controls="full"`, async (page) => {
      await whole(page);
      const { title, sentence } = await answer(page);
      assert.match(sentence, /in Zebraland from addresses in Chinese mainland/);
      for (const text of [title, sentence, await shadow(page, "thead").innerText()]) {
        assert.match(text, /Chinese mainland/);
        assert.match(text, /Zebraland/);
        assert.doesNotMatch(text, /United States|\bChina\b/);
      }
      const { fields, last } = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector("both-ways");
        const options = [...shadowRoot.querySelector(".widget select").options];
        return {
          fields: [...shadowRoot.querySelectorAll(".picker input")].map(({ value }) => value),
          last: options.at(-1).textContent,
        };
      });
      assert.deepEqual(fields, ["Chinese mainland", "Zebraland"]);
      assert.ok(last.localeCompare("Zebraland", "en") >= 0, last);
      await shadow(page, ".stage").focus();
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(250);
      assert.match(await shadow(page, "[aria-live]").innerText(), /Chinese mainland/);
      const svg = await page.evaluate(async () => (await document.querySelector("both-ways").download("svg")).text());
      assert.match(svg, /Zebraland/);
      assert.doesNotMatch(svg, /the Zebraland|United States →|→ United States/);
      const panel = await shadow(page, ".more").innerText();
      assert.match(panel, /Language and names/);
      assert.match(panel, /CN: Chinese mainland/);
      assert.match(panel, /US: Zebraland/);
    }));

  test("a map that is none is refused, and the old names stay", () =>
    on(`${HONEYPOTS} country-names='${names}'`, async (page) => {
      const before = await answer(page);
      for (const bad of ["{", '["CN"]', '{"China": "X"}', '{"CN": 1}', '{"CN": " "}', '{"CN": "a\\nb"}', '"CN"', "7"]) {
        assert.match(await set(page, { countryNames: bad }), /^state-invalid: countryNames: /, bad);
        assert.deepEqual(await answer(page), before, bad);
        assert.equal((await state(page)).countryNames, names);
      }
      const field = await page.evaluate(() => {
        try {
          document.querySelector("both-ways").state = { countryNames: "{" };
        } catch ({ code, field }) {
          return [code, field];
        }
      });
      assert.deepEqual(field, ["state-invalid", "countryNames"]);
      await change(page, { countryNames: null });
      assert.match((await answer(page)).title, /China/);
    }));
});
