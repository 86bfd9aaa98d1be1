/** Cells that hold no number: empty ones, and those that say so in words. Neither is a zero. */

import { fold } from "./fold.ts";

/** Words parted by commas, without what writers differ in: points and slashes are spaces. */
const listed = (...lines: string[]) => new Set(lines.join(",").split(",").map(fold));

/** In columns of numbers these say that there is none. */
const UNSAID = listed(
  "na, n a, nan, null, not measured, not available, missing, unknown, no data",
  "k a, keine angabe, nicht gemessen, keine daten, unbekannt, s d, sin datos, no medido",
  "n d, nd, non mesure, sem dados, tidak ada, tidak diukur, нет данных, н д",
  "غير متاح, غير متوفر, لا توجد بيانات, 不明, 未測定, データなし, 자료 없음, 无数据, 無資料",
);

/** Whether a cell says, with a sign or in words, that there is no number. */
export const isUnsaid = (cell: string) =>
  /^(?:[-–—−‐]+|\.{1,3}|…|:|\?+|\/|#n\/?a!?)$/i.test(cell) || UNSAID.has(fold(cell));

/** Words of which nobody can tell whether they say zero or that nobody counted. */
const EITHER = listed("none, nil, keine, ninguno, aucun, nenhum, нет, لا شيء, なし, 없음, 无, 無");
export const isEither = (cell: string) => EITHER.has(fold(cell));

/** Whether a cell holds nothing that could be read. */
export const isBlank = (cell: string) => cell === "" || isUnsaid(cell);

/** Whether it says that a number is there and withheld. */
const WITHHELD = listed(
  "withheld, suppressed, confidential, zurückgehalten, geheim, retenido, confidentiel",
  "محجوب, 非公開, 비공개, скрыто, 保密",
);
export const isWithheld = (cell: string) => cell !== "" && WITHHELD.has(fold(cell));
