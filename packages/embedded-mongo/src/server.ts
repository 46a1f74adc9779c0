import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { Logger } from "pino";
import type { Credentials } from "./auth/scram.ts";
import type { ServerContext } from "./commands/command.ts";
import { dispatch, errorReply } from "./commands/dispatch.ts";
import { FailPoints } from "./commands/fail-point.ts";
import { Views } from "./commands/views.ts";
import { Cursors } from "./cursors/cursors.ts";
import { sweepExpired } from "./maintenance/expire.ts";
import { sweepRemembered } from "./sessions/retries.ts";
import { Sessions } from "./sessions/sessions.ts";
import { clearAbandoned } from "./storage/abandoned.ts";
import type { Store } from "./storage/store.ts";
import { serveConnection } from "./wire/connection.ts";

/** Where to listen. */
export type Listen = { readonly path: string } | { readonly host: string; readonly port: number };

/** A server that accepts connections. */
export interface RunningServer {
  /** The socket's path, or host and port. */
  readonly address: string;
  /** Stops accepting, ends all connections and waits for writes under way; leaves the store open. */
  readonly close: () => Promise<void>;
}

/** How often documents, sessions and cursors that have expired are looked for. */
const sweepMilliseconds = 60_000;

/** Listens and serves a store, asking every connection for the credentials if there are any. */
export async function serve(
  store: Store,
  listen: Listen,
  logger: Logger,
  credentials?: Credentials,
): Promise<RunningServer> {
  const listener = createServer({ noDelay: true });
  const sockets = new Set<Socket>();
  const underWay = new Set<Promise<unknown>>();
  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work);
    const done = (): void => void underWay.delete(work);
    work.then(done, done);
    return work;
  };
  const address = await listenOn(listener, listen);
  let closing = false;
  const stopping = new AbortController();
  let tidying: Promise<unknown> = Promise.resolve();
  const context: ServerContext = {
    store,
    sessions: new Sessions(store),
    cursors: new Cursors(),
    logger,
    address,
    startedAt: new Date(),
    stopping: stopping.signal,
    credentials,
    failPoints: new FailPoints(),
    indexBuilds: new Map(),
    views: new Views(store),
    tidy: () => {
      if (closing) return;
      tidying = tidying.then(() => track(tidy(store, logger)));
    },
    counters: { connections: 0, commands: 0 },
  };
  let lastId = 0;
  listener.on("connection", (socket) => {
    sockets.add(socket);
    context.counters.connections++;
    const connection = { id: ++lastId, authentication: undefined, appName: undefined };
    socket.on("close", () => {
      sockets.delete(socket);
      context.counters.connections--;
    });
    serveConnection(
      socket,
      {
        handle: (request, signal) => track(dispatch(context, Object.assign(connection, { signal }), request)),
        refuse: (error) => errorReply(error),
      },
      logger,
    );
  });
  context.tidy();
  const sweeper = setInterval(() => void track(sweep(context)), sweepMilliseconds).unref();
  return {
    address,
    close: async () => {
      closing = true;
      stopping.abort();
      clearInterval(sweeper);
      const stopped = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await stopped;
      // Giving up transactions wakes the writes that wait for them; nothing may read once the store is closed.
      context.sessions.close();
      await Promise.allSettled(underWay);
      context.sessions.close();
      context.cursors.close();
    },
  };
}

/** What it does not come to, it does the next time. */
async function tidy(store: Store, logger: Logger): Promise<void> {
  try {
    const count = await clearAbandoned(store);
    if (count > 0) logger.debug({ count }, "cleared what was dropped");
  } catch (error) {
    logger.debug({ err: error }, "clearing what was dropped was broken off");
  }
}

async function sweep({ store, sessions, cursors, logger }: ServerContext): Promise<void> {
  for (const owner of sessions.sweep()) cursors.killOwned(owner);
  cursors.sweep();
  try {
    await sweepRemembered(store);
    await sweepExpired(store, logger);
  } catch (error) {
    logger.error({ err: error }, "sweeping failed");
  }
}

async function listenOn(listener: Server, listen: Listen): Promise<string> {
  // The directory is locked by now, so a socket left by a dead process is nobody's.
  if ("path" in listen) rmSync(listen.path, { force: true });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    // Node's default of 511 makes many clients at once fail with EAGAIN.
    listener.listen({ ...listen, backlog: 4096 }, () => {
      listener.off("error", reject);
      resolve();
    });
  });
  if ("path" in listen) {
    chmodSync(listen.path, 0o600);
    return listen.path;
  }
  const bound = listener.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : listen.port;
  return `${listen.host}:${port}`;
}
