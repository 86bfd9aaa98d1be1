/** What is pasted into a site: strings made of strings. */

import { given, type Choices, type Kind } from "./choices.ts";
import { element, escaped, open, pictureAddress } from "./html.ts";

/** What the chart says in words and pictures. */
export interface Words {
  title: string;
  sentence: string;
  /** The language of all these and its direction. */
  lang: string;
  dir: string;
  /** Two pictures as SVG; without the second the first is for both. */
  light: string;
  dark: string;
  caption: string;
  head: string[];
  rows: string[][];
  /** Unit, who counted, source; then the notes, a paragraph each. */
  small: string[];
}

/** A file that is fetched ahead. */
export interface Ahead {
  name: string;
  integrity: string;
}

export interface Embed {
  /** The folder of the files, with a slash at its end. */
  base: string;
  /** As the element takes them. */
  fields: Choices["fields"];
  /** `edition` or `since`, where figures have editions. */
  kept: { edition?: string; since?: string };
  words: Words;
  /** What the first chart waits for, the module first. */
  ahead: Ahead[];
  /** The hash of the script that sizes the frame, where there is one. */
  frameIntegrity: string | undefined;
  /** Said by the button that shows all of a frame in AMP. */
  showAll: string;
}

/** Of a frame before it has told its own, in CSS px. */
const HEIGHT = "600";

export const snippet: Record<Kind, (embed: Embed) => string> = {
  script,
  frame,
  still,
  amp,
  wordpress,
  link,
};

/** The element: links that fetch ahead, the module, and inside what is seen without it. */
function script({ base, fields, kept, words, ahead }: Embed): string {
  const [module] = ahead;
  const tag = {
    type: "module",
    src: `${base}${module!.name}`,
    integrity: module!.integrity,
    crossorigin: true,
  };
  return lines(
    ...ahead.map((file) => linkAhead(base, file)),
    element("script", tag),
    open("both-ways", { ...attributesOf(fields), ...kept, dir: words.dir === "rtl" && "rtl" }),
    inside(words),
    "</both-ways>",
  );
}

/**
 * Scripts and what they fetch are fetched ahead in two ways. For the second no browser looks at a hash,
 * and Chromium says so in every reader's console; the module itself holds such files against theirs.
 */
function linkAhead(base: string, { name, integrity }: Ahead): string {
  const how = name.endsWith(".js")
    ? { rel: "modulepreload", href: `${base}${name}`, integrity }
    : {
        rel: "preload",
        as: "fetch",
        type: name.endsWith(".wasm") && "application/wasm",
        href: `${base}${name}`,
      };
  return open("link", { ...how, crossorigin: true });
}

/** A page of its own, that can do nothing but run its scripts, and the script that gives it its height. */
function frame(embed: Embed): string {
  const { base, words, frameIntegrity } = embed;
  const tag = { src: addressOf(embed), title: words.title, sandbox: "allow-scripts", loading: "lazy" };
  const sizes = { async: true, src: `${base}bothways-frame.js`, integrity: frameIntegrity };
  return lines(
    element("iframe", { ...tag, width: "100%", height: HEIGHT }),
    element("script", { ...sizes, crossorigin: !!frameIntegrity }),
  );
}

/** No script at all: the picture and the table that the element has inside. */
function still({ words }: Embed): string {
  return lines(
    open("figure", { lang: words.lang, dir: words.dir === "rtl" && "rtl" }),
    inside(words),
    "</figure>",
  );
}

/** `amp-iframe`: a placeholder lets it stand anywhere, and what overflows is shown at a press. */
function amp(embed: Embed): string {
  const { words, showAll } = embed;
  const tag = {
    src: addressOf(embed),
    title: words.title,
    layout: "fixed-height",
    height: HEIGHT,
    sandbox: "allow-scripts",
    frameborder: "0",
    resizable: true,
  };
  const button = { overflow: true, tabindex: "0", role: "button", "aria-label": showAll };
  const url = "https://cdn.ampproject.org/v0/amp-iframe-0.1.js";
  return lines(
    element("script", { async: true, "custom-element": "amp-iframe", src: url }),
    open("amp-iframe", tag),
    element("p", { placeholder: true }, escaped(words.sentence)),
    element("div", button, escaped(showAll)),
    "</amp-iframe>",
  );
}

/** The block “Custom HTML”, as a post's text has it. */
function wordpress(embed: Embed): string {
  return lines("<!-- wp:html -->", frame(embed), "<!-- /wp:html -->");
}

function link(embed: Embed): string {
  return element("a", { href: addressOf(embed) }, escaped(embed.words.title));
}

const lines = (...parts: string[]) => parts.join("\n");

/** As attributes; all sets speak in the view of sources. */
const attributesOf = ({ figures, ...fields }: Choices["fields"]) =>
  Object.fromEntries(
    given(fields.view === "sources" ? fields : { figures: figures ?? "cncert", ...fields }),
  );

/** The frame's page, asked as the element is. */
const addressOf = ({ base, fields, kept }: Embed) =>
  `${base}embed.html?${String(new URLSearchParams({ ...attributesOf(fields), ...kept }))}`;

/** What readers see without the chart, as `bothways embed` prints it: sentence, picture, table, source. */
function inside({ title, sentence, light, dark, caption, head, rows, small }: Words): string {
  const media = "(prefers-color-scheme: dark)";
  const paragraph = (words: string) => element("p", {}, escaped(words));
  return lines(
    paragraph(sentence),
    ...(dark ? ["<picture>", open("source", { media, srcset: pictureAddress(dark) })] : []),
    open("img", { src: pictureAddress(light), alt: title }),
    ...(dark ? ["</picture>"] : []),
    "<table>",
    element("caption", {}, escaped(caption)),
    element(
      "thead",
      {},
      element("tr", {}, ...head.map((words) => element("th", { scope: "col" }, escaped(words)))),
    ),
    "<tbody>",
    ...rows.map(row),
    "</tbody>",
    "</table>",
    ...small.map(paragraph),
  );
}

const row = ([first = "", ...cells]: string[]) =>
  element(
    "tr",
    {},
    element("th", { scope: "row" }, escaped(first)),
    ...cells.map((words) => element("td", {}, escaped(words))),
  );
