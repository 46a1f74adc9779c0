import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Caller } from "../server/http.ts";

/** How long calls of somebody waited, in ms. */
export interface Waits {
  readonly longest: number;
  readonly median: number;
  readonly calls: number;
  /** Those that were not answered by 200. */
  readonly refused: number;
}

/** Another user, who goes on with ordinary work. */
export interface Pinger extends Disposable {
  begin(caller: Caller): void;
  end(): Promise<Waits>;
}

export function startPinger(): Pinger {
  const child = fork(fileURLToPath(new URL("./serve-pings.ts", import.meta.url)), {
    execArgv: ["--import", import.meta.resolve("tsx")],
  });
  return {
    begin: (caller) => child.send(caller),
    async end() {
      const told = once(child, "message");
      child.send("end");
      const [waits] = (await told) as [Waits];
      return waits;
    },
    [Symbol.dispose]: () => child.disconnect(),
  };
}
