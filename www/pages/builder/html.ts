/** HTML as text: the one place where words become safe to stand in it. */

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text that stands between tags, or in an attribute between double quotes. */
export const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!);

/** Attributes by name: true stands alone; undefined, false and "" are left out. */
export type Attributes = Record<string, string | boolean | undefined>;

/** An opening tag. */
export const open = (name: string, attributes: Attributes = {}) =>
  `<${name}${Object.entries(attributes).map(attribute).join("")}>`;

/** An element with what is HTML already inside. */
export const element = (name: string, attributes: Attributes, ...inside: string[]) =>
  `${open(name, attributes)}${inside.join("")}</${name}>`;

const attribute = ([name, value]: [string, Attributes[string]]) =>
  value === true ? ` ${name}` : value ? ` ${name}="${escaped(value)}"` : "";

/** An SVG picture as an address, with single quotes, and escaped only where it must be. */
export function pictureAddress(svg: string): string {
  const escaped = encodeURIComponent(svg.trim().replaceAll('"', "'"));
  return `data:image/svg+xml,${escaped.replace(/%(2F|3A|3D|3B|2B)/g, decodeURIComponent)}`;
}
