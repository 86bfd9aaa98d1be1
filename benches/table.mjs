// 50,000 rows pasted into the table's page: the longest task of the page's main thread by round, on the
// clock (the Long Tasks API, from 50 ms on) and as the browser's trace has it, without what others took
// of the processor. `./build.sh bench` runs it.

import { launch } from "../tests/e2e/browser.mjs";
import { BIG, LETTERS, paste, visitTable } from "../tests/e2e/table-page.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SETTLES = 1000;
const CATEGORIES = ["toplevel", "__metadata", "disabled-by-default-devtools.timeline"];

const browser = await launch();

/** Long tasks from now on are noted in the page. */
const watch = (page) =>
  page.evaluate(() => {
    window.tasks = [];
    const note = (list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration));
    new PerformanceObserver(note).observe({ type: "longtask" });
  });

/** How long each task of the page's main thread itself ran, in ms. */
function ranOf(trace) {
  const { traceEvents } = JSON.parse(String(trace));
  const isThread = ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain";
  const main = traceEvents.filter(isThread).map(({ pid, tid }) => `${pid} ${tid}`);
  const isTask = ({ ph, name, pid, tid }) =>
    ph === "X" && name.endsWith("RunTask") && main.includes(`${pid} ${tid}`);
  return traceEvents.filter(isTask).map(({ tdur = 0 }) => tdur / 1000);
}

/** The longest task while a table is pasted. */
async function longest(page, table) {
  await page.evaluate(() => (window.tasks.length = 0));
  await browser.startTracing(page, { categories: CATEGORIES });
  await paste(page, table);
  await page.waitForTimeout(SETTLES);
  const ran = Math.max(...ranOf(await browser.stopTracing()));
  return { ran, clock: await page.evaluate(() => Math.max(0, ...window.tasks)) };
}

/** The first table of a page, whose chart has its modules fetched and made ready. */
async function first(table) {
  let found;
  await visitTable(browser, "", async (page) => {
    await watch(page);
    found = await longest(page, table);
  });
  return found;
}

/** Tables where there was one before. */
async function further(table) {
  const found = [];
  await visitTable(browser, "", async (page) => {
    await watch(page);
    for (let round = 0; round < ROUNDS; round += 1) {
      await paste(page, LETTERS);
      await page.waitForTimeout(SETTLES);
      found.push(await longest(page, table));
    }
  });
  return found;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

function tell(words, found) {
  const said = (times) => `median ${median(times).toFixed(0)}, most ${Math.max(...times).toFixed(0)} ms`;
  console.log(`  ${words}: itself ${said(found.map(({ ran }) => ran))};`);
  console.log(`    on the clock, 0 under 50: ${said(found.map(({ clock }) => clock))}`);
}

console.log(`longest task while 50,000 rows are pasted, ${ROUNDS} rounds (limit 50 ms):`);
for (const [name, table] of Object.entries(BIG)) {
  const fresh = [];
  for (let round = 0; round < ROUNDS; round += 1) fresh.push(await first(table));
  tell(`${name}, the page's first table`, fresh);
  tell(`${name}, after another`, await further(table));
}
await browser.close();
