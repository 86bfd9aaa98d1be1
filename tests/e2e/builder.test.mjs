// The embed builder: what is chosen is shown, kept in the address and comes out as a snippet; each
// snippet does in a fresh page what it promises; the zip holds what the manifest says.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { unzipSync } from "fflate";
import { distFile, launch, open, ready, serve, whole } from "./browser.mjs";
import { bring } from "./typescript.mjs";

const choices = await bring("www/pages/builder/choices.ts");
const files = await bring("www/pages/builder/files.ts");
const html = await bring("www/pages/builder/html.ts");
const { snippet } = await bring("www/pages/builder/snippets.ts");
const texts = JSON.parse(await readFile("www/texts/pages/builder/en.json", "utf8"));
const manifest = JSON.parse(await distFile("manifest.json"));

const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const NASTY = `"><script>alert('1')</script>&amp;`;

let [browser, site, pages] = [undefined, undefined, {}];
before(async () => {
  browser = await launch();
  site = await serve(pages);
});
after(async () => {
  await browser.close();
  site.close();
});

/** Opens the builder, waits for its first snippet, runs `act`, and demands an empty console. */
async function on(query, act, options = {}) {
  const opened = await open(browser, `${site.origin}/builder.html${query}`, { reducedMotion: "reduce", ...options });
  try {
    await made(opened.page);
    await act(opened.page, opened.lines);
    assert.deepEqual(opened.lines, []);
  } finally {
    await opened.close();
  }
}

/** Waits until the snippet is there; a change empties it at once. */
const made = (page) => page.waitForFunction(() => document.querySelector("#snippet").value.includes("<"));
const snippetOf = (page) => page.inputValue("#snippet");
const kind = (page, name) => page.getByRole("radio", { name, exact: true }).check();
const stateOf = (page, which = ".phone") => page.evaluate((which) => document.querySelector(`${which} both-ways`).state, which);

/** A snippet in a page of its own, under a policy. */
async function fresh(snippet, act, { policy = STRICT, ...options } = {}) {
  const body = `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,"></head><body>${snippet}</body></html>`;
  pages["/fresh"] = (_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy }).end(body);
  const opened = await open(browser, `${site.origin}/fresh`, options);
  try {
    await act(opened.page, opened.lines);
  } finally {
    await opened.close();
  }
}

/** The snippet of a kind for a query. */
async function produced(query, name) {
  let text;
  await on(query, async (page) => {
    await kind(page, name);
    text = await snippetOf(page);
  });
  return text;
}

describe("choices and the address", () => {
  const { choicesOf, queryOf, folderOf } = choices;

  test("what an address says comes out of it again", () => {
    const query = "figures=dcid&pair=CN-US&view=balance&from=2001&heading=A+%26+B&base=%2Flib%2F&keep=living&kind=amp";
    assert.equal(queryOf(choicesOf(query)), query);
  });

  test("an untouched builder has a bare address, and strange words are passed over", () => {
    assert.equal(queryOf(choicesOf("")), "");
    assert.equal(queryOf(choicesOf("kind=nothing&keep=x&onclick=y&pair=")), "");
  });

  test("a folder is absolute and ends with a slash", () => {
    const here = "https://news.example/tools/builder.html?pair=US-CN";
    assert.equal(folderOf("", here).href, "https://news.example/tools/");
    assert.equal(folderOf("/lib", here).href, "https://news.example/lib/");
    assert.equal(folderOf("https://cdn.example/b?x#y", here).href, "https://cdn.example/b/");
    for (const wrong of ["https://", "javascript:alert(1)", "data:,"]) assert.equal(folderOf(wrong, here), undefined, wrong);
  });
});

describe("HTML as text", () => {
  test("no word leaves its place", () => {
    assert.equal(html.escaped(NASTY), "&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;");
    assert.equal(html.open("a", { title: NASTY, hidden: true, id: "", lang: undefined }), `<a title="${html.escaped(NASTY)}" hidden>`);
  });

  test("a picture's address has nothing that ends it, and comes back as it was", () => {
    const svg = `<svg xmlns='http://www.w3.org/2000/svg'><text>100%, “ä” #1 &#38; a+b</text></svg>`;
    const address = html.pictureAddress(svg);
    assert.match(address.slice("data:image/svg+xml,".length), /^[^\s"<>#&,]+$/);
    assert.equal(decodeURIComponent(address.slice("data:image/svg+xml,".length)), svg);
  });
});

describe("the shape of each snippet", () => {
  const words = { title: NASTY, sentence: NASTY, lang: "en", dir: "ltr", light: "<svg/>", dark: "<svg/>", caption: NASTY, head: [NASTY, "b"], rows: [[NASTY, "1"]], small: [NASTY] };
  const embed = {
    base: "https://static.example/b/",
    fields: { figures: "dcid", pair: "CN-US", heading: NASTY },
    kept: { edition: "1.0.0+sha256-abc=" },
    words,
    ahead: [{ name: "bothways.js", integrity: "sha256-1" }, { name: "timeline.wasm", integrity: "sha256-2" }, { name: "data/dcid.1.bw", integrity: "sha256-3" }],
    frameIntegrity: "sha256-4",
    showAll: "Show all",
  };
  const address = "https://static.example/b/embed.html?figures=dcid&amp;pair=CN-US&amp;heading=%22%3E%3Cscript%3Ealert%28%271%27%29%3C%2Fscript%3E%26amp%3B&amp;edition=1.0.0%2Bsha256-abc%3D";

  test("none of them has a script that we did not write", () => {
    for (const make of Object.values(snippet)) assert.doesNotMatch(make(embed), /alert\('1'\)<\/script/);
  });

  test("script: links ahead, the module with its hash, the element with its edition", () => {
    const [first, second, third, module, element] = snippet.script(embed).split("\n");
    assert.equal(first, '<link rel="modulepreload" href="https://static.example/b/bothways.js" integrity="sha256-1" crossorigin>');
    assert.equal(second, '<link rel="preload" as="fetch" type="application/wasm" href="https://static.example/b/timeline.wasm" crossorigin>');
    assert.equal(third, '<link rel="preload" as="fetch" href="https://static.example/b/data/dcid.1.bw" crossorigin>');
    assert.equal(module, '<script type="module" src="https://static.example/b/bothways.js" integrity="sha256-1" crossorigin></script>');
    assert.equal(element, `<both-ways figures="dcid" pair="CN-US" heading="${html.escaped(NASTY)}" edition="1.0.0+sha256-abc=">`);
  });

  test("iframe: the frame's address, sandboxed, and the script that gives it its height", () => {
    assert.equal(
      snippet.frame(embed),
      `<iframe src="${address}" title="${html.escaped(NASTY)}" sandbox="allow-scripts" loading="lazy" width="100%" height="600"></iframe>\n` +
        '<script async src="https://static.example/b/bothways-frame.js" integrity="sha256-4" crossorigin></script>',
    );
  });

  // https://amp.dev/documentation/components/amp-iframe: the script, a layout with its sizes, a sandbox
  // without allow-same-origin, a placeholder, and with `resizable` an element `overflow`.
  test("AMP: as amp-iframe is documented", () => {
    const [script, tag, placeholder, overflow, end] = snippet.amp(embed).split("\n");
    assert.equal(script, '<script async custom-element="amp-iframe" src="https://cdn.ampproject.org/v0/amp-iframe-0.1.js"></script>');
    assert.equal(tag, `<amp-iframe src="${address}" title="${html.escaped(NASTY)}" layout="fixed-height" height="600" sandbox="allow-scripts" frameborder="0" resizable>`);
    assert.equal(placeholder, `<p placeholder>${html.escaped(NASTY)}</p>`);
    assert.equal(overflow, '<div overflow tabindex="0" role="button" aria-label="Show all">Show all</div>');
    assert.equal(end, "</amp-iframe>");
  });

  // https://developer.wordpress.org/block-editor: a block's comments, its name without `core/`.
  test("WordPress: the block “Custom HTML” around the iframe", () => {
    assert.equal(snippet.wordpress(embed), `<!-- wp:html -->\n${snippet.frame(embed)}\n<!-- /wp:html -->`);
  });

  test("a plain link", () => {
    assert.equal(snippet.link(embed), `<a href="${address}">${html.escaped(NASTY)}</a>`);
  });

  test("all sets speak in the view of sources, so none is named", () => {
    assert.match(snippet.script({ ...embed, fields: { figures: "dcid", view: "sources", pair: "CN-US" }, kept: {} }), /<both-ways pair="CN-US" view="sources">/);
  });
});

describe("each snippet in a fresh page", () => {
  for (const query of ["", "?figures=dcid&pair=CN-US", "?figures=honeypots&pair=US-JP&view=map&lang=de", "?view=sources&pair=CN-US"]) {
    test(`script, builder.html${query}: draws under a strict policy, with every hash right, each file once`, async () => {
      await fresh(await produced(query, "Script"), async (page, lines) => {
        await page.evaluate(() => (document.querySelector("both-ways").loading = "eager"));
        await ready(page);
        const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
        assert.deepEqual(fetched.filter((name, at) => fetched.indexOf(name) !== at), [], "fetched twice");
        const ahead = await page.evaluate(() => [...document.querySelectorAll("link[rel$=preload]")].map(({ href }) => new URL(href).pathname));
        assert.deepEqual(fetched.filter((name) => !ahead.includes(name) && name !== "/more.js"), [], "not fetched ahead");
        assert.deepEqual(lines, []);
      });
    });
  }

  test("script: a wrong file is refused, and the picture stays", async () => {
    const text = (await produced("", "Script")).replaceAll(manifest.files["bothways.js"].integrity, `sha256-${"A".repeat(43)}=`);
    await fresh(text, async (page) => {
      assert.equal(await page.evaluate(() => !!customElements.get("both-ways")), false);
      assert.ok(await page.locator("both-ways picture img").isVisible());
    });
  });

  test("no script allowed: without any script a picture and a captioned table", async () => {
    const text = await produced("?figures=dcid&pair=CN-US", "No script allowed");
    assert.doesNotMatch(text, /<script/);
    await fresh(
      text,
      async (page, lines) => {
        const picture = page.locator("figure picture img");
        assert.match(await picture.getAttribute("alt"), /China and United States|United States and China/);
        const { width, height } = await picture.boundingBox();
        assert.ok(width > 300 && height > 200, `${width} × ${height}`);
        assert.match(await page.locator("caption").innerText(), /China/);
        assert.ok((await page.locator('tbody tr th[scope="row"]').count()) > 15);
        assert.match(await page.locator("tbody tr").first().innerText(), /^2000/);
        assert.match(await page.locator("figure").innerText(), /Source: /);
        assert.deepEqual(lines, []);
      },
      { policy: "default-src 'none'; img-src data:", javaScriptEnabled: false },
    );
  });

  test("iframe: its address asks for what was chosen, and its policy is the page's frame-src alone", async () => {
    const text = await produced("?figures=dcid&pair=CN-US&view=flows&theme=dark", "Iframe");
    await fresh(
      text,
      async (page) => {
        const frame = page.locator("iframe");
        const url = new URL(await frame.getAttribute("src"));
        assert.equal(url.href.split("?")[0], `${site.origin}/embed.html`);
        url.searchParams.delete("edition");
        assert.deepEqual(Object.fromEntries(url.searchParams), { figures: "dcid", pair: "CN-US", view: "flows", theme: "dark" });
        assert.deepEqual(await frame.evaluate((element) => [element.sandbox.value, element.loading, element.width, element.height]), ["allow-scripts", "lazy", "100%", "600"]);
        assert.match(await frame.getAttribute("title"), /incidents/i);
      },
      { policy: "default-src 'none'; frame-src 'self'" },
    );
  });
});

describe("choosing", () => {
  test("the address, the previews and the snippet say the same", () =>
    on("", async (page) => {
      await page.selectOption("[name=figures]", "dcid");
      await made(page);
      await page.selectOption("[name=first]", "RU");
      await page.selectOption("[name=second]", "US");
      await page.selectOption("[name=view]", "flows");
      await made(page);
      const { figures, pair, view } = await stateOf(page);
      assert.deepEqual({ figures, pair, view }, { figures: "dcid", pair: "RU-US", view: "flows" });
      assert.equal(new URL(page.url()).search, "?figures=dcid&pair=RU-US&view=flows");
      assert.match(await snippetOf(page), /<both-ways figures="dcid" pair="RU-US" view="flows"/);
    }));

  test("a colleague who is sent the address sees the same", () =>
    on("?figures=vcdb&pair=US-GB&from=2010&to=2014&theme=dark&heading=Who%3F&controls=none&kind=frame&base=%2Flib%2F", async (page) => {
      const { heading, theme, from, controls } = await stateOf(page, ".column");
      assert.deepEqual([heading, theme, from, controls], ["Who?", "dark", "2010", "none"]);
      assert.ok(await page.locator("[name=heading]").isVisible());
      assert.equal(await page.inputValue("[name=to]"), "2014");
      assert.equal(await page.inputValue("[name=base]"), "/lib/");
      assert.match(await snippetOf(page), new RegExp(`<iframe src="${site.origin}/lib/embed.html`));
    }));

  test("what a reader of a preview chooses is chosen", () =>
    on("", async (page) => {
      await page.locator(".column both-ways .controls button").first().click();
      await page.waitForFunction(() => document.querySelector("#snippet").value.includes('pair="CN-US"'));
      assert.equal((await stateOf(page, ".wide")).pair, "CN-US");
      assert.equal(await page.inputValue("[name=first]"), "CN");
    }));

  test("a country that is chosen twice changes places with the other; Swap swaps", () =>
    on("?pair=US-CN", async (page) => {
      await page.selectOption("[name=first]", "CN");
      await page.waitForFunction(() => document.querySelector("#snippet").value.includes('pair="CN-US"'));
      await page.click("#swap");
      await page.waitForFunction(() => document.querySelector("#snippet").value.includes('pair="US-CN"'));
    }));

  test("another set lets go of what it lacks", () =>
    on("?pair=JP-CN&measure=addresses&from=2011", async (page) => {
      await page.selectOption("[name=figures]", "misp");
      await made(page);
      assert.equal(new URL(page.url()).search, "?figures=misp");
      assert.equal(await page.locator("#notice").innerText(), "");
    }));

  test("what cannot be shown is said, and put right again", () =>
    on("", async (page) => {
      await page.fill("[name=from]", "yesterday");
      await page.locator("[name=from]").blur();
      await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("cannot show"));
      assert.equal(await page.locator("#notice").getAttribute("role"), "status");
      await page.fill("[name=from]", "2012");
      await page.locator("[name=from]").blur();
      await made(page);
      assert.equal(await page.locator("#notice").innerText(), "");
      assert.match(await snippetOf(page), /from="2012"/);
    }));

  test("a pair without a figure is called so", () =>
    on("?figures=dcid&pair=FR-BR", async (page) => assert.match(await page.locator("#notice").innerText(), /nothing of this pair/)));

  test("only what the set has is offered, by its name in this page's language", () =>
    on("?lang=de", async (page) => {
      const names = await page.locator("[name=first] option").allInnerTexts();
      assert.ok(names.includes("Japan") && names.includes("United States") && !names.includes("France"), names.join());
      assert.equal(await page.locator("[name=measure]").getAttribute("lang"), "de");
      assert.match(await snippetOf(page), /lang="de"/);
    }));

  test("where the files lie: what is no address is said", () =>
    on("?base=ftp%3A%2F%2Fx", async (page) => {
      assert.equal(await page.locator("[name=base]").getAttribute("aria-invalid"), "true");
      assert.match(await page.locator("#base-hint").innerText(), /no address of the web/);
    }));

  test("editions, where the manifest has them: frozen, or living", async () => {
    const edition = "1.0.0+sha256-abc=";
    pages["/manifest.json"] = JSON.stringify({ ...manifest, figures: { cncert: { version: "1.0.0", file: Object.keys(manifest.files).find((name) => name.startsWith("data/cncert.")), edition } } });
    try {
      await on("", async (page) => {
        assert.match(await snippetOf(page), /edition="1\.0\.0\+sha256-abc="/);
        await page.locator("#further summary").click();
        await page.getByRole("radio", { name: /say what they were/ }).check();
        await made(page);
        assert.match(await snippetOf(page), /since="1\.0\.0\+sha256-abc="/);
        assert.match(page.url(), /keep=living/);
      });
    } finally {
      delete pages["/manifest.json"];
    }
  });

  test("on a phone one width at a time, and the others load nothing", () =>
    on("", async (page) => {
      const seen = () => page.locator(".preview both-ways:visible").evaluateAll((all) => all.map(({ clientWidth }) => clientWidth));
      assert.deepEqual(await seen(), [320]);
      assert.equal(await page.evaluate(() => document.querySelector(".wide both-ways").state), null);
      await kind(page, texts.wide);
      await page.evaluate(() => document.querySelector(".wide both-ways").ready);
      assert.deepEqual(await seen(), [960]);
    }, PHONE));

  test("on a large screen all three", () =>
    on("", async (page) => {
      const widths = await page.locator(".preview both-ways:visible").evaluateAll((all) => all.map(({ clientWidth }) => clientWidth));
      assert.deepEqual(widths, [320, 640, 960]);
    }));
});

describe("copying", () => {
  test("the clipboard has the snippet, and that is said politely", () =>
    on("", async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      for (const name of [texts.script, texts.frame, texts.still, texts.amp, texts.wordpress, texts.link]) {
        await kind(page, name);
        await page.click("#copy");
        await page.waitForFunction(() => document.querySelector("#copied").textContent.startsWith("Copied"));
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await snippetOf(page), name);
      }
      assert.equal(await page.locator("#copied").getAttribute("role"), "status");
    }));

  test("where the clipboard is refused the text is selected", () =>
    on("", async (page) => {
      await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("no"))));
      await page.click("#copy");
      await page.waitForFunction(() => document.querySelector("#copied").textContent.includes("by hand"));
      const [start, end, length] = await page.locator("#snippet").evaluate((field) => [field.selectionStart, field.selectionEnd, field.value.length]);
      assert.deepEqual([start, end], [0, length]);
    }));
});

describe("the doctor's room", () => {
  const ask = async (page, policy) => {
    await page.fill("[name=policy]", policy);
    await page.getByRole("button", { name: texts.examine }).click();
    return { verdict: await page.locator("#verdict").innerText(), found: await page.locator("#finding").innerText() };
  };
  const mended = (page) => page.locator("#finding textarea").evaluateAll((all) => all.map(({ value }) => value));

  test("works, mend, nonce, iframe, and what is no policy", () =>
    on("", async (page) => {
      assert.equal((await ask(page, "script-src 'self' 'wasm-unsafe-eval'")).verdict, texts.works);
      assert.equal((await ask(page, "default-src 'self'")).verdict, texts.worksMended);
      assert.deepEqual(await mended(page), ["default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"]);
      assert.equal((await ask(page, "script-src 'nonce-a' 'strict-dynamic' 'wasm-unsafe-eval'")).verdict, texts.worksNonce);
      const framed = await ask(page, "script-src 'none'");
      assert.equal(framed.verdict, texts.worksFrame);
      assert.match(framed.found, /keeps scripts out/);
      assert.equal((await ask(page, "HTTP/2 200\ncontent-type: text/html")).verdict, texts.nothingForbidden);
      assert.equal((await ask(page, "hello")).verdict, texts.noPolicy);
      assert.equal(await page.locator("#verdict").getAttribute("role"), "status");
    }));

  test("files on another origin are named by their folder", () =>
    on("?base=https%3A%2F%2Fstatic.example%2Fb%2F", async (page) => {
      const { found } = await ask(page, "Content-Security-Policy: default-src 'self' data: 'wasm-unsafe-eval'\nCross-Origin-Embedder-Policy: require-corp");
      assert.match(found, /https:\/\/static\.example\/b\//);
      assert.match(found, /Access-Control-Allow-Origin/);
      assert.match(found, /Cross-Origin-Resource-Policy/);
      assert.equal((await mended(page))[0], "default-src 'self' data: 'wasm-unsafe-eval'; script-src 'self' data: 'wasm-unsafe-eval' https://static.example/b/; connect-src 'self' data: 'wasm-unsafe-eval' https://static.example/b/");
    }));
});

describe("the files", () => {
  const hashOf = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

  for (const [which, query] of [["needed", "?figures=dcid&pair=CN-US&lang=ja"], ["everything", ""]]) {
    test(`${which}: a zip of files that are the manifest's, with their licences`, () =>
      on(query, async (page) => {
        await page.locator(`[name=which][value=${which}]`).check();
        const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
        assert.match(download.suggestedFilename(), /^bothways-\d+\.\d+\.\d+\.zip$/);
        const inside = unzipSync(await readFile(await download.path()));
        const hashed = Object.keys(inside).filter((name) => name in manifest.files);
        for (const name of hashed) assert.equal(hashOf(inside[name]), manifest.files[name].integrity, name);
        const wanted = which === "everything" ? Object.keys(manifest.files) : files.neededFiles({ figures: "dcid", lang: "ja" }, manifest);
        assert.deepEqual(hashed.sort(), wanted.sort());
        for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "manifest.json", "data/dcid.md", "data/geo.md"]) assert.ok(inside[name]?.length, name);
        await page.waitForFunction(() => document.querySelector("#made").textContent.startsWith("The zip is made"));
        assert.equal(await page.locator("#made").getAttribute("role"), "status");
      }, { acceptDownloads: true }));
  }

  test("a file that is not the manifest's is refused", () =>
    on("", async (page, lines) => {
      await page.route("**/more.js", (route) => route.fulfill({ body: "other" }));
      await page.click("#download");
      await page.waitForFunction(() => document.querySelector("#made").textContent.includes("could not be made: more.js"));
      // The browser says so, too.
      assert.ok(lines.splice(0).some((line) => line.includes("integrity")));
    }));

  test("the script that packs is fetched only when asked for", () =>
    on("", async (page) => {
      const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.ok(!fetched.some((name) => name.includes("builder-zip")));
    }));

  const element = (fields) => `<script type="module" src="/bothways.js"></script><both-ways loading="eager" ${Object.entries(fields).map(([name, value]) => `${name}="${value}"`).join(" ")}></both-ways>`;
  for (const fields of [{}, { controls: "none" }, { figures: "honeypots", pair: "US-JP", view: "map", lang: "de" }, { view: "sources", pair: "CN-US", controls: "none" }]) {
    test(`${JSON.stringify(fields)}: what it needs is all that it asks for in a reader's session`, () =>
      fresh(element(fields), async (page) => {
        await ready(page);
        await whole(page);
        await page.evaluate(() => document.querySelector("both-ways").download("png"));
        if (fields.controls !== "none") {
          for (const view of ["partners", "matrix", "flows", "map", "balance", "table", "sources", "timeline"]) {
            await page.evaluate(async (view) => {
              const chart = document.querySelector("both-ways");
              chart.view = view;
              await chart.updateComplete;
            }, view);
          }
        }
        const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname.slice(1)));
        const needed = files.neededFiles(fields, manifest);
        assert.deepEqual(fetched.filter((name) => name !== "favicon.ico" && !needed.includes(name)), []);
        assert.ok(needed.length < Object.keys(manifest.files).length);
      }));
  }
});

describe("every reader", () => {
  const openAll = async (page) => {
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
    await page.fill("[name=policy]", "Content-Security-Policy: default-src 'self'\nContent-Security-Policy: script-src 'nonce-a'");
    await page.getByRole("button", { name: texts.examine }).click();
    await page.evaluate(() => Promise.all([...document.querySelectorAll(".preview both-ways")].filter((chart) => chart.checkVisibility()).map((chart) => ((chart.loading = "eager"), chart.ready))));
  };

  test("axe (WCAG 2.2 AA) finds nothing, light and dark, phone and laptop, all of it open", async () => {
    const axe = await readFile("node_modules/axe-core/axe.min.js", "utf8");
    for (const options of [{}, { colorScheme: "dark" }, PHONE, { ...PHONE, colorScheme: "dark" }, { forcedColors: "active" }]) {
      await on("", async (page) => {
        await openAll(page);
        const faults = await page.evaluate(async (axe) => {
          (0, eval)(axe);
          const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const { passes, violations } = await window.axe.run(document, { runOnly: { type: "tag", values } });
          if (passes.length < 25) return [`only ${passes.length} rules`];
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(" ")}`));
        }, axe);
        assert.deepEqual(faults, [], JSON.stringify(options));
      }, options);
    }
  });

  test("one h1, and every field has a name", () =>
    on("", async (page) => {
      await openAll(page);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
      const nameless = await page.locator("main :is(input, select, textarea)").evaluateAll((all) =>
        all.filter((field) => ![...(field.labels ?? [])].some(({ textContent }) => textContent.trim())).map(({ name, id }) => name || id));
      assert.deepEqual(nameless.filter((name) => name), []);
    }));

  test("every word that the page names is there, and none is left over", async () => {
    const page = (await distFile("builder.html")).toString();
    const named = [...page.matchAll(/data-t="(\w+)"/g)].map(([, key]) => key);
    assert.ok(named.length > 30);
    for (const key of named) assert.ok(texts[key], key);
    const code = (await distFile("builder.js")).toString() + page;
    const parts = ["Hint", "Fault"];
    const loose = Object.keys(texts).filter((key) => !new RegExp(`["'\`]${key}["'\`]`).test(code) && !parts.some((part) => key.endsWith(part)));
    assert.deepEqual(loose, []);
  });

  test("the keyboard walks it in its order, with a ring at each stop, and leaves", () =>
    on("", async (page) => {
      await openAll(page);
      const stops = [];
      await page.locator("h1").click();
      for (let at = 0; at < 90; at += 1) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === document.body) return null;
          const ringed = element.closest(".words label") ?? element;
          const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
          return [element.name || element.id || element.className || element.localName, outlineStyle, outlineWidth, element.localName];
        });
        if (!stop) break;
        stops.push(stop);
      }
      const names = stops.map(([name]) => name);
      const wanted = ["figures", "view", "measure", "first", "swap", "second", "from", "to", "lang", "theme", "controls", "heading", "base", "kinds", "snippet", "copy", "policy", "page", "which", "download"];
      assert.deepEqual(wanted.filter((name, at) => !names.includes(name) || (at && names.indexOf(name) < names.indexOf(wanted[at - 1]))), []);
      for (const [name, style, width, tag] of stops) if (tag !== "both-ways") assert.deepEqual([style, width], ["solid", "2px"], name);
    }));

  test("targets are 24 px, and 44 where fingers point", async () => {
    for (const [options, least] of [[{}, 24], [PHONE, 44]]) {
      await on("", async (page) => {
        await openAll(page);
        const small = await page.locator("main :is(button, select, input, textarea, summary)").evaluateAll((all, least) =>
          all.filter((each) => each.checkVisibility()).flatMap((each) => {
            const { width, height } = (each.type === "radio" ? each.closest("label") : each).getBoundingClientRect();
            return Math.min(width, height) < least ? [`${each.name || each.id || each.textContent}: ${width} × ${height}`] : [];
          }), least);
        assert.deepEqual(small, []);
      }, options);
    }
  });

  test("at 320 px and at 400 % nothing is cut off or scrolls sideways", async () => {
    for (const options of [{ viewport: { width: 320, height: 640 } }, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }]) {
      await on("", async (page) => {
        await openAll(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        const beyond = await page.locator("main *:visible").evaluateAll((all) =>
          all.filter((each) => !each.closest("textarea, .quiet") && each.getBoundingClientRect().right > 321).map(({ className, localName }) => `${localName}.${className}`));
        assert.deepEqual(beyond, []);
      }, options);
    }
  });

  test("with forced colours the chosen kind can be told from the others", () =>
    on("", async (page) => {
      const borders = await page.locator("#kinds label").evaluateAll((all) => all.map((label) => getComputedStyle(label).borderBottomColor));
      assert.notEqual(borders[0], borders[1]);
    }, { forcedColors: "active" }));
});
