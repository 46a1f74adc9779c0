import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server started by its command line, as an operator or a container does. */
export interface ServerProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** What it wrote when it was ready or had failed. */
  readonly told: Readonly<Record<string, unknown>>;
  /** For `MongoClient`; empty when it has failed. */
  readonly uri: string;
  /** Ends it by SIGTERM, and gives its exit code. */
  readonly stop: () => Promise<unknown>;
}

export interface ProcessOptions {
  /** Set before the server's own program: `bash -c …` ends with what is given here. */
  readonly shell?: string | undefined;
  /** As another user, who need not be able to read the code: rights are given up once it is loaded. */
  readonly uid?: number | undefined;
}

/** Starts it and waits until it has told how it went. Throws, with what it wrote to stderr, when it ends without. */
export async function startProcess(
  dataDir: string,
  { shell, uid }: ProcessOptions = {},
): Promise<ServerProcess> {
  const main = fileURLToPath(
    new URL(uid === undefined ? "../../src/main.ts" : "./as-another-user.ts", import.meta.url),
  );
  const command = [process.execPath, "--import", import.meta.resolve("tsx"), main, "--data-dir", dataDir];
  const [program = "", ...args] =
    shell === undefined ? command : ["bash", "-c", `${shell}; exec "$@"`, "bash", ...command];
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...(uid === undefined ? {} : { RUN_AS: String(uid) }) },
  });
  const exited = once(child, "exit");
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints = (complaints + chunk).slice(-10_000);
  });
  const over = once(child, "close").then(([code]) => {
    throw new Error(`it ended with ${code} and told nothing: ${complaints}`);
  });
  over.catch(() => {});
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), over]);
  const told: unknown = JSON.parse(String(line));
  if (typeof told !== "object" || told === null) throw new Error(`not an object: ${String(line)}`);
  const fields: Record<string, unknown> = { ...told };
  const stop = async (): Promise<unknown> => {
    child.kill("SIGTERM");
    return (await exited)[0];
  };
  return {
    child,
    told: fields,
    uri: typeof fields.uri === "string" ? fields.uri : "",
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
