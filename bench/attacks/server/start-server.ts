import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { killAll, withChildren } from "./processes.ts";

/** A built server as a process of its own, with its embedded database. */
export interface AttackedServer {
  readonly url: string;
  /** Where MongoDB's wire protocol is spoken. */
  readonly mongodbUri: string;
  /** The server's process and the database's. */
  readonly pids: readonly number[];
  /** Ends it as an operator does; kills what has not ended after some seconds. */
  stop(): Promise<void>;
  /** Ends it at once, whatever it is doing. */
  kill(): Promise<void>;
}

const patience = 10_000;

/** Starts the built server of a checkout on a data directory; an empty one gets the demonstration city. */
export async function startServer(checkout: string, dataDir: string): Promise<AttackedServer> {
  const program = join(checkout, "apps/server/dist/main.js");
  if (!existsSync(program)) throw new Error(`${program} is not there: run npm run build in that checkout`);
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "silent" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 60_000; !(await answers(url)); await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    if (Date.now() > end) throw new Error("the server did not answer within a minute");
  }
  const pids = withChildren(child.pid ?? 0);
  const kill = async () => {
    killAll(pids);
    await ended;
  };
  const stop = async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(patience, undefined, { ref: false })]);
    await kill();
  };
  const socket = encodeURIComponent(join(dataDir, "database/mongo.sock"));
  return { url, mongodbUri: `mongodb://${socket}/?directConnection=true`, pids, stop, kill };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}
