import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/** A program that speaks clamd's INSTREAM, as ours does towards the real one. */
export interface Clamd extends AsyncDisposable {
  readonly address: string;
  /** Lengths of the streams that it has read. */
  readonly seen: number[];
}

/** Answers FOUND for whatever holds `virus`, as clamd(8) says; `silent`: hangs up without an answer. */
export async function startClamd({
  virus,
  silent = false,
}: {
  virus: string;
  silent?: boolean;
}): Promise<Clamd> {
  const seen: number[] = [];
  const server: Server = createServer((socket) => {
    answer(socket, virus, silent, seen).catch(() => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    address: `127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, "close");
    },
  };
}

const greeting = Buffer.from("zINSTREAM\0");

async function answer(socket: Socket, virus: string, silent: boolean, seen: number[]): Promise<void> {
  let read = Buffer.alloc(0);
  for await (const chunk of socket) {
    read = Buffer.concat([read, chunk]);
    const content = contentOf(read);
    if (content === undefined) continue;
    seen.push(content.length);
    if (silent) return void socket.destroy();
    socket.end(content.includes(virus) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0");
    return;
  }
}

/** The content once its last, empty piece is there. */
function contentOf(read: Buffer): Buffer | undefined {
  if (!read.subarray(0, greeting.length).equals(greeting.subarray(0, read.length)))
    throw new Error("no INSTREAM");
  const pieces: Buffer[] = [];
  for (let at = greeting.length; at + 4 <= read.length; ) {
    const length = read.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > read.length) return undefined;
    pieces.push(read.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
