import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedMongo, startEmbeddedMongo } from "@duheng/embedded-mongo";
import { expect, it } from "vitest";
import { refusal } from "./client.ts";
import { adminPassword, startOnDatabase } from "./on-database.ts";

it("while the database is away everybody is told so within seconds, and goes on when it is back", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "duheng-away-"));
  const start = (): Promise<EmbeddedMongo> =>
    startEmbeddedMongo({ dataDir: join(dataDir, "db"), sync: false });
  let database = await start();
  const { server, admin } = await startOnDatabase(database.uri, dataDir);
  try {
    const { api } = admin;
    await api.departments.create.mutate({ name: "甲科" });
    await database.close();
    for (const call of [
      () => api.departments.list.query({}),
      () => api.departments.create.mutate({ name: "乙科" }),
      () => api.identity.signIn.mutate({ username: "admin", password: adminPassword }),
    ]) {
      const begun = performance.now();
      const told = await refusal(call());
      expect(told).toMatchObject({ code: "unavailable", httpStatus: 503 });
      expect(told.message.zh).toContain("数据库");
      // Two seconds for people; the rest for a busy machine.
      expect(performance.now() - begun).toBeLessThan(6_000);
    }
    database = await start();
    await expect
      .poll(
        () =>
          api.departments.list.query({}).then(
            ({ total }) => total,
            () => "away",
          ),
        { timeout: 10_000 },
      )
      .toBe(1);
    await api.departments.create.mutate({ name: "乙科" });
  } finally {
    await server.stop();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 60_000);
