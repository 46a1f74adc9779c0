import type { Socket } from "node:net";
import type { Timestamp } from "bson";
import type { Logger } from "pino";
import { MongoError } from "../engine/index.ts";
import { type Frame, FrameReader, FramingError } from "./frames.ts";
import { type Reply, writeReply } from "./replies.ts";
import { type Request, readRequest } from "./requests.ts";

/** What a command is answered. */
export interface Answer {
  readonly reply: Reply;
  /** All that is answered has happened by then. */
  readonly time: Timestamp;
  /** Whether the same request is to be answered again (exhaust). */
  readonly again: boolean;
}

/** What a connection needs of the server. */
export interface ConnectionHandler {
  /** Answers a command; never throws. */
  readonly handle: (request: Request, signal: AbortSignal) => Promise<Answer>;
  /** The answer to a request that could not be read. */
  readonly refuse: (error: MongoError) => Reply;
}

/** Most messages of one connection that wait to be answered before reading stops. */
const mostWaiting = 64;

/**
 * Serves one connection: messages are answered one after the other, in order. Bytes that are not of the protocol close
 * this connection and touch no other.
 */
export function serveConnection(socket: Socket, handler: ConnectionHandler, logger: Logger): void {
  const reader = new FrameReader();
  const waiting: Frame[] = [];
  const ended = new AbortController();
  let working = false;

  const work = async (): Promise<void> => {
    working = true;
    for (let frame = waiting.shift(); frame !== undefined; frame = waiting.shift()) {
      if (waiting.length < mostWaiting / 2) socket.resume();
      await answer(frame);
    }
    working = false;
  };

  const answer = async (frame: Frame): Promise<void> => {
    let request: Request;
    try {
      request = readRequest(frame);
    } catch (error) {
      if (!(error instanceof MongoError)) throw error;
      const to = { requestId: frame.requestId, legacy: false, moreToCome: false };
      await write(writeReply(handler.refuse(error), to));
      return;
    }
    let requestId = request.requestId;
    for (;;) {
      const { reply, time, again } = await handler.handle(request, ended.signal);
      if (ended.signal.aborted || !request.wantsReply) return;
      const bytes = writeReply(reply, { requestId, legacy: request.legacy, moreToCome: again, time });
      await write(bytes);
      if (!again) return;
      // Each answer of a stream answers the one before it.
      requestId = bytes.readInt32LE(4);
    }
  };

  const write = async (bytes: Buffer): Promise<void> => {
    if (ended.signal.aborted || socket.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        socket.off("drain", done);
        ended.signal.removeEventListener("abort", done);
        resolve();
      };
      socket.on("drain", done);
      ended.signal.addEventListener("abort", done);
    });
  };

  const fail = (error: unknown): void => {
    if (error instanceof FramingError)
      logger.warn({ reason: error.message }, "closing a connection that does not speak the protocol");
    else logger.error({ err: error }, "closing a connection after an error");
    socket.destroy();
  };

  socket.on("data", (chunk: Buffer) => {
    try {
      waiting.push(...reader.push(chunk));
    } catch (error) {
      fail(error);
      return;
    }
    if (waiting.length > mostWaiting) socket.pause();
    if (!working && waiting.length > 0) work().catch(fail);
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    waiting.length = 0;
    ended.abort();
  });
}
