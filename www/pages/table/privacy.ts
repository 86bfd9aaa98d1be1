/** What looks like a machine's or a person's address, which no figure may carry; as `check` has it. */

const BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const IPV4 = new RegExp(`(?<![\\d.])(?:${BYTE}\\.){3}${BYTE}(?![\\d.]*\\d)`);
/** Eight groups, or two colons in place of some; a time of day has neither. */
const HEX = "[\\da-f]{1,4}";
const SHORT = `(?:${HEX}:)*(?:${HEX})?::(?:${HEX}(?::${HEX})*)?`;
const IPV6 = new RegExp(`(?<![\\w:])(?:${HEX}(?::${HEX}){7}|${SHORT})(?![\\w:])`, "i");
const MAIL = /[^\s<>"'();,@]+@[^\s<>"'();,@]+\.[^\s<>"'();,@]+/;

/** The kind of address that a text holds, if any. */
export function addressIn(text: string): "ip" | "mail" | undefined {
  // Most cells have none of these signs.
  if (!/[.:@]/.test(text)) return undefined;
  if (MAIL.test(text)) return "mail";
  return IPV4.test(text) || IPV6.test(text) ? "ip" : undefined;
}
