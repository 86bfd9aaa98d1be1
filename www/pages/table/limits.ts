/** What the page takes; more would keep a small machine waiting. */
export const MAX_ROWS = 50_000;
export const MAX_BYTES = 8_000_000;
/** Figures of a wide table, in all. */
export const MAX_FIGURES = 200_000;
/** So many periods a chart begins with; the reader may choose the others. */
export const MAX_PERIODS = 120;
/** More columns than countries and what is said of them; cells far outside would make all rows as long. */
export const MAX_COLUMNS = 300;
/** What a workbook is unpacked to, of the sheet that is read and what it needs. */
export const MAX_UNPACKED = 64_000_000;
