import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedMongo, startEmbeddedMongo } from "@duheng/embedded-mongo";
import { expect, it } from "vitest";
import { setMembership } from "../src/identity/memberships.ts";
import { createUser } from "../src/identity/users.ts";
import { startServer } from "../src/start-server.ts";
import { createTenant } from "../src/tenants/create-tenant.ts";
import { createClient, refusal } from "./client.ts";

it("while the database is away everybody is told so within seconds, and goes on when it is back", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "duheng-away-"));
  const start = (): Promise<EmbeddedMongo> =>
    startEmbeddedMongo({ dataDir: join(dataDir, "db"), sync: false });
  let database = await start();
  const server = await startServer({
    ...{ port: 0, host: "127.0.0.1", dataDir, mongodbUri: database.uri, publicUrl: undefined },
    ...{ secret: "a secret that is only good for tests", consoleFolder: join(dataDir, "no-console") },
    prepare: async () => {
      await createTenant({
        ...{
          id: "bureau",
          name: "公安局",
          kind: "unit",
          path: [],
          timeZone: "Asia/Shanghai",
          state: "active",
        },
      });
      const { id: userId } = await createUser({
        username: "admin",
        name: "示例",
        password: "Passwort für Tests!",
      });
      await setMembership({ userId, tenantId: "bureau", roles: ["unit-admin"] });
    },
  });
  try {
    const { api } = createClient(server.url);
    await api.identity.signIn.mutate({ username: "admin", password: "Passwort für Tests!" });
    await api.departments.create.mutate({ name: "甲科" });
    await database.close();
    for (const call of [
      () => api.departments.list.query({}),
      () => api.departments.create.mutate({ name: "乙科" }),
      () => api.identity.signIn.mutate({ username: "admin", password: "Passwort für Tests!" }),
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
