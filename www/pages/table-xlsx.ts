/** Reads a workbook's first sheet; the table's thread fetches this script with the first workbook. */

import { MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED } from "./table/limits.ts";
import { formatsOf, isPart, sheetsOf, stringsOf } from "./table/xlsx/book.ts";
import { Beyond, readCells, type Cells } from "./table/xlsx/sheet.ts";
import { Folder, TooLarge } from "./table/xlsx/unpack.ts";

/** The first sheet's cells, its name, and those of the others; or why there are none. */
export type Book = { cells: Cells; name: string; others: string[] } | { refused: Refusal };

interface Refusal {
  what: string;
  places: Record<string, number>;
}

const refused = (what: string, places: Record<string, number> = {}): Book => ({
  refused: { what, places },
});

export function readWorkbook(bytes: Uint8Array): Book {
  if (bytes[0] === OLD) return refused(isLocked(bytes) ? "locked" : "old");
  try {
    return read(new Folder(bytes, MAX_UNPACKED));
  } catch (error) {
    if (error instanceof TooLarge) return refused("unpacked", { most: MAX_UNPACKED });
    if (error instanceof Beyond) return refused(error.what, { count: error.count, most: error.most });
    // Whatever else goes wrong in it, it is none.
    return refused("workbook");
  }
}

function read(folder: Folder): Book {
  const parts = folder.take(isPart);
  const { sheets, is1904 } = sheetsOf(parts);
  const [first, ...others] = sheets;
  if (!first) return refused("workbook");
  const cells = folder.take((path) => path === first.path).get(first.path)!;
  const [strings, formats] = [
    stringsOf(parts.get("xl/sharedStrings.xml")),
    formatsOf(parts.get("xl/styles.xml")),
  ];
  const most = { rows: MAX_ROWS, columns: MAX_COLUMNS };
  return {
    cells: readCells(cells, { strings, formats, is1904 }, most),
    name: first.name,
    others: others.map(({ name }) => name),
  };
}

/** Workbooks before 2007, and those behind a password, are a file system of their own. */
const OLD = 0xd0;
/** The name that only the second kind has in it, two bytes a sign. */
const LOCK = [..."EncryptedPackage"].map((sign) => `${sign}\0`).join("");

const isLocked = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes).includes(LOCK);
