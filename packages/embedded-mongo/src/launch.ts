import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { MongoError } from "./engine/index.ts";
import { ownerOf } from "./process/owner-lock.ts";

/** How to run the server as a process of its own. */
export interface LaunchOptions {
  readonly dataDir: string;
  /** By default `mongo.sock` in the data directory. */
  readonly socketPath?: string | undefined;
  /**
   * The program and its first arguments; the server's own arguments are added. By default Node with this package's
   * `src/main.ts` through tsx, which is for development: a bundle names its own entry file.
   */
  readonly command?: readonly [string, ...string[]] | undefined;
  /** Whether it stops when this process is gone. Default true; otherwise it goes on and can be shared. */
  readonly tied?: boolean | undefined;
  /** Milliseconds to wait until it is ready. Default 30,000. */
  readonly timeout?: number | undefined;
}

/** A server in a process of its own. */
export interface LaunchedMongo extends AsyncDisposable {
  readonly uri: string;
  readonly pid: number;
  /** Whether this call started it; one that was there already is not stopped by `close`. */
  readonly launched: boolean;
  /** Resolves when a process that was started here has ended, with its exit code (null when killed). */
  readonly exited: Promise<number | null>;
  readonly close: () => Promise<void>;
}

const defaultTimeout = 30_000;

/**
 * Uses the process that owns the data directory and answers, or starts one. Restarting it is the caller's affair.
 * @throws MongoError 50102 when it does not become ready; the message is the process's own
 */
export async function launchEmbeddedMongo(options: LaunchOptions): Promise<LaunchedMongo> {
  const shared = await findRunning(options.dataDir);
  if (shared !== undefined) return shared;
  try {
    return await startProcess(options);
  } catch (error) {
    // Two callers at once: the other's process owns the directory and may still be on its way.
    for (const end = Date.now() + (options.timeout ?? defaultTimeout); Date.now() < end; await sleep(50)) {
      const other = await findRunning(options.dataDir);
      if (other !== undefined) return other;
      if ((await ownerOf(resolve(options.dataDir))) === undefined) break;
    }
    throw error;
  }
}

async function findRunning(dataDir: string): Promise<LaunchedMongo | undefined> {
  const owner = await ownerOf(resolve(dataDir));
  if (owner === undefined || !(await answers(owner.uri))) return undefined;
  const close = async (): Promise<void> => {};
  return {
    uri: owner.uri,
    pid: owner.pid,
    launched: false,
    exited: new Promise(() => {}),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function answers(uri: string): Promise<boolean> {
  const path = decodeURIComponent(/^mongodb:\/\/([^/?]+)/.exec(uri)?.[1] ?? "");
  return await new Promise<boolean>((done) => {
    const socket = connect(path);
    const finish = (answer: boolean): void => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(3000, () => finish(false));
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}

async function startProcess({
  dataDir,
  socketPath,
  command,
  tied = true,
  timeout = defaultTimeout,
}: LaunchOptions) {
  const [program, ...first] = command ?? developmentCommand();
  const args = [...first, "--data-dir", resolve(dataDir)];
  if (socketPath !== undefined) args.push("--socket", resolve(socketPath));
  if (tied) args.push("--tied");
  const child = spawn(program, args, {
    stdio: [tied ? "pipe" : "ignore", "pipe", "inherit"],
    detached: !tied,
  });
  const exited = once(child, "exit").then(([code]): number | null =>
    typeof code === "number" ? code : null,
  );
  exited.catch(() => {});
  const { uri, pid } = await readiness(child, timeout);
  if (!tied) {
    child.unref();
    child.stdout?.destroy();
  }
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await exited;
  };
  return { uri, pid, launched: true, exited, close, [Symbol.asyncDispose]: close };
}

/** Node itself with tsx's loader, so that the process started is the server and no wrapper around it. */
function developmentCommand(): readonly [string, ...string[]] {
  return [
    process.execPath,
    "--import",
    import.meta.resolve("tsx"),
    fileURLToPath(new URL("./main.ts", import.meta.url)),
  ];
}

async function readiness(child: ChildProcess, timeout: number): Promise<{ uri: string; pid: number }> {
  const { stdout } = child;
  if (stdout === null) throw notReady("no output");
  return await new Promise((done, fail) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      fail(notReady(`not ready after ${timeout} ms`));
    }, timeout);
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      finish();
    };
    child.once("error", (error) => settle(() => fail(notReady(error.message))));
    child.once("exit", (code) => settle(() => fail(notReady(`the process ended with code ${String(code)}`))));
    createInterface({ input: stdout }).on("line", (line) => {
      const message = parseLine(line);
      if (message === undefined) return;
      settle(() => {
        if (message.ready === true && typeof message.uri === "string" && typeof message.pid === "number")
          done({ uri: message.uri, pid: message.pid });
        else fail(notReady(String(message.error)));
      });
    });
  });
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && "ready" in value ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function notReady(reason: string): MongoError {
  return new MongoError(
    50102,
    `内置数据库没有启动：${reason} | The embedded database did not start: ${reason}`,
  );
}
