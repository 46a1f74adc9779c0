import { accessSync, constants, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Logger, pino } from "pino";
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
  /** User and password asked of every connection over TCP. */
  readonly auth?: { readonly username: string; readonly password: string } | undefined;
  /** Silent by default. */
  readonly logger?: Logger | undefined;
  /** `false` gives up durability for speed, in tests. */
  readonly sync?: boolean | undefined;
}

/** A server running in this process. */
export interface EmbeddedMongo extends AsyncDisposable {
  /** For `MongoClient` and mongoose; append a database's name with `databaseUri`. */
  readonly uri: string;
  /** The Unix socket, or undefined when listening on a port. */
  readonly socketPath: string | undefined;
  /** Ends connections, finishes writes under way, frees the directory. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a data directory and serves it.
 * @throws MongoError 50101 when another process has the directory, UnsupportedFormat (12), Unauthorized (13) for a
 *   directory that cannot be written, CommandNotSupported (115) for TCP
 */
export async function startEmbeddedMongo(options: StartOptions): Promise<EmbeddedMongo> {
  const dataDir = resolve(options.dataDir);
  const logger = options.logger ?? pino({ level: "silent" });
  if (options.port !== undefined || options.auth !== undefined) {
    throw new MongoError(
      "CommandNotSupported",
      "尚不支持通过 TCP 端口和口令连接，请使用 Unix 套接字。 | Listening on a TCP port with a password is not supported yet; use the Unix socket.",
    );
  }
  prepareDirectory(dataDir);
  const { path, shortened } = usableSocketPath(dataDir, options.socketPath);
  if (shortened)
    logger.warn({ wanted: options.socketPath, path }, "the socket's path is too long; using a short one");
  const uri = socketUri(path);
  const lock = lockDirectory(dataDir, uri);
  let store: Store | undefined;
  try {
    store = await Store.open(join(dataDir, "data.mdb"), { sync: options.sync ?? true });
    const opened = store;
    const listen: Listen = { path };
    const server = await serve(opened, listen, logger);
    logger.info({ dataDir, address: server.address }, "embedded database ready");
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      closing ??= (async () => {
        await server.close();
        await opened.close();
        rmSync(path, { force: true });
        lock.release();
      })();
      return closing;
    };
    return { uri, socketPath: path, close, [Symbol.asyncDispose]: close };
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
