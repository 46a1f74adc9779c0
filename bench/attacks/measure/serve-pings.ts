/**
 * A process of its own, so that nothing the attacker does keeps it waiting: makes an ordinary call of somebody every
 * 20 ms (the next one when the last is answered) from one message of the parent until the next, and tells how long they waited.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type Caller, post } from "../server/http.ts";
import type { Waits } from "./pinger.ts";

const every = 20;
let running: { end: () => Waits } | undefined;

process.on("message", (caller: Caller | "end") => {
  if (caller === "end") process.send?.(running?.end());
  else running = pings(caller);
});

function pings(caller: Caller): { end: () => Waits } {
  const times: number[] = [];
  let refused = 0;
  let begun: number | undefined;
  let over = false;
  const go = async () => {
    while (!over) {
      begun = performance.now();
      const status = await post(caller, "departments.list", "{}").then(
        (answer) => answer.status,
        () => 0,
      );
      const took = performance.now() - begun;
      begun = undefined;
      if (over) return;
      times.push(took);
      if (status !== 200) refused += 1;
      await sleep(Math.max(0, every - took));
    }
  };
  void go();
  return {
    end: () => {
      over = true;
      // Who still waits has waited so long at least.
      if (begun !== undefined) times.push(performance.now() - begun);
      times.sort((one, other) => one - other);
      return {
        longest: times.at(-1) ?? 0,
        median: times[times.length >> 1] ?? 0,
        calls: times.length,
        refused,
      };
    },
  };
}
