// The page for a table of one's own, opened, filled and read by its tests and its bench.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { open, serve } from "./browser.mjs";

export const LETTERS = `From,To,Year,Letters
Japan,Brazil,2021,34
Brazil,Japan,2021,41
Japan,Brazil,2022,52
Brazil,Japan,2022,
Brazil,Japan,2023,0
`;
export const MESSY = `von;nach;Jahr;Briefe
Japan;Brasilien;2021;34
Germny;Japan;2021;3
Brasilien;Japan;2021;viele
Japan;Brasilien;2022;52
Total;;;86
`;

/** Notes what the policy stops, from the very first. */
const watch = () => {
  window.stopped = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    window.stopped.push(`${violatedDirective} ${blockedURI}`),
  );
};

/** Opens the page, does something with it, and finds nothing stopped, nothing said and nothing sent. */
export async function visitTable(browser, query, act, { pages, ...options } = {}) {
  const site = await serve(pages);
  const { page, lines, close } = await open(browser, "about:blank", { init: watch, ...options });
  const sent = [];
  page.on("request", (request) => sent.push(request));
  try {
    await page.goto(`${site.origin}/table.html${query}`);
    await idle(page);
    await act(page, site.origin);
    assert.deepEqual(lines, []);
    assert.deepEqual(await page.evaluate(() => window.stopped ?? []), []);
    for (const request of sent.filter((request) => !request.url().startsWith("blob:"))) {
      assert.ok(request.url().startsWith(`${site.origin}/`), request.url());
      assert.deepEqual([request.method(), request.postData()], ["GET", null]);
    }
  } finally {
    await close();
    site.close();
  }
}

/** Waits until all that was asked is answered and drawn. */
export async function idle(page) {
  await page.waitForFunction(() => !document.querySelector("#room")?.hasAttribute("aria-busy"));
  await page.evaluate(async () => {
    const chart = document.querySelector("both-ways");
    await chart?.ready.catch(() => {});
    await chart?.updateComplete.catch(() => {});
  });
}

/** Pastes as a spreadsheet's cells come, into whatever is named. */
export async function paste(page, text, selector = "#paste") {
  await page.evaluate(
    ([text, selector]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(selector).dispatchEvent(event);
    },
    [text, selector],
  );
  await idle(page);
}

export async function drop(page, bytes, name) {
  await page.evaluate(
    ([bytes, name]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }),
      );
    },
    [[...bytes], name],
  );
  await idle(page);
}

export const press = async (page, button) => {
  await page.getByRole("button", { name: button, exact: true }).first().click();
  await idle(page);
};
export const text = (page, selector) => page.locator(selector).innerText();
export const cells = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("#grid tbody tr:not(.fault)")].map((row) =>
      [...row.querySelectorAll("input")].map(({ value }) => value),
    ),
  );
export const faults = async (page) =>
  (await page.locator("#grid .fault:not([hidden])").allInnerTexts()).map((words) => words.trim());
export const sentence = (page) => page.evaluate(() => document.querySelector("both-ways")?.answer()?.sentence);
export const rows = (page) =>
  page.evaluate(() =>
    document
      .querySelector("both-ways")
      .answer()
      .rows.map(({ period, forward, back }) =>
        [period, forward.value ?? forward.kind, back.value ?? back.kind].join(" "),
      ),
  );

/** The same of a pair that is chosen. */
export const pairRows = async (page, pair) => {
  await page.evaluate((pair) => (document.querySelector("both-ways").pair = pair), pair);
  await idle(page);
  return rows(page);
};

/** Rows of 39 countries, in the periods that `when` gives. */
export function many(when) {
  const codes =
    "US JP CN DE FR BR KE IN GB IT ES PT SE NO FI DK NL BE AT CH PL CZ HU RO BG GR TR EG NG ZA MX CA AR CL CO PE AU NZ KR".split(
      " ",
    );
  const line = (_, at) => {
    const { pair, period } = when(at);
    const from = Math.floor(pair / 38) % 39;
    return [codes[from], codes[(from + 1 + (pair % 38)) % 39], period, at % 97].join();
  };
  return `from,to,date,value\n${Array.from({ length: 50_000 }, line).join("\n")}`;
}

/** Tables of 50,000 rows: of many pairs, and of many periods. */
export const BIG = {
  years: many((at) => ({ pair: Math.floor(at / 34), period: 1990 + (at % 34) })),
  days: many((at) => ({
    pair: at % 56,
    period: new Date(Date.UTC(1990, 0, 1 + Math.floor(at / 56))).toISOString().slice(0, 10),
  })),
};
