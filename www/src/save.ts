/** What a chart shows, as a file. */

import type { Widget } from "../../target/web/picture_bg.js";
import { csv, type Answer, type Rights } from "./csv.ts";
import type { Fields, Ready } from "./needs.ts";
import { withTexts } from "./png-text.ts";
import { element, SvgPen } from "./svg-pen.ts";
import { failure, refusal, type State } from "./types.ts";

/** The kinds of files. */
export const KINDS = ["csv", "json", "svg", "png"] as const;
export type Kind = (typeof KINDS)[number];

/** A picture's width in CSS px, whatever the screen, and how many pixels a PNG has for each. */
const WIDTH = 800;
const RATIO = 2;

/** The letters of an SVG are those of whoever opens it. */
const ANYWHERE = "system-ui, sans-serif";

/** What makes widgets; only that of the module for pictures makes them. */
type Maker = typeof Widget;

/** What is asked for: the fields of a state, in letters of a family. */
interface Asked {
  maker: Maker;
  fields: Fields;
  family: string;
  state: State;
}

/** A file of what a state shows, in letters of a `family`; what makes it has the figures. */
export async function save(
  kind: string,
  { engine, figures }: Ready,
  shown: State,
  family: string,
): Promise<Blob> {
  const { lang, src: _, figures: __, ...state } = shown;
  const make = MAKERS[kind as Kind];
  if (!make) throw refusal("kind", `“${kind}” is not one of ${KINDS.join(", ")}`);
  const given = Object.entries(state).filter(([, value]) => value !== undefined);
  const fields = given.map(([name, value]) => [name, String(value)] as const);
  const maker = engine.Widget as Maker;
  const all: Fields = [["lang", String(lang)], ...figures, ...fields];
  return make({ maker, fields: all, family, state: shown });
}

const MAKERS: Record<Kind, (asked: Asked) => Blob | Promise<Blob>> = {
  csv: (asked) => file(csv(answerOf(asked), asked.state), "text/csv;charset=utf-8"),
  json: (asked) => file(`${JSON.stringify(dated(answerOf(asked)), null, 2)}\n`, "application/json"),
  svg,
  png,
};

const file = (text: string, type: string) => new Blob([text], { type });

/** Asks a widget of its own, which paints with `pen`; it is gone afterwards. */
function ask<T>({ maker, fields, family }: Asked, pen: unknown, act: (widget: Widget) => T): T {
  const widget = new maker(pen as CanvasRenderingContext2D, family);
  try {
    widget.change(fields);
    return act(widget);
  } finally {
    widget.free();
  }
}

const answerOf = (asked: Asked) =>
  ask(asked, new SvgPen(ANYWHERE), (widget) => widget.answer() as Answer);

function svg(asked: Asked): Blob {
  const pen = new SvgPen(ANYWHERE);
  const answer = ask({ ...asked, family: ANYWHERE }, pen, (widget) => {
    widget.picture(WIDTH, 1);
    return widget.answer() as Answer;
  });
  const id = idOf(answer);
  return file(pen.svg(head(answer, id), id), "image/svg+xml");
}

/** When and where a file was made. */
const made = () => ({ date: new Date().toISOString().slice(0, 10), url: location.href });

/** An answer, and when and where it was taken. */
const dated = (answer: Answer) => ({ ...answer, taken: made() });

/** What goes with a picture: each licence once, since several measures of a set have the same. */
function provenance({ title, sentence, source, vantage, caveats, rights, rows }: Answer) {
  const all = rights ? [rights] : rows.map((row) => row["rights"] as Rights);
  const lines = all.map(({ license, licenseUrl, attribution, changed }) =>
    [attribution, licenseUrl ? `${license}, ${licenseUrl}` : license, `Changed: ${changed}`],
  );
  const unique = [...new Map(lines.map((line) => [line.join("\n"), line])).values()];
  const limits = [vantage ?? "", ...caveats].filter((text) => text);
  return { title, sentence, source, limits, rights: unique, ...made() };
}

/**
 * Names the picture, says what it shows and with which caveats, and carries its licences where
 * programs look for them. Its ids are its own, since several pictures may stand in one page.
 */
function head(answer: Answer, id: string): string {
  const { title, sentence, source, limits, rights, date, url } = provenance(answer);
  return [
    element("title", title, `${id}-title`),
    element("desc", [sentence, ...limits].join(" "), `${id}-desc`),
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    element("dc:date", date),
    element("dc:identifier", url),
    element("dc:source", source),
    ...rights.flatMap(([attribution, licence, changed]) => [
      element("dc:source", attribution!),
      element("dc:rights", licence!),
      element("dc:description", changed!),
    ]),
    "</metadata>",
  ].join("\n");
}

/** A name that two pictures share only where they say the same. */
function idOf({ title, sentence }: Answer): string {
  let hash = 0;
  for (const letter of title + sentence) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0;
  return `bothways-${hash.toString(36)}`;
}

async function png(asked: Asked): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const answer = ask(asked, canvas.getContext("2d"), (widget) => {
    widget.picture(WIDTH, RATIO);
    return widget.answer() as Answer;
  });
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw failure("memory", "there is no room for the picture");
  const { title, sentence, source, limits, rights, date, url } = provenance(answer);
  return withTexts(blob, {
    Title: title,
    Description: sentence,
    Comment: limits.join("\n"),
    Source: `${source}\n${url}`,
    Copyright: rights.flat().join("\n"),
    "Creation Time": date,
  });
}
