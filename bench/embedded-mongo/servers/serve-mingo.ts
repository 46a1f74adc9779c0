/**
 * `serve-mingo.ts <socket> <decoded | bson>`: mingo behind MongoDB's wire protocol, in memory: hello, insert and
 * aggregate with one batch, no more. `decoded` keeps documents as JavaScript objects, which no database that stores
 * them can; `bson` keeps their bytes and decodes them for each query, as the embedded server has to.
 */
import { createServer, type Socket } from "node:net";
import { type Document, deserialize, serialize } from "bson";
import { aggregate } from "mingo";

const [path = "", kept] = process.argv.slice(2);
const collections = new Map<string, (Document | Uint8Array)[]>();
const opCodes = { reply: 1, query: 2004, message: 2013 } as const;

createServer(serve).listen(path, () =>
  console.log(`mongodb://${encodeURIComponent(path)}/?directConnection=true&retryWrites=false`),
);
process.stdin.on("end", () => process.exit(0));
process.stdin.resume();

function serve(socket: Socket): void {
  let pieces: Buffer[] = [];
  let held = 0;
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: Buffer) => {
    pieces.push(chunk);
    held += chunk.length;
    while (held >= 16) {
      let all = pieces[0] ?? Buffer.alloc(0);
      if (all.length < 16) all = Buffer.concat(pieces);
      const length = all.readInt32LE(0);
      if (held < length) return;
      if (pieces.length > 1) all = Buffer.concat(pieces);
      pieces = [all.subarray(length)];
      held -= length;
      socket.write(answer(all.subarray(0, length)));
    }
  });
}

function answer(frame: Buffer): Buffer {
  const legacy = frame.readInt32LE(12) === opCodes.query;
  const doc = serialize({ ...run(legacy ? { hello: 1 } : readCommand(frame)), ok: 1 });
  const head = Buffer.alloc(legacy ? 36 : 21);
  head.writeInt32LE(head.length + doc.length, 0);
  head.writeInt32LE(frame.readInt32LE(4), 8);
  head.writeInt32LE(legacy ? opCodes.reply : opCodes.message, 12);
  if (legacy) head.writeInt32LE(1, 32);
  return Buffer.concat([head, doc]);
}

function readCommand(frame: Buffer): Document {
  let command: Document = {};
  const documents: (Document | Uint8Array)[] = [];
  for (let at = 20; at < frame.length; ) {
    const kind = frame[at];
    const size = frame.readInt32LE(at + 1);
    const section = frame.subarray(at + 1, at + 1 + size);
    at += 1 + size;
    if (kind === 0) command = { ...deserialize(section), ...command };
    else {
      for (let from = section.indexOf(0, 4) + 1; from < section.length; ) {
        const doc = Buffer.from(section.subarray(from, from + section.readInt32LE(from)));
        documents.push(kept === "bson" ? doc : deserialize(doc));
        from += doc.length;
      }
    }
  }
  return documents.length > 0 ? { ...command, documents } : command;
}

function run(command: Document): Document {
  if (typeof command.insert === "string") {
    const list = collections.get(command.insert) ?? [];
    collections.set(command.insert, list);
    for (const doc of command.documents) list.push(doc);
    return { n: command.documents.length };
  }
  if (typeof command.aggregate === "string") {
    const firstBatch = aggregate(decoded(command.aggregate), command.pipeline, {
      collectionResolver: decoded,
    });
    return { cursor: { id: 0n, ns: `test.${command.aggregate}`, firstBatch } };
  }
  return {
    isWritablePrimary: true,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    minWireVersion: 0,
    maxWireVersion: 21,
    localTime: new Date(),
  };
}

function decoded(name: string): Document[] {
  return (collections.get(name) ?? []).map((doc) => (doc instanceof Uint8Array ? deserialize(doc) : doc));
}
