/** Texts in a PNG: chunks `iTXt` behind the first one, where programs look for them. */

/** The eight bytes that every PNG begins with. */
const SIGNATURE = 8;
/** Of a chunk: its length before its name, and its checksum behind all. */
const [LENGTH, NAME, SUM] = [4, 4, 4];

/** The picture, with texts under the keywords of the format. */
export async function withTexts(png: Blob, texts: Record<string, string>): Promise<Blob> {
  const bytes = new Uint8Array(await png.arrayBuffer());
  const first = new DataView(bytes.buffer).getUint32(SIGNATURE);
  const end = SIGNATURE + LENGTH + NAME + first + SUM;
  const chunks = Object.entries(texts).map(([keyword, text]) => chunk(keyword, text));
  return new Blob([bytes.slice(0, end), ...chunks, bytes.slice(end)], { type: png.type });
}

/** The keyword, then plain text in no stated language, as UTF-8. */
function chunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const bytes = new Uint8Array(LENGTH + body.length + SUM);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length - NAME);
  bytes.set(body, LENGTH);
  view.setUint32(LENGTH + body.length, checksum(body));
  return bytes;
}

/** CRC-32, as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
