import type { Document } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cpuTime } from "./cpu-time.ts";
import { fillForLongCommands, longCommands } from "./long-commands.ts";
import { expectTurns, pingsWhile } from "./pings.ts";
import { type Fixture, startFixture } from "./server-fixture.ts";

// What one client asks must not keep the others waiting, however long it takes.

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
  await fillForLongCommands(fixture.db);
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

test.each(longCommands)(
  "%s lets others have their turn, and gives what it should",
  async (name, collection, pipeline) => {
    const running = fixture.db.collection(collection).aggregate(pipeline).toArray();
    const times = await pingsWhile(fixture.client, running);
    const [found] = await running;
    expectTurns(times);
    // On a quick machine the attack is over after a few pings; one that held the thread would let none through.
    expect(times.length).toBeGreaterThan(1);
    if (expected[name] !== undefined) expect(found).toMatchObject(expected[name]);
  },
  60_000,
);

const expected: Readonly<Record<string, Document>> = {
  "nested $map": { v: 499500 ** 2 },
  "nested $filter": { v: 0 },
  "$reduce with $concatArrays": { v: 12_000 },
  $regexFindAll: { v: 60_000 },
  "a quadratic $regexFindAll": { v: 2500 },
  $sortArray: { v: 9972 },
  "$lookup with large results": { n: 2000 },
  "$unwind and $group explosions": { n: 8000 },
  "$unionWith itself, sorted": { n: 50_000 },
};

test.each(longCommands)("%s ends when its time is up", async (_name, collection, pipeline) => {
  const started = cpuTime();
  const running = fixture.db.collection(collection).aggregate(pipeline, { maxTimeMS: 5 }).toArray();
  expectTurns(await pingsWhile(fixture.client, running));
  await expect(running).rejects.toMatchObject({ code: 50 });
  expect(cpuTime() - started).toBeLessThan(3000);
});

test("a server that is being stopped waits for no reading command", async () => {
  await using own = await startFixture();
  await own.db.collection("one").insertOne({ n: 1 });
  const slow = {
    $sum: {
      $map: {
        input: { $range: [0, 100_000] },
        in: { $sum: { $map: { input: { $range: [0, 100_000] }, in: 1 } } },
      },
    },
  };
  const running = own.db
    .collection("one")
    .aggregate([{ $project: { v: slow } }])
    .toArray();
  running.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  const started = cpuTime();
  await own.server.close();
  expect(cpuTime() - started).toBeLessThan(4000);
});
