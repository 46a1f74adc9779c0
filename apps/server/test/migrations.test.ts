import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { globalCollection } from "../src/database/global-collection.ts";
import type { Migration } from "../src/database/migrations/migration.ts";
import { runMigrations } from "../src/database/migrations/run-migrations.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => globalCollection("migrations").deleteMany({}));

const counting = (): { list: Migration[]; ran: string[] } => {
  const ran: string[] = [];
  const migration = (name: string): Migration => ({
    name,
    up: async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      ran.push(name);
    },
  });
  return { list: [migration("0001-first"), migration("0002-second")], ran };
};

describe("migrations", () => {
  it("run in order, once", async () => {
    const { list, ran } = counting();
    expect(await runMigrations(list)).toEqual(["0001-first", "0002-second"]);
    expect(await runMigrations(list)).toEqual([]);
    expect(ran).toEqual(["0001-first", "0002-second"]);
  });

  it("run once when several processes start at the same time", async () => {
    const { list, ran } = counting();
    const answers = await Promise.all([runMigrations(list), runMigrations(list), runMigrations(list)]);
    expect(ran).toEqual(["0001-first", "0002-second"]);
    expect(answers.flat()).toHaveLength(2);
  });

  it("one that fails is tried again at the next start, and what follows it waits", async () => {
    const { list, ran } = counting();
    const failing: Migration = { name: "0000-failing", up: () => Promise.reject(new Error("no")) };
    await expect(runMigrations([failing, ...list])).rejects.toThrow("no");
    expect(ran).toEqual([]);
    expect(await runMigrations([{ ...failing, up: async () => {} }, ...list])).toHaveLength(3);
  });

  it("a lease that a dead process left behind is taken over when it has run out", async () => {
    const { list } = counting();
    await globalCollection<{ _id: string; holder: string; until: Date }>("migrations").insertOne({
      _id: "lease",
      holder: "dead",
      until: new Date(Date.now() + 300),
    });
    expect(await runMigrations(list)).toHaveLength(2);
  });
});
