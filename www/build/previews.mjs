/**
 * What other sites show of a page with a chart: an answer by oEmbed with a frame of it, and a preview
 * with a picture by Open Graph. Both need absolute addresses, which begin with `BASE_URL`.
 */

import { mkdirSync, writeFileSync } from "node:fs";

/** Where dist/ will lie; by default where `./build.sh serve` shows it. */
const BASE = (process.env.BASE_URL ?? `http://127.0.0.1:${process.env.PORT ?? 8080}`).replace(/\/+$/, "");

/** A preview's picture in px: the widget's at 800x420 CSS px, as large as sites show at most. */
const [WIDTH, HEIGHT, SCALE] = [1200, 630, 1.5];
/** A frame's place in CSS px, before it tells its own height. */
const FRAME = { width: 704, height: 600 };

/**
 * Writes `oembed/NAME.json` and `.png` for a page whose chart `bothways embed` prints by `words`, and
 * returns the page with links to them. `run` is the command.
 */
export function withPreview(page, { dist, name, words, run }) {
  mkdirSync(`${dist}/oembed`, { recursive: true });
  const asked = withoutId(words.slice(1));
  const picture = drawPicture(`${dist}/oembed/${name}.png`, asked, run) && `${BASE}/oembed/${name}.png`;
  const read = (pattern) => page.match(pattern)?.[1].replace(/\s+/g, " ") ?? "";
  const title = read(/<title>([^<]*)<\/title>/);
  const description = read(/<meta name="description" content="([^"]*)"/);
  const [frame] = run(["embed", ...asked, "--as", "frame", "--base", BASE]).split("\n");
  const answer = {
    version: "1.0",
    type: "rich",
    title: plain(title),
    provider_name: "Bothways",
    provider_url: `${BASE}/`,
    ...FRAME,
    html: frame,
    ...(picture && { thumbnail_url: picture, thumbnail_width: WIDTH, thumbnail_height: HEIGHT }),
  };
  writeFileSync(`${dist}/oembed/${name}.json`, `${JSON.stringify(answer, null, 2)}\n`);
  const url = `${BASE}/${name === "index" ? "" : `${name}.html`}`;
  const links = head({ title, description, url, picture, json: `${BASE}/oembed/${name}.json` });
  return page.replace("</head>", () => `${links}</head>`);
}

/** An id is the element's alone. */
function withoutId(words) {
  const at = words.indexOf("--id");
  return at < 0 ? words : words.toSpliced(at, 2);
}

/** Whether there is one: a machine without fonts makes none, and says so. */
function drawPicture(file, asked, run) {
  try {
    const size = ["--size", `${WIDTH / SCALE}x${HEIGHT / SCALE}`, "--scale", String(SCALE)];
    run(["render", ...asked, ...size, "-o", file]);
    return true;
  } catch {
    return false;
  }
}

function head({ title, description, url, picture, json }) {
  const properties = {
    "og:type": "article",
    "og:site_name": "Bothways",
    "og:title": title,
    "og:description": description,
    "og:url": url,
    ...(picture && {
      "og:image": picture,
      "og:image:type": "image/png",
      "og:image:width": WIDTH,
      "og:image:height": HEIGHT,
      "og:image:alt": description,
    }),
  };
  return [
    `<link rel="alternate" type="application/json+oembed" href="${json}" title="${title}">`,
    ...Object.entries(properties).map(([name, value]) => `<meta property="${name}" content="${value}">`),
    `<meta name="twitter:card" content="${picture ? "summary_large_image" : "summary"}">\n`,
  ].join("\n");
}

/** The few characters that a title of HTML writes in another way. */
const plain = (html) =>
  html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
