import { setTimeout as sleep } from "node:timers/promises";
import { openSlowly } from "../../../apps/server/test/slow-sign-in.ts";
import type { Attack } from "../attack.ts";

const count = 200;
/** Longer than a server has patience with a body. */
const seconds = 33;

/** Many connections that each bring a byte now and then, and never an end. */
export const connections: readonly Attack[] = [
  {
    name: `${count} bodies that drip, a byte each two seconds`,
    limit: seconds + 5,
    ready: (stage) => async () => {
      const open = Array.from({ length: count }, () => openSlowly(stage.url));
      let held = count;
      for (const { answer } of open) void answer.then(() => held--);
      const drip = setInterval(() => {
        for (const { socket } of open) if (!socket.destroyed) socket.write(" ");
      }, 2_000);
      for (let second = 0; second < seconds && held > 0; second += 1) await sleep(1_000);
      clearInterval(drip);
      const fault = held > 0 ? `${held} held after ${seconds} s` : undefined;
      for (const { socket } of open) socket.destroy();
      return { told: fault ?? "all cut off", fault };
    },
  },
];
