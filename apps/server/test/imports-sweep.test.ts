import { afterAll, beforeAll, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { ImportRowModel, imports } from "../src/imports/model.ts";
import { keptUnwritten, keptWritten, sweepImportsJob } from "../src/imports/sweep.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { jobs } from "../src/jobs/model.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { bring, pasted } from "./bring-table.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** What stood in tables is of persons: it is not kept for ever. */
let server: TestServer;
let admin: SignedIn;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  admin = await server.as("bureau", ["unit-admin"]);
  await admin.api.departments.create.mutate({ name: "办公室" });
  await admin.api.staffCategories.create.mutate({ code: "a", name: "综合类" });
});
afterAll(() => server[Symbol.asyncDispose]());

async function work(kind: string) {
  const job = await claimJob([kind]);
  if (job === undefined) throw new Error(`nobody wants ${kind}`);
  await runTurn(job, new AbortController().signal, 60_000);
  return jobs.get(job.id);
}

async function brought(number: string): Promise<string> {
  const rows = pasted(["姓名", "工号", "科室", "人员类别"], [`示例-${number}`, number, "办公室", "综合类"]);
  return (await bring(admin, rows)).staged.id;
}

async function written(number: string): Promise<string> {
  const id = await brought(number);
  const { revision } = await admin.api.imports.get.query({ id });
  await admin.api.imports.commit.mutate({ id, revision });
  await work("imports.write");
  return id;
}

const ago = (id: string, milliseconds: number) =>
  inTenant("bureau", () =>
    imports.model.updateOne(
      { _id: id },
      { $set: { createdAt: new Date(0), updatedAt: new Date(Date.now() - milliseconds) } },
      { timestamps: false, strict: false, overwriteImmutable: true },
    ),
  );

it("an old table goes: unwritten as a whole, written with its rows; what is younger stays and is undone", async () => {
  const minute = 60_000;
  const [unwritten, kept] = [await brought("001"), await brought("002")];
  const [old, young] = [await written("003"), await written("004")];
  await ago(unwritten, keptUnwritten + minute);
  await ago(kept, keptUnwritten - minute);
  await ago(old, keptWritten + minute);
  await ago(young, keptWritten - minute);

  await enqueue(sweepImportsJob, { input: {} });
  expect(await work("imports.sweep")).toMatchObject({ state: "done", result: { imports: 2 } });

  const { data } = await admin.api.imports.list.query({});
  expect(data.map(({ id, state, rowsRemovedAt }) => [id, state, rowsRemovedAt !== undefined]).sort()).toEqual(
    [
      [kept, "staged", false],
      [old, "committed", true],
      [young, "committed", false],
    ].sort(),
  );
  const rows = await inTenant("bureau", () => ImportRowModel.find({}, { importId: 1 }).lean());
  expect(rows.map(({ importId }) => importId).sort()).toEqual([kept, kept, young, young].sort());
  // The records stay as they are; what cannot be taken back any more says so.
  expect((await admin.api.staff.list.query({})).data.map(({ number }) => number).sort()).toEqual([
    "003",
    "004",
  ]);
  const { revision } = await admin.api.imports.get.query({ id: old });
  expect(await refusal(admin.api.imports.undo.mutate({ id: old, revision }))).toMatchObject({
    code: "wrong-state",
    message: { zh: "写入已超过半年，表中各行的内容已清除，不能再撤销。请逐条更改，或重新导入。" },
  });
  const younger = await admin.api.imports.get.query({ id: young });
  await admin.api.imports.undo.mutate({ id: young, revision: younger.revision });
  await work("imports.undo");
  expect((await admin.api.staff.list.query({})).data.map(({ number }) => number)).toEqual(["003"]);

  await enqueue(sweepImportsJob, { input: {} });
  expect(await work("imports.sweep")).toMatchObject({ state: "done", result: { imports: 0 } });
});
