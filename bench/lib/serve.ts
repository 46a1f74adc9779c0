import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import manifest from "../../package.json" with { type: "json" };
import { withChildren } from "../attacks/server/processes.ts";

/** A server in a process of its own. */
export interface Running {
  readonly url: string;
  /** The server's process, then its database's. */
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

/** A call as a page sends it: its status and answer. */
export async function post(url: string, input: unknown, cookie?: string) {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-duheng-csrf": "1",
      ...(cookie === undefined ? {} : { cookie }),
    },
    body: JSON.stringify(input),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Options of Node with which `npm start` starts the platform. */
const startOptions = manifest.scripts.start.split(" ").filter((word) => word.startsWith("--"));

/** Starts a Node program, with the options of `npm start`, that serves on `PORT`, and waits until it answers. Throws where it ends, or says nothing for a minute. */
export async function started(program: readonly string[], env: object, port = freePort()): Promise<Running> {
  const child = spawn(process.execPath, [...startOptions, ...program], {
    env: { ...process.env, ...env, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 60_000; !(await answers(url)); await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`${program[0]} ended with ${child.exitCode}`);
    if (Date.now() > end) throw new Error(`${program[0]} did not answer within a minute`);
  }
  return {
    url,
    pids: withChildren(child.pid ?? 0),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** A port that is most likely free. */
export function freePort(): number {
  return 20_000 + Math.floor(Math.random() * 20_000);
}
