import { serialize } from "bson";
import type { Random } from "../../scripts/torture/random.ts";
import { message } from "../raw-connection.ts";

const opCodes = [0, 1, 1000, 2001, 2002, 2004, 2005, 2006, 2007, 2010, 2011, 2012, 2013, 4711, -1];

/** Messages as clients send them, to be spoilt. */
export const goodFrames: readonly Buffer[] = [
  message({ ping: 1, $db: "admin" }),
  message({ hello: 1, $db: "admin" }),
  message({
    insert: "fuzz",
    documents: [{ a: [1, { b: "text", c: new Date(0), d: null }], e: Buffer.from("bytes") }],
    $db: "test",
  }),
  message({ find: "fuzz", filter: { a: { $gt: 1 }, b: /^x/ }, sort: { a: -1 }, limit: 5, $db: "test" }),
  message({
    aggregate: "fuzz",
    pipeline: [{ $match: { a: 1 } }, { $group: { _id: "$a", n: { $sum: 1 } } }],
    cursor: {},
    $db: "test",
  }),
  message({
    update: "fuzz",
    updates: [{ q: { a: 1 }, u: { $set: { "b.c": 1 } }, upsert: true }],
    $db: "test",
  }),
  sequence(),
  legacyHello(),
];

/** Spoils a message in one of the ways bytes go wrong: bits, lengths, operation codes, cuts, repetitions, mixtures. */
export function spoil(frame: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(frame);
  const at = (length: number): number => random.below(Math.max(1, bytes.length - length));
  switch (random.below(8)) {
    case 0:
    case 1:
      for (let flips = 1 + random.below(6); flips > 0; flips--) {
        const place = at(0);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8));
      }
      return bytes;
    case 2:
      bytes.writeInt32LE(
        random.pick([-1, 0, 1, 15, 16, 17, 0x7fffffff, bytes.length + 3, bytes.length - 3]),
        0,
      );
      return bytes;
    case 3:
      bytes.writeInt32LE(random.pick([-1, 0, 4, 5, 6, 0x7fffffff, 0x01000000]), at(4));
      return bytes;
    case 4:
      bytes.writeInt32LE(random.pick(opCodes), 12);
      return bytes;
    case 5:
      return bytes.subarray(0, at(0));
    case 6: {
      const from = at(8);
      return withLength(Buffer.concat([bytes.subarray(0, from), bytes.subarray(from), bytes.subarray(from)]));
    }
    default: {
      const other = random.pick(goodFrames);
      return withLength(
        Buffer.concat([bytes.subarray(0, at(0)), other.subarray(random.below(other.length))]),
      );
    }
  }
}

/** A document nested so deep that only its bytes, no library, can make it. */
export function nestedDocument(depth: number): Buffer {
  // Each level: length, one field `a` with the next level, end.
  const bytes = Buffer.alloc(depth * 8 + 5);
  for (let level = 0; level < depth; level++) {
    bytes.writeInt32LE(bytes.length - level * 8, level * 7);
    bytes.write("\x03a\0", level * 7 + 4, "latin1");
  }
  bytes.writeInt32LE(5, depth * 7);
  return bytes;
}

/** A command with a document of raw bytes in one field. */
export function commandWith(command: string, collection: string, field: string, doc: Buffer): Buffer {
  const name = Buffer.from(`\x02${command}\0`, "latin1");
  const text = Buffer.from(`${collection}\0`, "latin1");
  const db = serialize({ $db: "test" });
  const length = Buffer.alloc(4);
  length.writeInt32LE(text.length, 0);
  const body = Buffer.concat([
    Buffer.alloc(4),
    name,
    length,
    text,
    Buffer.from(`\x03${field}\0`, "latin1"),
    doc,
    db.subarray(4),
  ]);
  body.writeInt32LE(body.length, 0);
  return frameOf(Buffer.concat([Buffer.from([0]), body]));
}

/** Sections as the bytes of an OP_MSG. */
function frameOf(sections: Buffer): Buffer {
  const head = Buffer.alloc(20);
  head.writeInt32LE(11, 4);
  head.writeInt32LE(2013, 12);
  return withLength(Buffer.concat([head, sections]));
}

function withLength(frame: Buffer): Buffer {
  if (frame.length >= 4) frame.writeInt32LE(frame.length, 0);
  return frame;
}

function sequence(): Buffer {
  const body = Buffer.concat([Buffer.from([0]), serialize({ insert: "fuzz", $db: "test" })]);
  const docs = Buffer.concat([Buffer.from("documents\0"), serialize({ n: 1 }), serialize({ n: 2 })]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(docs.length + 4, 1);
  return frameOf(Buffer.concat([body, head, docs]));
}

function legacyHello(): Buffer {
  const head = Buffer.alloc(20);
  head.writeInt32LE(2004, 12);
  return withLength(
    Buffer.concat([
      head,
      Buffer.from("admin.$cmd\0"),
      Buffer.alloc(4),
      Buffer.from([255, 255, 255, 255]),
      serialize({ isMaster: 1 }),
    ]),
  );
}
