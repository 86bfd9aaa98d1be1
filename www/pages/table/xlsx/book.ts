/** What a workbook says of its sheets, and what they share. */

import { formatOf } from "./shown.ts";
import { walk } from "./xml.ts";

export interface Sheet {
  name: string;
  /** Where its cells are in the packed folder. */
  path: string;
}

const BOOK = "xl/workbook.xml";
const LINKS = "xl/_rels/workbook.xml.rels";
const PARTS = [BOOK, LINKS, "xl/sharedStrings.xml", "xl/styles.xml"];

/** The files that say what all sheets share. */
export const isPart = (path: string) => PARTS.includes(path);

/** The sheets that are seen, in their order; throws where it is no workbook. */
export function sheetsOf(parts: Map<string, string>): { sheets: Sheet[]; is1904: boolean } {
  const paths = new Map<string, string>();
  walk(parts.get(LINKS)!, {
    open(name, { Id: id, Type: type, Target: target }) {
      // Sheets may also be drawings without cells.
      if (name === "Relationship" && id && target && type?.endsWith("/worksheet")) {
        paths.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
      }
    },
  });
  const sheets: Sheet[] = [];
  let is1904 = false;
  walk(parts.get(BOOK)!, {
    open(name, { name: title = "", state, id = "", date1904 }) {
      if (name === "workbookPr") is1904 = date1904 === "1" || date1904 === "true";
      const path = paths.get(id);
      if (name === "sheet" && path && (state ?? "visible") === "visible") {
        sheets.push({ name: title, path });
      }
    },
  });
  return { sheets, is1904 };
}

/** The texts that cells name by their number: whole, or in runs; how signs are spoken is left out. */
export function stringsOf(xml: string | undefined): string[] {
  const strings: string[] = [];
  let [isText, isSpoken] = [false, false];
  if (xml) {
    walk(xml, {
      open(name) {
        if (name === "si") strings.push("");
        if (name === "rPh") isSpoken = true;
        isText = name === "t" && !isSpoken;
      },
      text(text) {
        if (isText) strings[strings.length - 1] += text;
      },
      close(name) {
        if (name === "rPh") isSpoken = false;
        isText = false;
      },
    });
  }
  return strings;
}

/** The formats of numbers, by the styles of cells. */
export function formatsOf(xml: string | undefined): string[] {
  const [own, formats]: [Map<number, string>, string[]] = [new Map(), []];
  let isCells = false;
  if (xml) {
    walk(xml, {
      open(name, { numFmtId, formatCode }) {
        const id = Number(numFmtId ?? 0);
        if (name === "numFmt" && formatCode) own.set(id, formatCode);
        if (name === "cellXfs") isCells = true;
        if (name === "xf" && isCells) formats.push(own.get(id) ?? formatOf(id));
      },
      close(name) {
        if (name === "cellXfs") isCells = false;
      },
    });
  }
  return formats;
}
