import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { MongoClient } from "mongodb";

/** A server in a process of its own, with a client. */
export interface BenchServer extends AsyncDisposable {
  readonly client: MongoClient;
  readonly uri: string;
  /** Megabytes of its own that it holds now, without the pages of the data file that the system keeps mapped for it. */
  readonly megabytes: () => number;
  /** Seconds of CPU it has used so far, all its threads together. */
  readonly cpuSeconds: () => number;
}

/** Ticks of `/proc/<pid>/stat` in a second, on every Linux of today. */
const ticks = 100;

/** Starts `servers/<program>.ts`, which prints its address. */
export async function startServer(
  program: "serve-embedded" | "serve-mingo",
  ...args: readonly string[]
): Promise<BenchServer> {
  const file = fileURLToPath(new URL(`./${program}.ts`, import.meta.url));
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), file, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const uri = String(line);
  const client = await MongoClient.connect(uri, { maxPoolSize: 100 });
  return {
    client,
    uri,
    megabytes: () =>
      Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024,
    cpuSeconds: () => {
      const stat = readFileSync(`/proc/${child.pid}/stat`, "utf8");
      const [user, system] = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .slice(11, 13);
      return (Number(user) + Number(system)) / ticks;
    },
    [Symbol.asyncDispose]: async () => {
      await client.close();
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}
