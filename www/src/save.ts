/** What a chart shows, as a file. */

import type { Widget } from "../../target/web/picture_bg.js";
import { csv, type Answer, type Rights } from "./csv.ts";
import type { Fields, Ready } from "./needs.ts";
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
}

/** A file of what a state shows, in letters of a `family`; what makes it has the figures. */
export async function save(
  kind: string,
  { engine, figures }: Ready,
  { lang, src: _, figures: __, ...state }: State,
  family: string,
): Promise<Blob> {
  const make = MAKERS[kind as Kind];
  if (!make) throw refusal("kind", `“${kind}” is not one of ${KINDS.join(", ")}`);
  const given = Object.entries(state).filter(([, value]) => value !== undefined);
  const fields = given.map(([name, value]) => [name, String(value)] as const);
  const maker = engine.Widget as Maker;
  return make({ maker, fields: [["lang", String(lang)], ...figures, ...fields], family });
}

const MAKERS: Record<Kind, (asked: Asked) => Blob | Promise<Blob>> = {
  csv: (asked) => file(csv(answerOf(asked)), "text/csv;charset=utf-8"),
  json: (asked) => file(`${JSON.stringify(answerOf(asked), null, 2)}\n`, "application/json"),
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
  return file(pen.svg(head(answer)), "image/svg+xml");
}

/** Names the picture, says what it shows, and carries its licences where programs look for them. */
function head({ title, sentence, rights, rows }: Answer): string {
  const all = rights ? [rights] : rows.map((row) => row["rights"] as Rights);
  // Several measures of a set have one licence.
  const lines = new Set(all.map(rightsOf));
  return [
    element("title", title, "t"),
    element("desc", sentence, "d"),
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    ...lines,
    "</metadata>",
  ].join("\n");
}

const rightsOf = ({ license, licenseUrl, attribution, changed }: Rights) =>
  [
    element("dc:source", attribution),
    element("dc:rights", licenseUrl ? `${license}, ${licenseUrl}` : license),
    element("dc:description", `Changed: ${changed}`),
  ].join("\n");

async function png(asked: Asked): Promise<Blob> {
  const canvas = document.createElement("canvas");
  ask(asked, canvas.getContext("2d"), (widget) => widget.picture(WIDTH, RATIO));
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw failure("memory", "there is no room for the picture");
  return blob;
}
