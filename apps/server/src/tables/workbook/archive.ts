import { crc32, createInflateRaw } from "node:zlib";
import { Refusal } from "../refusal.ts";

/** A part of an archive, as its directory says. */
interface Entry {
  readonly method: number;
  readonly isSealed: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  readonly at: number;
}

/** Bytes that are unpacked at a time. */
const atOnce = 128 * 1024;

/** The parts of an archive whose directory was looked at (`inspectZip`). Parts are unpacked as they are asked for, never as a whole. */
export class Archive {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
    if (end < 0 || end + 22 > this.#bytes.length) throw new Refusal("damaged");
    let at = this.#bytes.readUInt32LE(end + 16);
    for (let left = this.#bytes.readUInt16LE(end + 10); left > 0; left -= 1) at = this.#learn(at);
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** A part, some of it at a time; nothing where there is none. It ends where it unpacks to more than the directory says. */
  async *unpack(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) return;
    if (entry.isSealed) throw new Refusal("encrypted");
    const packed = this.#packed(entry);
    let length = 0;
    let sum = 0;
    for await (const part of entry.method === 0 ? [packed] : inflated(packed)) {
      length += part.length;
      if (length > entry.unpacked) throw new Refusal("zip-bomb");
      sum = crc32(part, sum);
      yield part;
    }
    if (length < entry.unpacked || sum !== entry.crc) throw new Refusal("damaged");
  }

  /** Small parts, as text. */
  async text(name: string): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of this.unpack(name)) parts.push(part);
    return new TextDecoder().decode(Buffer.concat(parts));
  }

  /** Learns an entry of the directory. Out: where the next one is. */
  #learn(at: number): number {
    const bytes = this.#bytes;
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const start = at + 46;
    const end = start + Number(name);
    this.#entries.set(bytes.toString("utf8", start, end).replaceAll("\\", "/").toLowerCase(), {
      isSealed: (bytes.readUInt16LE(at + 8) & 1) !== 0,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    return end + Number(extra) + Number(comment);
  }

  #packed({ at, packed, method }: Entry): Buffer {
    const bytes = this.#bytes;
    const isHead = at + 30 <= bytes.length && bytes.readUInt32LE(at) === 0x04034b50;
    if (!isHead || (method !== 0 && method !== 8)) throw new Refusal("damaged");
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (start + packed > bytes.length) throw new Refusal("damaged");
    return bytes.subarray(start, start + packed);
  }
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: atOnce });
  inflate.end(packed);
  try {
    for await (const part of inflate) yield part;
  } finally {
    inflate.destroy();
  }
}
