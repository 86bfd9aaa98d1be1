// Pictures small enough to keep and to compare: each square of a page as one grey.

import { PNG } from "pngjs";

/** CSS px a square. */
const SQUARE = 4;

/** A screenshot at `ratio` device pixels a CSS px as `{width, height, greys}`, one a square. */
export function thumbnail(png, ratio) {
  const { width, height, data } = PNG.sync.read(png);
  const side = SQUARE * ratio;
  const [across, down] = [Math.floor(width / side), Math.floor(height / side)];
  const greys = new Uint8Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) greys[y * across + x] = mean(data, width, x * side, y * side, side);
  }
  return { width: across, height: down, greys };
}

/** The mean luma of a square of pixels, by ITU-R BT.601. */
function mean(data, width, left, top, side) {
  let sum = 0;
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      const at = 4 * (y * width + x);
      sum += 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    }
  }
  return Math.round(sum / (side * side));
}

/** A thumbnail as a PNG. */
export function write({ width, height, greys }) {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, bitDepth: 8 });
  png.data = Buffer.from(greys);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0 });
}

/** A PNG as a thumbnail. */
export function read(bytes) {
  const { width, height, data } = PNG.sync.read(bytes);
  const greys = new Uint8Array(width * height);
  for (let at = 0; at < greys.length; at++) greys[at] = data[4 * at];
  return { width, height, greys };
}

/**
 * What part of the squares differs by more than `most` greys; all of them where the sizes differ
 * by more than `slack` squares.
 */
export function difference(one, other, most, slack) {
  const sizes = [one.width - other.width, one.height - other.height];
  if (sizes.some((by) => Math.abs(by) > slack)) return 1;
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  let differing = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [a, b] = [one.greys[y * one.width + x], other.greys[y * other.width + x]];
      if (Math.abs(a - b) > most) differing++;
    }
  }
  return differing / (width * height);
}
