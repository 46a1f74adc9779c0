import { damaged, enter, type Reader, read, readName, readValue } from "./bson-decode.ts";
import { isAscii, isName, skipValue } from "./bson-fields.ts";
import { type Document, newDocument } from "./document.ts";
import { double } from "./numbers.ts";

/** What a slot holds. */
export const slotKinds = { missing: 0, int: 1, double: 2, other: 3 } as const;

/**
 * Some top-level fields of one document after another, each in its place: numbers without an object for each, so that
 * they can be added up as they are read.
 */
export class Slots {
  /** Of `slotKinds`. */
  readonly kinds: Uint8Array;
  /** Where the kind is `int` or `double`. */
  readonly numbers: Float64Array;
  /** Where the kind is `other`. */
  readonly others: unknown[];

  constructor(count: number) {
    this.kinds = new Uint8Array(count);
    this.numbers = new Float64Array(count);
    this.others = new Array<unknown>(count).fill(undefined);
  }

  /** The value as `decode` gives it; `undefined` when it is missing. */
  value(at: number): unknown {
    switch (this.kinds[at]) {
      case slotKinds.int:
        return this.numbers[at];
      case slotKinds.double:
        return double(this.numbers[at] ?? Number.NaN);
      case slotKinds.other:
        return this.others[at];
      default:
        return undefined;
    }
  }
}

/** What stood at a place of the document before, and most likely stands there in the next one. */
interface ExpectedField {
  readonly name: string;
  /** -1 for none. */
  readonly slot: number;
  readonly inDocument: boolean;
}

const mostExpected = 256;

/**
 * Makes a reader that puts some top-level fields into slots and some, which may be the same, into a document.
 * @returns the slots, which hold what was read last, and the reader, which gives the document; errors as of `decode`,
 *   but for what is passed over
 */
export function slotsDecoder(
  slotNames: readonly string[],
  documentNames: ReadonlySet<string>,
): { readonly slots: Slots; readonly read: (bytes: Uint8Array) => Document } {
  const slots = new Slots(slotNames.length);
  const expected: ExpectedField[] = [];
  const places = new Map(slotNames.map((name, at) => [name, at]));
  const wanted = new Set([...slotNames, ...documentNames]).size;
  const fieldOf = (name: string): ExpectedField => ({
    name,
    slot: places.get(name) ?? -1,
    inDocument: documentNames.has(name),
  });
  const readFields = (reader: Reader): Document => {
    const doc = newDocument();
    slots.kinds.fill(slotKinds.missing);
    const end = enter(reader, 0);
    const { buffer } = reader;
    let missing = wanted;
    for (let place = 0; missing > 0; place++) {
      const type = buffer[reader.at++];
      if (type === 0) {
        if (reader.at !== end) throw damaged("embedded document of another length");
        break;
      }
      if (type === undefined) throw damaged("cut off");
      let field = expected[place];
      if (field !== undefined && isName(buffer, reader.at, field.name)) reader.at += field.name.length + 1;
      else {
        field = fieldOf(readName(reader));
        if (place < mostExpected && isAscii(field.name)) expected[place] = field;
      }
      if (field.slot < 0 && !field.inDocument) {
        skipValue(reader, type);
        continue;
      }
      missing--;
      if (field.slot >= 0) readSlot(reader, type, slots, field.slot);
      else doc[field.name] = readValue(reader, type, 0);
      if (field.slot >= 0 && field.inDocument) doc[field.name] = slots.value(field.slot);
    }
    return doc;
  };
  return { slots, read: (bytes) => read(bytes, readFields) };
}

function readSlot(reader: Reader, type: number, slots: Slots, slot: number): void {
  const { buffer, at } = reader;
  if (type === 0x10) {
    slots.kinds[slot] = slotKinds.int;
    slots.numbers[slot] = buffer.readInt32LE(at);
    reader.at += 4;
  } else if (type === 0x01) {
    slots.kinds[slot] = slotKinds.double;
    slots.numbers[slot] = buffer.readDoubleLE(at);
    reader.at += 8;
  } else {
    slots.kinds[slot] = slotKinds.other;
    slots.others[slot] = readValue(reader, type, 0);
  }
}
