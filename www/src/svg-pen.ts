/**
 * A canvas context that writes SVG: whatever the Rust side paints becomes an element a shape, so
 * that picture and file cannot differ, and the wasm needs no second backend (some 3 kB of it).
 */

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\p{Cc}/gu, "");

/** An element with text in it, perhaps with an id. */
export const element = (name: string, text: string, id = "") =>
  `<${name}${id && ` id="${id}"`}>${escaped(text)}</${name}>`;

const ANCHORS: Record<string, string> = { left: "start", center: "middle", right: "end" };

export class SvgPen {
  readonly canvas = { width: 0, height: 0 };
  fillStyle = "";
  strokeStyle = "";
  lineWidth = 1;
  textAlign = "left";
  #font = "";
  #ruler = document.createElement("canvas").getContext("2d")!;
  #scale = 1;
  #path = "";
  #body = "";

  /** A picture with these families of letters. */
  constructor(readonly family: string) {}

  /** The picture, with what stands before its shapes, named by the ids that begin with `id`. */
  svg(head: string, id: string): string {
    const { width, height } = this.canvas;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
      ` viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc"` +
      ` font-family="${escaped(this.family)}">\n${head}\n${this.#body}</svg>\n`
    );
  }

  get font(): string {
    return this.#font;
  }

  set font(font: string) {
    this.#font = font;
  }

  measureText(text: string): TextMetrics {
    this.#ruler.font = this.#font;
    return this.#ruler.measureText(text);
  }

  setTransform(scale: number): void {
    this.#scale = scale;
  }

  beginPath(): void {
    this.#path = "";
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${this.#at(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `${this.#path ? "L" : "M"}${this.#at(x, y)}`;
  }

  arc(x: number, y: number, radius: number): void {
    const [left, right, r] = [this.#at(x - radius, y), this.#at(x + radius, y), this.#px(radius)];
    this.#path += `M${left}A${r} ${r} 0 0 1 ${right}A${r} ${r} 0 0 1 ${left}`;
  }

  stroke(): void {
    const pen = `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.#px(this.lineWidth)}"`;
    this.#add(`<path d="${this.#path}" ${pen}/>`);
  }

  fill(): void {
    this.#add(`<path d="${this.#path}Z" fill="${this.fillStyle}"/>`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const [left, top, w, h] = [x, y, width, height].map((units) => this.#px(units));
    this.#add(`<rect x="${left}" y="${top}" width="${w}" height="${h}" fill="${this.fillStyle}"/>`);
  }

  fillText(text: string, x: number, y: number): void {
    const [left, top] = [this.#px(x), this.#px(y)];
    const anchor = ANCHORS[this.textAlign];
    const size = this.#px(parseFloat(this.#font.replace("bold ", "")));
    const weight = this.#font.startsWith("bold") ? ` font-weight="bold"` : "";
    this.#add(
      `<text x="${left}" y="${top}" text-anchor="${anchor}" font-size="${size}"${weight}` +
        ` fill="${this.fillStyle}">${escaped(text)}</text>`,
    );
  }

  #px(units: number): number {
    return units * this.#scale;
  }

  #at(x: number, y: number): string {
    return `${this.#px(x)} ${this.#px(y)}`;
  }

  #add(shape: string): void {
    this.#body += `${shape}\n`;
  }
}
