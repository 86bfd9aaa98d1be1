/** Words compared without what writers differ in: case, accents, points and spaces. */

/** Accents of Latin, Greek and Cyrillic, and the short vowels of Arabic; not the marks of kana. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g;

export const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(MARKS, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}\p{M}%#]+/gu, " ")
    .trim();
