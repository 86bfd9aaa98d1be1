// The languages: what the command writes is what the page writes, and every reader is spoken to in one's own.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { IntlMessageFormat } from "intl-messageformat";
import { answer, change, launch, open, ready, serve, set, shadow, state } from "./browser.mjs";

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
