/** Cells that hold no number: empty ones, and those that say so in words. Neither is a zero. */

import { fold } from "./fold.ts";

/** In their columns these say that there is no number; folded, so that points and slashes are spaces. */
const UNSAID = new Set(
  [
    ...["na", "n a", "nan", "null", "not measured", "not available", "missing", "unknown", "no data"],
    ...["k a", "keine angabe", "nicht gemessen", "keine daten", "unbekannt", "s d", "sin datos", "no medido"],
    ...["n d", "nd", "non mesure", "sem dados", "tidak ada", "tidak diukur", "нет данных", "н д"],
    ...["غير متاح", "غير متوفر", "لا توجد بيانات", "不明", "未測定", "データなし", "자료 없음", "无数据", "無資料"],
  ].map(fold),
);

/** Whether a cell says, with a sign or in words, that there is no number. */
export const isUnsaid = (cell: string) =>
  /^(?:[-–—−‐]+|\.{1,3}|…|:|\?+|\/|#n\/?a!?)$/i.test(cell) || UNSAID.has(fold(cell));

/** Words of which nobody can tell whether they say zero or that nobody counted. */
const EITHER = new Set(["none", "nil", "keine", "ninguno", "aucun", "nenhum", "нет", "لا شيء", "なし", "없음", "无", "無"].map(fold));
export const isEither = (cell: string) => EITHER.has(fold(cell));

/** Whether a cell holds nothing that could be read. */
export const isBlank = (cell: string) => cell === "" || isUnsaid(cell);

/** Whether it says that a number is there and withheld. */
export const isWithheld = (cell: string) =>
  /^(?:withheld|suppressed|confidential|zurückgehalten|geheim|retenido|confidentiel|محجوب|非公開|비공개|скрыто|保密)$/i.test(cell);
