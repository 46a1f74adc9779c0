import { damaged, enter, type Reader, read, readName, readValue } from "./bson-decode.ts";
import { type Document, newDocument } from "./document.ts";

/**
 * Makes a reader of some top-level fields of documents, the others being passed over unread; best kept for many
 * documents, which mostly have the same fields in the same order. Errors as of `decode`, but for what is passed over.
 */
export function fieldsDecoder(wanted: ReadonlySet<string>): (bytes: Uint8Array) => Document {
  const expected: ExpectedField[] = [];
  return (bytes) => read(bytes, (reader) => readFields(reader, wanted, expected));
}

/** What stood at a place of the document before, and most likely stands there in the next one. */
interface ExpectedField {
  readonly name: string;
  readonly wanted: boolean;
}

function readFields(reader: Reader, wanted: ReadonlySet<string>, expected: ExpectedField[]): Document {
  const doc = newDocument();
  const end = enter(reader, 0);
  const { buffer } = reader;
  let missing = wanted.size;
  for (let place = 0; ; place++) {
    const type = buffer[reader.at++];
    if (type === 0) break;
    if (type === undefined) throw damaged("cut off");
    let field = expected[place];
    if (field !== undefined && isName(buffer, reader.at, field.name)) reader.at += field.name.length + 1;
    else {
      const name = readName(reader);
      field = { name, wanted: wanted.has(name) };
      // Names outside ASCII are as long in bytes as in letters only by chance.
      if (place < mostExpected && isAscii(name)) expected[place] = field;
    }
    if (!field.wanted) skipValue(reader, type);
    else {
      doc[field.name] = readValue(reader, type, 0);
      // What is stored has no name twice.
      if (--missing === 0) return doc;
    }
  }
  if (reader.at !== end) throw damaged("embedded document of another length");
  return doc;
}

/** Documents with more fields are read as well, only without expectations of the later ones. */
const mostExpected = 256;

/** Whether this name stands here. */
export function isName(buffer: Buffer, at: number, name: string): boolean {
  const { length } = name;
  if (buffer[at + length] !== 0) return false;
  for (let i = 0; i < length; i++) if (buffer[at + i] !== name.charCodeAt(i)) return false;
  return true;
}

/** Whether a name has as many bytes as letters. */
export function isAscii(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) >= 0x80) return false;
  return true;
}

/** Bytes of a value by its type, where they are always as many. */
const fixedSizes: readonly (number | undefined)[] = Object.assign(new Array<number | undefined>(256), {
  1: 8,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
});

/** Goes past a value as its length says, without looking inside. */
export function skipValue(reader: Reader, type: number): void {
  const { buffer, at } = reader;
  const fixed = fixedSizes[type];
  if (fixed !== undefined) reader.at += fixed;
  else if (type === 0x02 || type === 0x0d || type === 0x0e) reader.at += 4 + lengthAt(buffer, at);
  else if (type === 0x03 || type === 0x04 || type === 0x0f) reader.at += lengthAt(buffer, at);
  else if (type === 0x05) reader.at += 5 + lengthAt(buffer, at);
  else readValue(reader, type, 0);
  if (reader.at > buffer.length) throw damaged("cut off");
}

function lengthAt(buffer: Buffer, at: number): number {
  const length = buffer.readInt32LE(at);
  if (length < 0) throw damaged("a length below zero");
  return length;
}
