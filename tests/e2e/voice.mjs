// What a screen reader meets: the tree that Chromium gives it, and what the live region says.

import assert from "node:assert/strict";

/** What Chromium tells assistive technology of a page: nodes with role, name, text and children. */
export async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = (node) =>
    (node.childIds ?? []).flatMap((id) => {
      const child = known.get(id);
      if (!child) return [];
      return child.ignored ? childrenOf(child) : [made(child)];
    });
  const made = (node) => {
    const children = childrenOf(node);
    const role = node.role?.value;
    const name = node.name?.value ?? "";
    const own = role === "StaticText" ? name : "";
    const text = own + children.map((child) => child.text).join("");
    const properties = Object.fromEntries(
      (node.properties ?? []).map(({ name, value }) => [name, value.value]),
    );
    return { role, name, text, children, properties, description: node.description?.value };
  };
  return made(nodes[0]);
}

/** All nodes below one that fit. */
export const all = (node, fits) =>
  node.children.flatMap((child) => [...(fits(child) ? [child] : []), ...all(child, fits)]);
export const byRole = (node, ...roles) => all(node, ({ role }) => roles.includes(role));

/** The table of a tree: its caption, its heads, and the words of its rows. */
export function tableOf(root) {
  const tables = byRole(root, "table");
  assert.equal(tables.length, 1, "one table");
  const rows = byRole(tables[0], "row").map((row) =>
    byRole(row, "columnheader", "rowheader", "cell", "gridcell"),
  );
  const [head, ...body] = rows;
  return { caption: tables[0].name, head, body, words: body.map((row) => row.map(({ text }) => text)) };
}

/** Where a row of an answer has its figures in the table. */
export const COLUMNS = {
  timeline: { forward: 1, back: 2 },
  sources: { forward: 1, back: 2 },
  partners: { out: 1, in: 2 },
  matrix: { figure: 2 },
  flows: { figure: 2 },
  map: { figure: 2 },
  balance: { forward: 1, back: 2 },
};

/** Whether words say a cell, and say its kind. */
export function says(words, cell) {
  const number = new Intl.NumberFormat("en").format(cell.value ?? cell.atLeast ?? 0);
  if (cell.kind === "notMeasured") return /^(not measured|no figure published)$/.test(words);
  if (cell.kind === "zero") return /^none recorded\b/.test(words) && !/\d/.test(words);
  if (cell.kind === "suppressed" && cell.atLeast === undefined) return words === "withheld for privacy";
  if (cell.kind === "suppressed") return words.includes(number) && /withheld for privacy$/.test(words);
  return words.startsWith(number);
}

/** Notes each text that the live region takes. */
export const listen = (page) =>
  page.evaluate(() => {
    window.spoken = [];
    const region = document.querySelector("both-ways").shadowRoot.querySelector("[aria-live]");
    new MutationObserver(() => window.spoken.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
/** The texts that it took since it was last asked, once all have come. */
export const spoken = async (page) => {
  await page.waitForTimeout(300);
  return page.evaluate(() => window.spoken.splice(0));
};

/** The keys of a whole walk. */
const KEYS = [
  ...Array(4).fill("ArrowRight"),
  ...["ArrowDown", "ArrowLeft", "ArrowUp", "PageDown", "PageUp", "End", "ArrowRight", "ArrowDown"],
  ...["Home", "ArrowUp"],
];

/** What the one live region holds, as the browser tells it to assistive technology. */
export async function heard(page) {
  await page.waitForTimeout(250);
  const [region] = all(await tree(page), ({ properties }) => properties.live === "polite");
  return region.text;
}

/** What is heard at each key of a walk, a line a key. */
export async function transcript(page) {
  await page.locator("both-ways .stage").focus();
  const lines = [];
  for (const key of KEYS) {
    await page.keyboard.press(key);
    lines.push(`${key}: ${await heard(page)}\n`);
  }
  return lines.join("");
}
