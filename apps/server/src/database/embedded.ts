import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { LaunchedMongo } from "@duheng/embedded-mongo";
import { log } from "../base/log.ts";
import { embeddedFolder } from "./data-folders.ts";

/** The embedded database that this process uses. */
export interface EmbeddedDatabase {
  readonly uri: string;
  /** From now on it is not started again when it ends: for the beginning of an orderly stop. */
  release(): void;
  /** Stops it, unless another process started it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** In this very process instead of one of its own: for tests. */
  inProcess?: boolean;
}

/**
 * Starts the embedded database on a socket under the data directory as a process of its own, or joins the one that
 * another process of this installation has started; and starts it again whenever it dies. The driver finds it again
 * by itself, at the same socket.
 */
export async function startEmbedded({
  dataDir,
  inProcess = false,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = embeddedFolder(dataDir);
  if (inProcess) return inThisProcess(folder);
  const { launchEmbeddedMongo } = await import("@duheng/embedded-mongo");
  const command = bundledCommand();
  const launch = () => launchEmbeddedMongo({ dataDir: folder, ...(command ? { command } : {}) });
  let present: LaunchedMongo = await launch();
  let keep = true;
  const ended = new AbortController();

  const supervise = async () => {
    while (keep) {
      await goneOf(present, ended.signal);
      if (!keep) return;
      try {
        const next = await launch();
        if (next.pid !== present.pid)
          log.warn({ databasePid: next.pid }, "the embedded database was started again");
        present = next;
      } catch (error) {
        log.error({ err: error }, "the embedded database could not be started again");
        await sleep(1_000);
      }
    }
  };
  void supervise();

  const release = () => {
    keep = false;
    ended.abort();
  };
  return {
    uri: present.uri,
    release,
    stop: async () => {
      release();
      await present.close();
    },
  };
}

/** Resolves when the process ended; for one that another process started, after a while, to look again. */
async function goneOf({ launched, exited }: LaunchedMongo, signal: AbortSignal): Promise<void> {
  const pause = sleep(3_000, undefined, { signal, ref: false }).catch(() => {});
  await (launched ? exited.then(() => {}) : pause);
}

async function inThisProcess(dataDir: string): Promise<EmbeddedDatabase> {
  const { startEmbeddedMongo } = await import("@duheng/embedded-mongo");
  // Tests need no durability: they do not outlive the process.
  const { uri, close } = await startEmbeddedMongo({ dataDir, sync: false });
  return { uri, release: () => {}, stop: close };
}

/** The bundle has an entry of its own for that process; the sources run by the package's own. */
function bundledCommand(): readonly [string, ...string[]] | undefined {
  if (import.meta.url.endsWith(".ts")) return undefined;
  return [process.execPath, fileURLToPath(new URL("./embedded-mongo.js", import.meta.url))];
}
