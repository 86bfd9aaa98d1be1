/** What looks like a machine's or a person's address, which no figure may carry; as `check` has it. */

const BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const IPV4 = new RegExp(`(?<![\\d.])(?:${BYTE}\\.){3}${BYTE}(?![\\d.]*\\d)`);
/** At least two colons, so that a time of day is none. */
const IPV6 = /(?<![\w:])(?=[\da-f:]*:[\da-f:]*:)(?:[\da-f]{1,4}(?::[\da-f]{1,4}){7}|(?:[\da-f]{1,4}:)*[\da-f]{0,4}::(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?)(?![\w:])/i;
const MAIL = /[^\s<>"'();,@]+@[^\s<>"'();,@]+\.[^\s<>"'();,@]+/;

/** The kind of address that a text holds, if any. */
export function addressIn(text: string): "ip" | "mail" | undefined {
  // Most cells have none of these signs.
  if (!/[.:@]/.test(text)) return undefined;
  if (MAIL.test(text)) return "mail";
  return IPV4.test(text) || IPV6.test(text) ? "ip" : undefined;
}
