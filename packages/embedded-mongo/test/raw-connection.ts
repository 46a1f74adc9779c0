import { connect, type Socket } from "node:net";
import { type Document, deserialize, serialize } from "bson";

/** A connection without a driver, for what a driver would not send. */
export interface RawConnection extends Disposable {
  readonly socket: Socket;
  readonly send: (bytes: Uint8Array) => void;
  /** Sends a command as OP_MSG and waits for the answer. */
  readonly command: (body: Document, flags?: number) => Promise<Document>;
  /** The next message that comes. */
  readonly next: () => Promise<Document>;
  /** Resolves when the server has closed it. */
  readonly closed: Promise<void>;
}

export async function rawConnection(path: string): Promise<RawConnection> {
  const socket = connect(path);
  const waiting: ((doc: Document) => void)[] = [];
  const arrived: Document[] = [];
  let held = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const length = held.readInt32LE(0);
      const lead = held.readInt32LE(12) === 2013 ? 21 : 36;
      const doc = deserialize(held.subarray(lead, length), { promoteLongs: false });
      held = held.subarray(length);
      const wake = waiting.shift();
      if (wake === undefined) arrived.push(doc);
      else wake(doc);
    }
  });
  socket.on("error", () => {});
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("error", reject);
  });
  const next = (): Promise<Document> => {
    const doc = arrived.shift();
    return doc === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(doc);
  };
  return {
    socket,
    closed,
    next,
    send: (bytes) => void socket.write(bytes),
    command: (body, flags = 0) => {
      socket.write(message(body, flags));
      return next();
    },
    [Symbol.dispose]: () => socket.destroy(),
  };
}

/** A command as the bytes of an OP_MSG. */
export function message(body: Document, flags = 0): Buffer {
  const doc = serialize(body);
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + doc.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(2013, 12);
  head.writeUInt32LE(flags, 16);
  return Buffer.concat([head, doc]);
}
