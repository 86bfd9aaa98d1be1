// A wasm module as its sections, and the few encodings that the steps beside this file need.

/** Reads LEB128 numbers and names from bytes. */
export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    this.at += 1;
    return this.bytes[this.at - 1];
  }

  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return this.take(this.number()).toString("utf8");
  }
}

/** Every section as `{ id, body }`, in order. */
export function readSections(wasm) {
  const reader = new Reader(wasm, 8);
  const sections = [];
  while (reader.at < wasm.length) {
    const id = reader.byte();
    sections.push({ id, body: reader.take(reader.number()) });
  }
  return sections;
}

/** The module of `sections`, with the header of `wasm`. */
export function writeSections(wasm, sections) {
  const written = sections.flatMap(({ id, body }) => [
    Buffer.of(id),
    writeNumber(body.length),
    body,
  ]);
  return Buffer.concat([wasm.subarray(0, 8), ...written]);
}

export function writeNumber(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    const byte = rest & 0x7f;
    if (rest < 0x80) return Buffer.from([...bytes, byte]);
    bytes.push(byte | 0x80);
  }
}

export function writeName(name) {
  return Buffer.concat([writeNumber(Buffer.byteLength(name)), Buffer.from(name)]);
}
