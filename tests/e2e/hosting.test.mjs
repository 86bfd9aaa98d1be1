// What dist/ has for those who host it: files of headers, and what other sites show of its pages.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, test } from "node:test";
import { PNG } from "pngjs";
import { apacheRules, nginxRules, rulesOf, s3Headers, staticHeaders } from "./headers.mjs";

describe("files of headers", () => {
  const NAMES = [
    "Access-Control-Allow-Origin",
    "Cross-Origin-Resource-Policy",
    "Cross-Origin-Embedder-Policy",
    "X-Content-Type-Options",
    "Cache-Control",
    "Content-Type",
  ].sort();
  const YEAR = "public, max-age=31536000, immutable";
  const AGAIN = "public, max-age=0, must-revalidate";
  const unique = (names) => [...new Set(names)].sort();
  // What pages of others fetch; licences and our own pages have no rule.
  const isFetched = (name) => /\.(js|wasm|css|bw|bin)$|^texts\//.test(name);
  const files = Object.keys(JSON.parse(readFileSync("dist/manifest.json", "utf8")).files).filter(isFetched);

  test("name the same headers for each kind of host", () => {
    const named = rulesOf(readFileSync("dist/headers/_headers", "utf8")).flatMap(({ headers }) => headers);
    assert.deepEqual(unique(named.map(([name]) => name)), NAMES);
    assert.deepEqual(unique(apacheRules().map(([, name]) => name)), NAMES);
    assert.deepEqual(unique(nginxRules().map(([, name]) => name)), NAMES);
    assert.deepEqual(unique(s3Headers().map(([name]) => name)), NAMES);
  });

  test("give every file of dist/ the same values", () => {
    const ours = staticHeaders();
    const apache = apacheRules();
    const nginx = nginxRules();
    for (const name of [...files, "embed.html", "embed-single.html"]) {
      const values = ours(`/${name}`);
      const isHashed = /\.[0-9a-f]{8}\.\w+$/.test(name);
      const isPage = name.endsWith(".html");
      assert.equal(values.get("Cache-Control"), isHashed ? YEAR : AGAIN, name);
      assert.equal(values.get("Access-Control-Allow-Origin"), "*", name);
      assert.equal(values.get("Cross-Origin-Embedder-Policy"), isPage ? "require-corp" : undefined, name);
      const last = name.split("/").at(-1);
      const byApache = new Map(apache.filter(([files]) => !files || files.test(last)).map(([, ...rest]) => rest));
      // The innermost place that matches, the first of them.
      const inner = nginx.find(([place, , , depth]) => depth === 2 && place.test(`/bothways/${name}`))?.[0];
      const isHere = ([place, , , depth]) => (inner ? place === inner : depth === 1);
      const byNginx = new Map(nginx.filter(isHere).map(([, header, value]) => [header, value]));
      assert.deepEqual([...byApache].sort(), [...byNginx].sort(), name);
      for (const [header, value] of values) assert.equal(byApache.get(header), value, `${name}: ${header}`);
    }
  });
});

describe("previews by other sites", () => {
  const page = () => readFileSync("dist/index.html", "utf8");
  const answer = () => JSON.parse(readFileSync("dist/oembed/index.json", "utf8"));

  test("the answer by oEmbed has what its specification requires of a rich one", () => {
    const said = answer();
    assert.deepEqual([said.version, said.type], ["1.0", "rich"]);
    for (const name of ["width", "height"]) assert.ok(Number.isInteger(said[name]), name);
    for (const name of ["html", "title", "provider_name", "provider_url"]) assert.equal(typeof said[name], "string");
    assert.match(said.html, /^<iframe src="https?:\/\/\S+\/embed\.html\?\S+" [^>]*sandbox="allow-scripts"[^>]*><\/iframe>$/);
    // All three of a thumbnail or none.
    const thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"].filter((name) => name in said);
    assert.equal(thumbnail.length, 3);
  });

  test("the page leads to it, and to a picture of the size it says", () => {
    const links = page().match(/<link rel="alternate" type="application\/json\+oembed" href="([^"]+)" title="[^"]+">/);
    assert.ok(links[1].endsWith("/oembed/index.json") && /^https?:/.test(links[1]));
    const property = (name) => page().match(new RegExp(`<meta property="og:${name}" content="([^"]*)">`))?.[1];
    // The four that Open Graph requires.
    for (const name of ["title", "type", "image", "url"]) assert.ok(property(name), name);
    const { width, height } = PNG.sync.read(readFileSync("dist/oembed/index.png"));
    assert.deepEqual([String(width), String(height)], [property("image:width"), property("image:height")]);
    assert.deepEqual([width, height], [1200, 630]);
    assert.equal(property("image"), answer().thumbnail_url);
  });

  test("its addresses begin with BASE_URL", () => {
    const dist = mkdtempSync(`${tmpdir()}/bothways-`);
    const made = execFileSync("node", ["--input-type=module", "-e", MAKE, dist], {
      encoding: "utf8",
      env: { ...process.env, BASE_URL: "https://charts.example/bothways/" },
    });
    const { html, provider_url: provider } = JSON.parse(readFileSync(`${dist}/oembed/page.json`, "utf8"));
    assert.equal(provider, "https://charts.example/bothways/");
    assert.equal(html, "embed --view timeline --as frame --base https://charts.example/bothways");
    assert.match(made, /href="https:\/\/charts\.example\/bothways\/oembed\/page\.json" title="A &amp; B"/);
    assert.match(made, /content="https:\/\/charts\.example\/bothways\/oembed\/page\.png"/);
    assert.match(made, /property="og:url" content="https:\/\/charts\.example\/bothways\/page\.html"/);
  });
});

/** Makes the preview of a page with a command that only repeats what it is asked. */
const MAKE = `
  import { withPreview } from "./www/build/previews.mjs";
  const page = "<head><title>A &amp; B</title></head>";
  const words = ["embed", "--view", "timeline", "--id", "chart"];
  console.log(withPreview(page, { dist: process.argv[1], name: "page", words, run: (words) => words.join(" ") }));
`;
