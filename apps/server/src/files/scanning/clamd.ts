import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import type { Scanner, Verdict } from "./scanner.ts";

/** clamd itself gives up after two minutes by default. */
const patience = 120_000;
/** Well under clamd's StreamMaxLength; one piece is sent with its length in front. */
const pieceSize = 64 * 1024;

/**
 * ClamAV's daemon, spoken to by its INSTREAM command (clamd(8)): pieces of the content, each behind its length as
 * four bytes, and an empty one at the end. `address`: `host:port`, or the path of a Unix socket.
 */
export function clamdScanner(address: string): Scanner {
  return {
    async scan(content) {
      const socket = connect(target(address));
      const abort = () => socket.destroy(new Error(`clamd at ${address} did not answer in time`));
      const late = setTimeout(abort, patience);
      try {
        const answer = answerOf(socket);
        // Whichever fails first tells: clamd may answer (a limit) and hang up before it has read everything.
        await Promise.race([send(socket, content).catch(() => answer), answer]);
        return verdictOf(await answer);
      } finally {
        clearTimeout(late);
        socket.destroy();
        content.destroy();
      }
    },
  };
}

/** Where to connect. Throws RangeError for an address that is none. */
export function target(address: string): { path: string } | { host: string; port: number } {
  if (address.startsWith("/")) return { path: address };
  const [, host, digits] = /^(.+):(\d{1,5})$/.exec(address) ?? [];
  const port = Number(digits);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new RangeError(`CLAMD=${address}: must be host:port or the path of a socket`);
  }
  return { host: host.replace(/^\[(.*)\]$/, "$1"), port };
}

async function send(socket: Socket, content: Readable): Promise<void> {
  await once(socket, "connect");
  socket.write("zINSTREAM\0");
  for await (const chunk of content) {
    const bytes: Buffer = chunk;
    for (let at = 0; at < bytes.length; at += pieceSize) {
      const piece = bytes.subarray(at, at + pieceSize);
      socket.write(lengthOf(piece));
      if (!socket.write(piece)) await once(socket, "drain");
    }
  }
  socket.write(lengthOf(Buffer.alloc(0)));
}

function lengthOf(piece: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return length;
}

/** Everything up to the zero byte or the end of the connection. */
async function answerOf(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.includes("\0")) break;
  }
  return text.replace(/\0.*$/s, "").trim();
}

function verdictOf(answer: string): Verdict {
  if (/^stream: OK$/.test(answer)) return { kind: "clean" };
  const signature = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (signature !== undefined) return { kind: "infected", signature };
  throw new Error(`clamd answered: ${answer || "nothing"}`);
}
