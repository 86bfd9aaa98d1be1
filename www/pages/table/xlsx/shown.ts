/**
 * Numbers as their cells show them, in the one form that cannot be misread: dates as ISO 8601 writes
 * them, as exact as the cell is, and no signs between thousands.
 */

/** Formats that files name by a number alone; those of Eastern Asia from 27 to 36 and 50 to 58 are dates. */
const KNOWN: Record<number, string> = {
  ...{ 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00" },
  ...{ 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss" },
  ...{ 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0" },
  ...{ 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss.0" },
};

export const formatOf = (id: number) =>
  KNOWN[id] ?? ((id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "d/m/yyyy" : "General");

const DAY = 86_400_000;
/** The program that the others follow counts a 29 February 1900, which never was. */
const NEVER = 60;

/** A number of days as a date, or nothing where calendars of spreadsheets have none. */
export function dateOf(days: number, is1904: boolean): string | undefined {
  const whole = Math.floor(days);
  if (!(whole >= 0 && whole < 2_958_466)) return undefined;
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < NEVER ? 31 : 30);
  return new Date(first + whole * DAY).toISOString().slice(0, 10);
}

/** So much of a date does a format show; nothing where it shows none. */
function lengthOf(signs: string): number | undefined {
  if (/d/i.test(signs)) return "2011-05-03".length;
  const isTime = /[hs]/i.test(signs);
  if (/m/i.test(signs) && !isTime) return "2011-05".length;
  return /y/i.test(signs) ? "2011".length : undefined;
}

/** A number as a cell of that format shows it. */
export function shown(number: number, format: string, is1904: boolean): string {
  // What is quoted, escaped or in brackets is no sign of the format.
  const signs = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0]!;
  if (/general/i.test(signs)) return plain(number);
  const length = lengthOf(signs);
  if (length) return dateOf(number, is1904)?.slice(0, length) ?? plain(number);
  const isPercent = signs.includes("%");
  return rounded(isPercent ? number * 100 : number, signs) + (isPercent ? "%" : "");
}

/** Spreadsheets count with 15 digits. */
const plain = (number: number) => String(Number(number.toPrecision(15)));

/** As many decimals as the format has; in thousands, as a fraction or with an exponent it stays whole. */
function rounded(number: number, signs: string): string {
  const digits = /[0#?][0#?,.]*/.exec(signs)?.[0] ?? "";
  if (!digits || /,(\.|$)/.test(digits) || /[/E]/i.test(signs) || Math.abs(number) >= 1e21) {
    return plain(number);
  }
  const decimals = digits.split(".")[1] ?? "";
  let words = Number(number.toPrecision(15)).toFixed(decimals.length);
  // Decimals under # or ? are shown where they are no zeros.
  const optional = /[#?]*$/.exec(decimals)![0].length;
  for (let left = optional; left && words.endsWith("0"); left -= 1) words = words.slice(0, -1);
  return words.replace(/\.$/, "");
}
