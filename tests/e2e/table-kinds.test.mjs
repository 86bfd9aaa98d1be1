// Messy tables, each by its name: what a reader pastes, and the figures and faults that come of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { bring } from "./typescript.mjs";

const { Desk } = await bring("www/pages/table/desk.ts");
const { decode, isWorkbook } = await bring("www/pages/table/split.ts");
const { write } = await bring("www/pages/table/write.ts");
const { addressIn } = await bring("www/pages/table/privacy.ts");

const US_JP = ["2011 US-JP 12", "2011 JP-US 7"];

/** A figure as `2011 US-JP 12`, with what goes beyond that behind it. */
function short({ period, source, target, category, measure, unit, value, status }) {
  const more = [category === "all" ? "" : category, measure, unit, status === "reported" ? "" : status];
  return [period, `${source}-${target}`, value, ...more.filter(Boolean)].filter((word) => word !== "").join(" ");
}

/** What comes of a table, after things were done. */
function read(text, ...acts) {
  const desk = new Desk(["From", "To", "Period", "Value"]);
  desk.act({ do: "bring", text });
  acts.forEach((act) => desk.act(act));
  const { figures, faults, questions, empty, unsaid } = desk.reading;
  return {
    figures: figures.map(short),
    faults: faults.map(({ line, column, what, places }) => [line, column, what, places.meant].filter((x) => x !== undefined && x !== "").join(" ")),
    questions: questions.map(({ kind, role, column }) => `${kind} ${role ?? column}`),
    empty,
    unsaid,
    above: desk.above,
  };
}

/** `[name, text, what comes of it, things done first…]`; of what comes only what is named is looked at. */
const KINDS = [
  ["plain CSV", "from,to,year,value\nUS,JP,2011,12\nJP,US,2011,7\n", { figures: US_JP, faults: [], questions: [] }],
  ["tabs, as a spreadsheet pastes", "From\tTo\tYear\tCount\nUS\tJP\t2011\t12\nJP\tUS\t2011\t7", { figures: US_JP, faults: [] }],
  ["semicolons and decimal commas", "von;nach;Jahr;Wert\nUS;JP;2011;1,5\nJP;US;2011;0,75", { figures: ["2011 US-JP 1.5", "2011 JP-US 0.75"], faults: [] }],
  ["upright bars", "from|to|year|value\nUS|JP|2011|12\nJP|US|2011|7", { figures: US_JP }],
  ["a separator declared in the first line", "sep=;\nfrom;to;year;value\nUS;JP;2011;12\nXX;JP;2011;1", { figures: US_JP.slice(0, 1), faults: ["4 0 country"] }],
  ["mark of byte order and CRLF", "\uFEFFfrom,to,year,value\r\nUS,JP,2011,12\r\nJP,US,2011,7\r\n", { figures: US_JP, faults: [] }],
  ["line ends of old machines", "from,to,year,value\rUS,JP,2011,12\rJP,US,2011,7", { figures: US_JP }],
  ["quotes around separators, quotes and line ends", 'from,to,year,value,type\n"Korea, South",JP,2011,"1,200","a ""b""\nc"\nJP,Nowhere,2011,7,x', { figures: ['2011 KR-JP 1200 a "b" c'], faults: ["4 1 country"] }, { do: "number", column: 3, style: "point" }],
  ["columns in another order", "value,target,date,source\n12,JP,2011,US\n7,US,2011,JP", { figures: US_JP }],
  ["names of columns in capitals with a unit behind", "Origin Country,Destination,YEAR,Value (thousands)\nUS,JP,2011,12\nJP,US,2011,7", { figures: US_JP }],
  ["Arabic columns, names and digits", "من\tإلى\tالسنة\tالعدد\nالولايات المتحدة\tاليابان\t٢٠١١\t١٢\nاليابان\tالولايات المتحدة\t٢٠١١\t٧", { figures: US_JP, faults: [] }],
  ["Chinese columns and names", "来源,目标,年份,数量\n美国,日本,2011年,12\n日本,美国,2011年,7", { figures: US_JP, faults: [] }],
  ["Russian columns and names", "откуда;куда;год;количество\nСША;Япония;2011;12\nЯпония;США;2011;7", { figures: US_JP }],
  ["names, common names and codes of three letters", "from,to,year,value\nUnited States of America,South Korea,2011,12\nUK,DEU,2011,7\nThe Netherlands,Côte d'Ivoire,2011,3", { figures: ["2011 US-KR 12", "2011 GB-DE 7", "2011 NL-CI 3"], faults: [] }],
  ["small letters, and a code behind the name", "from,to,year,value\nus,jpn,2011,12\nJapan (JP),united states (US),2011,7", { figures: US_JP }],
  ["misspelt and shared names", "from,to,year,value\nGermny,JP,2011,1\nKorea,JP,2011,2\nAtlantis,JP,2011,3\nUS,JP,2011,12", { figures: US_JP.slice(0, 1), faults: ["2 0 meant DE", "3 0 shared KR / KP", "4 0 country"] }],
  ["Namibia, whose code is NA", "from,to,year,value\nNA,US,2011,5\nUS,NA,2011,NA", { figures: ["2011 NA-US 5"], faults: [], unsaid: 1 }],
  ["a row of sums", "from,to,year,value\nUS,JP,2011,12\nJP,US,2011,7\nTotal,,,19", { figures: US_JP, faults: ["4 0 sum"] }],
  ["a title and notes above the header", "Table 3: letters\n\nfrom one to the other;;;\nfrom;to;year;value\nUS;JP;2011;12\nJP;US;2011;7", { figures: US_JP, above: 2 }],
  ["no header at all", "US,JP,2011,12\nJP,US,2011,7", { figures: US_JP, faults: [] }],
  ["empty lines between the rows", "from,to,year,value\n\nUS,JP,2011,12\n,,,\nQQ,US,2011,7\n\n", { figures: US_JP.slice(0, 1), faults: ["5 0 country"] }],
  ["empty, zero and words for no number are three things", "from,to,year,value\nUS,JP,2011,\nJP,US,2011,0\nUS,DE,2011,n/a\nDE,US,2011,–\nDE,JP,2011,none", { figures: ["2011 JP-US 0"], empty: 1, unsaid: 2, faults: ["6 3 either"] }],
  ["thousands in points", "from;to;year;value\nUS;JP;2011;1.234.567\nJP;US;2011;12.345", { figures: ["2011 US-JP 1234567", "2011 JP-US 12345"], questions: [] }],
  ["thousands in spaces and apostrophes", "from;to;year;value\nUS;JP;2011;1\u202f234\u202f567\nJP;US;2011;12'345,5", { figures: ["2011 US-JP 1234567", "2011 JP-US 12345.5"] }],
  ["numbers that read both ways wait for the reader", "from;to;year;value\nUS;JP;2011;1.234\nJP;US;2011;7", { figures: ["2011 JP-US 7"], faults: ["2 3 unclear"], questions: ["number 3"] }],
  ["the same once the reader has said", "from;to;year;value\nUS;JP;2011;1.234\nJP;US;2011;7", { figures: ["2011 US-JP 1234", "2011 JP-US 7"], questions: [] }, { do: "number", column: 3, style: "comma" }],
  ["one number of another style", "from;to;year;value\nUS;JP;2011;1,5\nJP;US;2011;2,25\nUS;DE;2011;3.75", { figures: ["2011 US-JP 1.5", "2011 JP-US 2.25"], faults: ["4 3 style"] }],
  ["percents, and one without its sign", "from,to,year,value\nUS,JP,2011,22.8%\nJP,US,2011,7.1 %\nDE,US,2011,0.5", { figures: ["2011 US-JP 22.8 %", "2011 JP-US 7.1 %"], faults: ["4 3 noPercent"] }],
  ["no plain numbers", "from,to,year,value\nUS,JP,2011,-5\nUS,DE,2011,1.2E+06\nUS,FR,2011,about 30\nUS,GB,2011,<5\nUS,IT,2011,0.12345678\nUS,ES,2011,99999999999999999\nJP,US,2011,7", { figures: US_JP.slice(1), faults: ["2 3 negative", "3 3 exponent", "4 3 number", "5 3 number", "6 3 decimals", "7 3 large"] }],
  ["a wide table, targets in columns", "2011,US,JP,DE\nUS,,12,3\nJP,7,,n/a", { figures: ["2011 US-JP 12", "2011 US-DE 3", "2011 JP-US 7"], empty: 2, unsaid: 1, questions: [] }],
  ["a wide table with a bad cell keeps its neighbours", "from,Japan,Germany\nUS,twelve,3\nJP,,4", { figures: ["2011 US-DE 3", "2011 JP-DE 4"], faults: ["2 1 number"] }, { do: "fix", fixed: { period: "2011" } }],
  ["years in columns", "source;target;2011;2012\nUS;JP;12;13\nJP;US;7;", { figures: ["2011 US-JP 12", "2012 US-JP 13", "2011 JP-US 7"], empty: 1 }],
  ["several measures in columns", "from,to,year,letters,parcels\nUS,JP,2011,12,2\nJP,US,2011,7,1", { figures: ["2011 US-JP 12 letters", "2011 US-JP 2 parcels", "2011 JP-US 7 letters", "2011 JP-US 1 parcels"] }],
  ["measure, unit and category in columns", "from,to,year,indicator,unit,type,value\nUS,JP,2011,Mail,letters,airmail,12\nUS,JP,2011,Mail,kg,airmail,3", { figures: ["2011 US-JP 12 airmail Mail letters", "2011 US-JP 3 airmail Mail kg"] }],
  ["quarters, months and days of many kinds", "from,to,date,value\nUS,JP,2011-Q1,1\nUS,JP,Q2 2011,2\nUS,JP,2011/05,3\nUS,JP,May 2012,4\nUS,JP,3. Mai 2012,5\nUS,JP,6 de mayo de 2012,6\nUS,JP,2012年7月,7\nUS,JP,31.12.2012,8\nUS,JP,2010–2012,9", { figures: ["2011-Q1", "2011-Q2", "2011-05", "2012-05", "2012-05-03", "2012-05-06", "2012-07", "2012-12-31", "2010/2012"].map((period, at) => `${period} US-JP ${at + 1}`), faults: [] }],
  ["dates that read both ways wait for the reader", "from,to,date,value\nUS,JP,03/04/2011,1\nUS,JP,05/06/2011,2", { figures: [], faults: ["2 2 unclearDate", "3 2 unclearDate"], questions: ["date 2"] }],
  ["the month first, as one date shows", "from,to,date,value\nUS,JP,03/04/2011,1\nUS,JP,05/31/2011,2", { figures: ["2011-03-04 US-JP 1", "2011-05-31 US-JP 2"], questions: [] }],
  ["no dates of the calendar", "from,to,date,value\nUS,JP,2011-02-30,1\nUS,JP,2011-13,1\nUS,JP,40544,1\nUS,JP,,1\nJP,US,2011,7", { figures: US_JP.slice(1), faults: ["2 2 period", "3 2 period", "4 2 serial", "5 2 noPeriod"] }],
  ["no column of periods", "from,to,value\nUS,JP,12\nJP,US,7", { figures: [], questions: ["column period"] }],
  ["the same once the reader has named it", "from,to,value\nUS,JP,12\nJP,US,7", { figures: US_JP, questions: [] }, { do: "fix", fixed: { period: "2011" } }],
  ["the same cell twice", "from,to,year,value\nUS,JP,2011,12\nUS,JP,2011,13\nJP,US,2011,7", { figures: US_JP, faults: ["3 3 twice"] }],
  ["rows too long and too short", "from,to,year,value\nUS,JP,2011,12,extra\nJP,US,2011\nJP,US,2012,7", { figures: ["2012 JP-US 7"], faults: ["2 4 long"], empty: 1 }],
  ["addresses of machines and persons are refused", "from,to,year,value,note\nUS,JP,2011,12,203.0.113.7\nJP,US,2011,7,ask someone@example.org\nDE,US,2011,1,seen at 2001:db8::1", { figures: [], faults: ["2 4 ip", "3 4 mail", "4 4 ip"] }],
  ["markup in a title", "from,to,year,value,type\nUS,JP,2011,12,<b>mail</b>\nJP,US,2011,7,mail", { figures: ["2011 JP-US 7 mail"], faults: ["2 4 markup"] }],
  ["cells that say that a number is withheld", "from,to,year,value\nUS,JP,2011,withheld\nJP,US,2011,7", { figures: ["2011 US-JP suppressed", ...US_JP.slice(1)], faults: [] }],
  ["what the page itself saved, with withheld cells", "period,source,target,category,measure,value,status\n2011,JP,US,all,letters,7,derived\n2011,US,JP,all,letters,,suppressed", { figures: ["2011 JP-US 7 letters derived", "2011 US-JP letters suppressed"], faults: [] }],
];

describe("kinds of messy table", () => {
  assert.ok(KINDS.length >= 30 && new Set(KINDS.map(([name]) => name)).size === KINDS.length);
  for (const [name, text, expected, ...acts] of KINDS) {
    test(name, () => {
      const found = read(text, ...acts);
      const looked = Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
      assert.deepEqual(looked, expected);
    });
  }
});

describe("columns in twelve languages", () => {
  const names = JSON.parse(readFileSync("www/pages/table/names.json", "utf8"));
  for (const lang of Object.keys(names.source)) {
    test(lang, () => {
      const cells = { source: ["US", "JP"], target: ["JP", "US"], period: ["2011", "2011"], value: ["12", "7"], category: ["a", "a"], measure: ["m", "m"], unit: ["u", "u"] };
      const roles = Object.keys(cells);
      // Each name in its turn stands among the first ones of the others.
      for (const role of roles) {
        for (const name of names[role][lang]) {
          const head = roles.map((other) => (other === role ? name : names[other][lang][0]));
          const text = [head, ...[0, 1].map((at) => roles.map((role) => cells[role][at]))].map((row) => row.join("\t")).join("\n");
          assert.deepEqual(read(text).figures, ["2011 US-JP 12 a m u", "2011 JP-US 7 a m u"], `${role}: ${name}`);
        }
      }
    });
  }
});

describe("files", () => {
  const words = { title: "Own", measure: "Figures", vantage: "v", why: "w", definition: "d", caveat: "c", all: "All", basis: "b" };
  const about = { title: "", unit: "", vantage: "", missing: "notMeasured" };
  const files = (text, more = {}) => {
    const desk = new Desk(["From", "To", "Period", "Value"]);
    desk.act({ do: "bring", text });
    const { csv, descriptor } = write(desk.reading.figures, { ...about, ...more }, words);
    return { csv, ...JSON.parse(descriptor) };
  };

  test("rows stand in the contract's order, with ids in place of titles", () => {
    const { csv, bothways } = files("from,to,year,indicator,type,value\nUS,JP,2012,Letters sent,数,1.50\nJP,US,2011,Letters sent,Air mail,2\nJP,US,2011,Größe,Air mail,2");
    assert.equal(csv, "period,source,target,category,measure,value,status\n2011,JP,US,air-mail,letters-sent,2,reported\n2011,JP,US,air-mail,measure-1,2,reported\n2012,US,JP,category-1,letters-sent,1.5,reported\n");
    assert.deepEqual(bothways.measures.map(({ id, title, decimals }) => [id, title, decimals]), [["letters-sent", "Letters sent", 1], ["measure-1", "Größe", 0]]);
    assert.deepEqual(bothways.categories.map(({ title, total }) => [title, total]), [["数", false], ["Air mail", false]]);
    assert.equal(bothways.defaults.pair, "US-JP");
  });

  test("two units are two measures", () => {
    const { bothways } = files("from,to,year,measure,unit,value\nUS,JP,2012,Mail,kg,1\nJP,US,2012,Mail,letters,2");
    assert.deepEqual(bothways.measures.map(({ title, unit }) => [title, unit]), [["Mail (kg)", "kg"], ["Mail (letters)", "letters"]]);
  });

  test("a zero for missing rows holds for the table's countries and periods alone", () => {
    const { coverage } = files("from,to,year,value\nUS,JP,2012,1\nDE,JP,2011,2", { missing: "zero" }).bothways;
    assert.deepEqual(coverage, { sources: ["DE", "US"], targets: ["JP"], periods: ["2011", "2012"], missing: "zero", why: "w" });
  });

  test("UTF-16 with its mark, UTF-8, and what older programs wrote", () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("von;nach", "utf16le")]);
    assert.deepEqual(decode(wide), { text: "von;nach", encoding: "utf-16le" });
    assert.deepEqual(decode(Buffer.from("Ö€")), { text: "Ö€", encoding: "utf-8" });
    assert.deepEqual(decode(Buffer.from([0xd6, 0x20])), { text: "Ö ", encoding: "windows-1252" });
    assert.deepEqual(["PK\u0003\u0004", "PK;US;2011;1"].map((text) => isWorkbook(Buffer.from(text))), [true, false]);
  });

  test("addresses are found inside words, and figures, times and points are none", () => {
    for (const text of ["203.0.113.7", "from 203.0.113.7:22", "203.0.113.0/24", "2001:db8::1", "[2001:db8::1]:443", "fe80::1", "::ffff:203.0.113.7", "<someone@example.org>"]) assert.ok(addressIn(text), text);
    for (const text of ["", "22.8", "1.2.3", "1.234.567", "1.234.567.890", "2013-05-01", "12:30:45", "12:30", "e.g. this", "256.1.1.1", "a:b", "@", "US:JP", "a @ b"]) assert.equal(addressIn(text), undefined, text);
  });

  test("steps are taken back one by one, and a refused table changes nothing", () => {
    const desk = new Desk(["From", "To", "Period", "Value"]);
    desk.act({ do: "bring", text: "from,to,year,value\nUS,JP,2011,x" });
    desk.act({ do: "edit", row: 0, column: 3, text: " 5 " });
    assert.deepEqual(desk.reading.figures.map(short), ["2011 US-JP 5"]);
    assert.throws(() => desk.act({ do: "bring", text: "\n \n" }), { what: "nothing" });
    desk.act({ do: "edit", row: 0, column: 3, text: "5" });
    desk.act({ do: "undo" });
    assert.deepEqual([desk.table.rows[0][3], desk.reading.faults.length], ["x", 1]);
    desk.act({ do: "undo" });
    desk.act({ do: "undo" });
    assert.deepEqual([desk.canUndo, desk.table.rows.length], [false, 5]);
  });
});
