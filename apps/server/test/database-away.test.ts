import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedMongo, startEmbeddedMongo } from "@duheng/embedded-mongo";
import { mongo } from "mongoose";
import { expect, it, vi } from "vitest";
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
      expect(performance.now() - begun).toBeLessThan(12_000);
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

it("when it goes away while it commits, nobody is told that nothing was written", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "duheng-away-"));
  const database = await startEmbeddedMongo({ dataDir: join(dataDir, "db"), sync: false });
  const { server, admin } = await startOnDatabase(database.uri, dataDir);
  const commit = mongo.ClientSession.prototype.commitTransaction;
  const breaks = vi.spyOn(mongo.ClientSession.prototype, "commitTransaction");
  /** What the driver says of a commit that was applied, one after another. */
  const saidAfter = async (...errors: mongo.MongoError[]) => {
    let [first, ...more] = errors;
    breaks.mockImplementation(async function (this: mongo.ClientSession) {
      await commit.call(this);
      const said = first;
      [first, ...more] = more;
      if (said) throw said;
    });
    const name = `科室${breaks.mock.calls.length}`;
    const told = await refusal(admin.api.departments.create.mutate({ name }));
    breaks.mockImplementation(commit);
    expect((await admin.api.departments.list.query({ filter: { q: name } })).total).toBe(1);
    return told;
  };
  const labelled = (message: string) => {
    const error = new mongo.MongoNetworkError(message);
    error.addErrorLabel(mongo.MongoErrorLabel.UnknownTransactionCommitResult);
    return error;
  };
  try {
    for (const errors of [
      [new mongo.MongoNetworkError("connection closed")],
      [labelled("connection closed"), new mongo.MongoNotConnectedError("not connected")],
      [labelled("connection closed"), new mongo.MongoServerError({ message: "going", code: 91 })],
    ]) {
      const told = await saidAfter(...errors);
      expect(told).toMatchObject({ code: "unavailable", httpStatus: 503 });
      expect(told.message.zh).toContain("可能已保存，请刷新查看");
      expect(told.message.zh).not.toContain("没有写入");
      expect(told.message.en).toContain("It may have been saved: look before you try again");
    }
  } finally {
    breaks.mockRestore();
    await server.stop();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 60_000);
