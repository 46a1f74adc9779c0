import type { MongoClient } from "mongodb";
import { expect } from "vitest";

/** How long the pings of another client took while something ran, the longest first. */
export async function pingsWhile(client: MongoClient, running: Promise<unknown>): Promise<number[]> {
  let done = false;
  const finished = running.finally(() => {
    done = true;
  });
  finished.catch(() => {});
  const times: number[] = [];
  while (!done) {
    const started = performance.now();
    await client.db("admin").command({ ping: 1 });
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => b - a);
}

/** One may meet whatever else the machine is doing; in one piece there would be no second. */
export function expectTurns([longest = 0, second = 0]: readonly number[]): void {
  expect(second).toBeLessThan(200);
  expect(longest).toBeLessThan(1000);
}
