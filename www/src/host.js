/** What Rust asks of the page: how wide texts are, and how `Intl` writes. */

/** Midday of a day that ISO 8601 writes: no time zone turns it into its neighbour. */
const midday = (/** @type {string} */ day) => Date.parse(`${day}T12:00Z`);

/**
 * How each of `Intl`'s formats writes a text: a number, `first/last` day, a code, items in lines.
 * @type {Record<string, (format: any, text: string) => string>}
 */
const WRITE = {
  NumberFormat: (format, number) => format.format(number),
  DateTimeFormat: (format, days) => {
    const dates = days.split("/").map(midday);
    const [first, last = first] = dates.map(format.format);
    // Most periods are one day, month or year: as a range these take some twenty times as long.
    if (first === last) return first;
    // As the command writes it: browsers have spaces of several widths around the dash, or none.
    return format.formatRange(...dates).replace(/\s*–\s*/, "–");
  },
  DisplayNames: (format, code) => format.of(code),
  ListFormat: (format, items) => format.format(items.split("\n")),
};

/**
 * An error with a code of the contract.
 * @param {string} code @param {string} message @param {string | undefined} field
 */
export function refusal(code, message, field) {
  return Object.assign(new Error(message), field === undefined ? { code } : { code, field });
}

/** @type {Record<string, any>} */
const FORMATS = Intl;

/** One widget's canvas context and language, with every width and format made once. */
export class Host {
  #context;
  #locale = "en";
  /** @type {Map<string, any>} */
  #kept = new Map();

  /** @param {CanvasRenderingContext2D} context */
  constructor(context) {
    this.#context = context;
  }

  /**
   * Formats follow the language of the texts, in the region that is asked for if it is one of that.
   * @param {string} lang
   */
  speak(lang, texts = "en") {
    const locale = lang.startsWith(texts.slice(0, 2)) ? lang : texts;
    if (locale !== this.#locale) this.#kept.clear();
    this.#locale = locale;
  }

  /** @param {string} font @param {string} text @returns {number} */
  width(font, text) {
    return this.#once(font + text, () => {
      this.#context.font = font;
      return this.#context.measureText(text).width;
    });
  }

  /**
   * A text as a format writes it; nothing where this browser cannot.
   * @param {string} kind @param {string} options @param {string} text
   */
  words(kind, options, text) {
    try {
      // No two kinds have the same options.
      const format = this.#once(options, () => new FORMATS[kind](this.#locale, JSON.parse(options)));
      return WRITE[kind]?.(format, text);
    } catch {
      return undefined;
    }
  }

  /** @template T @param {string} key @param {() => T} make @returns {T} */
  #once(key, make) {
    let kept = this.#kept.get(key);
    if (kept === undefined) this.#kept.set(key, (kept = make()));
    return kept;
  }
}
