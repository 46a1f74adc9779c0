import { accessSync, constants, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Logger, pino } from "pino";
import { deriveCredentials } from "./auth/scram.ts";
import { dropUnfinished } from "./commands/index-builds.ts";
import { MongoError } from "./engine/index.ts";
import { lockDirectory } from "./process/owner-lock.ts";
import { usableSocketPath } from "./process/socket-path.ts";
import { type Listen, serve } from "./server.ts";
import { Store } from "./storage/store.ts";

/** How to start the server in this process. */
export interface StartOptions {
  /** Where the data lie; made (0700) if it is not there. */
  readonly dataDir: string;
  /** Where to listen; by default `mongo.sock` in the data directory. Too long a path is replaced by a short one. */
  readonly socketPath?: string | undefined;
  /** Listens on this port of 127.0.0.1 instead of a socket; 0 for any. Needs `auth`. */
  readonly port?: number | undefined;
  /** User and password asked of every connection, by SCRAM-SHA-256; needed with `port`, possible with a socket. */
  readonly auth?: { readonly username: string; readonly password: string } | undefined;
  /** Silent by default. */
  readonly logger?: Logger | undefined;
  /** `false` gives up durability for speed, in tests. */
  readonly sync?: boolean | undefined;
}

/** A server running in this process. */
export interface EmbeddedMongo extends AsyncDisposable {
  /** For `MongoClient` and mongoose, with the password if there is one; append a database's name with `databaseUri`. */
  readonly uri: string;
  /** The Unix socket, or undefined when listening on a port. */
  readonly socketPath: string | undefined;
  /** Ends connections, finishes writes under way, frees the directory. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a data directory and serves it.
 * @throws MongoError 50101 when another process has the directory, UnsupportedFormat (12), Unauthorized (13) for a
 *   directory that cannot be written, InvalidOptions (72) for a port without `auth`
 */
export async function startEmbeddedMongo(options: StartOptions): Promise<EmbeddedMongo> {
  const dataDir = resolve(options.dataDir);
  const logger = options.logger ?? pino({ level: "silent" });
  const { port, auth } = options;
  if (port !== undefined && auth === undefined) {
    throw new MongoError(
      "InvalidOptions",
      "通过 TCP 端口连接必须设置用户名和口令（auth）。 | Listening on a TCP port needs a user and password (auth).",
    );
  }
  prepareDirectory(dataDir);
  const listen: Listen =
    port === undefined ? socketOf(dataDir, options.socketPath, logger) : { host: "127.0.0.1", port };
  // Without the password: others may read it in a refusal.
  const lock = await lockDirectory(
    dataDir,
    "path" in listen ? socketUri(listen.path) : `mongodb://127.0.0.1:${listen.port}/`,
  );
  let store: Store | undefined;
  try {
    store = await Store.open(join(dataDir, "data.mdb"), {
      sync: options.sync ?? true,
      checkPages: lock.wasLeftBehind,
    });
    const opened = store;
    await dropUnfinished(opened);
    const credentials = auth === undefined ? undefined : deriveCredentials(auth.username, auth.password);
    const server = await serve(opened, listen, logger, credentials);
    logger.info({ dataDir, address: server.address }, "embedded database ready");
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      closing ??= (async () => {
        await server.close();
        await opened.close();
        if ("path" in listen) rmSync(listen.path, { force: true });
        lock.release();
      })();
      return closing;
    };
    return {
      uri: withCredentials(
        "path" in listen ? socketUri(listen.path) : `mongodb://${server.address}/?directConnection=true`,
        auth,
      ),
      socketPath: "path" in listen ? listen.path : undefined,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await store?.close();
    lock.release();
    throw error;
  }
}

/** The address of a socket; the server is alone in its replica set, so the driver is told to ask no other. */
function socketUri(path: string): string {
  return `mongodb://${encodeURIComponent(path)}/?directConnection=true`;
}

function withCredentials(uri: string, auth: StartOptions["auth"]): string {
  if (auth === undefined) return uri;
  const user = `${encodeURIComponent(auth.username)}:${encodeURIComponent(auth.password)}`;
  return `${uri.replace("mongodb://", `mongodb://${user}@`)}&authSource=admin&authMechanism=SCRAM-SHA-256`;
}

function socketOf(
  dataDir: string,
  wanted: string | undefined,
  logger: Logger,
): Extract<Listen, { path: string }> {
  const { path, shortened } = usableSocketPath(dataDir, wanted);
  if (shortened) logger.warn({ wanted, path }, "the socket's path is too long; using a short one");
  return { path };
}

/** The same address with a database's name in it. */
export function databaseUri(uri: string, database: string): string {
  return uri.replace("/?", `/${encodeURIComponent(database)}?`);
}

function prepareDirectory(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MongoError(
      "Unauthorized",
      `数据目录 ${dataDir} 无法写入：${reason} | The data directory ${dataDir} cannot be written: ${reason}`,
    );
  }
}
