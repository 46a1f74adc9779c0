import { AsyncLocalStorage } from "node:async_hooks";
import type { TenantArchive } from "@duheng/contracts";
import { validators } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import { archivedCollections, leftOut } from "../src/archives/collections.ts";
import { fillArchive } from "../src/archives/fill.ts";
import { archivist } from "../src/archives/lists.ts";
import { makeArchiveJob } from "../src/archives/make.ts";
import { archives } from "../src/archives/model.ts";
import { sweepArchivesJob } from "../src/archives/sweep.ts";
import { ArchiveZip } from "../src/archives/zip.ts";
import { modelNamed, registeredModels } from "../src/database/model.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { keyRing } from "../src/database/sealing/sealed-documents.ts";
import { globalCollections } from "../src/database/tenancy/collections.ts";
import { removeContent } from "../src/files/contents.ts";
import { sweepFiles } from "../src/files/sweep.ts";
import { actorIn } from "../src/identity/actor-in.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { JobModel, jobs } from "../src/jobs/model.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { departments } from "../src/staff/model.ts";
import { refusal, type TestClient } from "./client.ts";
import { type EvidencePaper, startEvidencePaper } from "./evidence-paper.ts";
import { probeTenancy } from "./probe.ts";
import { type SignedIn, startTestServer, type TestServer, testSecret } from "./server.ts";
import { readTrail } from "./trail.ts";
import { sha256, unzip } from "./unzip.ts";
import { pdf, upload } from "./upload.ts";
import { sheetOf } from "./workbook.ts";

/** A whole tenant as one archive: what is in it, what is not, and how it is made. Jobs are run by hand. */
const password = "duheng-demo-2026";
const never = new AbortController().signal;
let server: TestServer;
let admin: TestClient;
let paper: EvidencePaper;

beforeAll(async () => {
  server = await startTestServer({ seed: demonstrationCity(), works: false });
  admin = await server.signIn("ga-admin", password);
  paper = await startEvidencePaper(server, "bureau");
  await startEvidencePaper(server, "court");
});
afterAll(() => server[Symbol.asyncDispose]());

/** Works off what waits, as the line of long jobs does. */
async function work(kinds = [makeArchiveJob.kind], signal = never): Promise<void> {
  for (let job = await claimJob(kinds); job; job = await claimJob(kinds)) await runTurn(job, signal);
}

async function made(client: TestClient): Promise<TenantArchive> {
  const { id } = await client.api.archives.ask.mutate({});
  await work();
  return client.api.archives.get.query({ id });
}

async function download(client: TestClient, { id }: TenantArchive, headers: Record<string, string> = {}) {
  const answer = await client.fetch(`/api/archives/${id}.zip`, { headers });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

interface Manifest {
  readonly [key: string]: unknown;
  readonly data: {
    path: string;
    bytes: number;
    sha256: string;
    records: number;
    document: string;
    schema: string;
  }[];
  readonly schemas: { path: string; bytes: number; sha256: string }[];
  readonly workbooks: { path: string; bytes: number; sha256: string }[];
  readonly fileList: { path: string; bytes: number; sha256: string };
  readonly readme: { path: string; bytes: number; sha256: string };
  readonly faults: { path: string; fault: string }[];
}

function manifestIn(files: ReadonlyMap<string, Buffer>): Manifest {
  return JSON.parse(String(files.get("manifest.json"))) as Manifest;
}

/** Records of a file, a line each. */
function recordsIn(files: ReadonlyMap<string, Buffer>, path: string): Record<string, unknown>[] {
  return String(files.get(path))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("an archive of a unit", () => {
  let archive: TenantArchive;
  let bytes: Buffer;
  let files: Map<string, Buffer>;
  beforeAll(async () => {
    using probe = probeTenancy(["hlbe-ga"]);
    archive = await made(admin);
    expect(probe.leaks).toEqual([]);
    ({ bytes } = await download(admin, archive));
    files = await unzip(bytes);
  });

  it("is whole: its hash is told, and all that its manifest names is in it, and nothing else", () => {
    expect(archive).toMatchObject({
      of: { tenantId: "hlbe-ga", name: "呼伦贝尔市公安局" },
      job: { state: "done" },
      made: { size: bytes.length, hash: sha256(bytes), faults: 0, reading: "one-moment" },
    });
    const { data, schemas, workbooks, fileList, readme, ...rest } = manifestIn(files);
    const entries = [...data, ...schemas, ...workbooks, fileList, readme];
    for (const { path, bytes: size, sha256: hash } of entries) {
      const content = files.get(path) ?? Buffer.alloc(0);
      expect([path, content.length, sha256(content)]).toEqual([path, size, hash]);
    }
    const attached = recordsIn(files, fileList.path);
    expect([...files.keys()].sort()).toEqual(
      [...entries, ...attached]
        .map(({ path }) => String(path))
        .concat("manifest.json")
        .sort(),
    );
    expect(rest).toMatchObject({
      product: "duheng",
      tenant: { id: "hlbe-ga", name: "呼伦贝尔市公安局" },
      documents: archive.made?.documents,
      faults: [],
      leftOut: leftOut(),
    });
  });

  it("has the records of each collection as their schemas say, as many as there are", async () => {
    const { data } = manifestIn(files);
    expect(data.map(({ path }) => path)).toEqual(
      archivedCollections().map(({ collection }) => `数据/${collection}.ndjson`),
    );
    for (const { path, document, records, schema } of data) {
      const found = recordsIn(files, path);
      expect([path, found.length]).toEqual([path, records]);
      const validator = validators[document as keyof typeof validators];
      expect(found.filter((one) => !validator.is(one))).toEqual([]);
      expect(files.has(schema)).toBe(true);
    }
    const people = await inTenant("hlbe-ga", () => modelNamed("Staff").countDocuments({}));
    expect(people).toBeGreaterThan(5);
    expect(recordsIn(files, "数据/staff.ndjson")).toHaveLength(people);
    expect(recordsIn(files, "数据/tenants.ndjson").map(({ id }) => id)).toEqual(["hlbe-ga"]);
  });

  it("has every schema that one of its schemas refers to", () => {
    for (const [path, content] of files) {
      if (!path.startsWith("结构/")) continue;
      for (const [, file] of String(content).matchAll(/"\$ref": "([^"#]+)/g))
        expect(files.has(`结构/${file}`)).toBe(true);
    }
  });

  it("says in both languages what is in it, what is sealed and what is left out", () => {
    const readme = String(files.get("说明 README.md"));
    expect(readme).toContain("# 呼伦贝尔市公安局：数据归档");
    expect(readme).toContain("# 呼伦贝尔市公安局: archive");
    expect(readme).toContain("`Staff.identityNumber`");
    for (const { collection, reason } of leftOut()) {
      expect(readme).toContain(`- ${collection}：${reason.zh}。`);
      expect(readme).toContain(`- ${collection}: ${reason.en}.`);
    }
  });

  it("has the lists as workbooks, and a report of each cycle", async () => {
    const cycles = recordsIn(files, "数据/cycles.ndjson");
    expect(cycles.length).toBeGreaterThan(0);
    expect([...files.keys()].filter((path) => path.startsWith("周期报告/"))).toHaveLength(cycles.length);
    const { rows } = await sheetOf(files.get("表格/人员.xlsx") ?? Buffer.alloc(0));
    expect(rows[0]).toContain("姓名");
    expect(rows).toHaveLength(recordsIn(files, "数据/staff.ndjson").length + 1);
  });

  it("has no password, token or key, and nothing of another unit", async () => {
    const text = [...files]
      .filter(([path]) => !path.endsWith(".xlsx"))
      .map(([, content]) => String(content))
      .join("\n");
    const { db } = mongoose.connection;
    const secrets = [testSecret];
    for (const account of (await db?.collection("accounts").find({}).toArray()) ?? [])
      secrets.push(String(account.password));
    for (const session of (await db?.collection("sessions").find({}).toArray()) ?? [])
      secrets.push(String(session.token));
    for (const { sealing } of keyRing().keys.values()) secrets.push(sealing.toString("base64"));
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/\$argon2|"token"|"password"/);
    // Other units have people, forms and papers too: none of their ids is here, but of those above, whose templates it uses.
    const others: string[] = [];
    for (const name of ["Staff", "Department", "Assessment", "FormDraft"] as const) {
      const { collectionName } = modelNamed(name).collection;
      const found = await db
        ?.collection<{ _id: string; tenantId: string }>(collectionName)
        .find({ tenantId: { $nin: ["hlbe-ga", "hlbe"] } })
        .toArray();
      others.push(...(found ?? []).map(({ _id }) => String(_id)));
    }
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter((id) => text.includes(id))).toEqual([]);
  });

  it("is told in the trail: who asked for it, and who took it", async () => {
    const told = (await readTrail(admin)).filter(({ action }) => action.startsWith("archives."));
    expect(told.map(({ action }) => action)).toEqual(["archives.download", "archives.ask"]);
    expect(told.map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/下载“呼伦贝尔市公安局”的数据归档$/),
      expect.stringMatching(/申请“呼伦贝尔市公安局”的全部数据归档$/),
    ]);
  });

  it("goes on where a download broke off, as long as it is the same", async () => {
    const half = Math.floor(bytes.length / 2);
    const rest = await download(admin, archive, { range: `bytes=${half}-` });
    expect(rest.answer.status).toBe(206);
    expect(rest.answer.headers.get("content-range")).toBe(
      `bytes ${half}-${bytes.length - 1}/${bytes.length}`,
    );
    expect(rest.bytes.equals(bytes.subarray(half))).toBe(true);
    const few = await download(admin, archive, { range: "bytes=5-9" });
    expect(few.bytes.equals(bytes.subarray(5, 10))).toBe(true);
    const last = await download(admin, archive, { range: "bytes=-7" });
    expect(last.bytes.equals(bytes.subarray(-7))).toBe(true);
    const other = await download(admin, archive, { range: "bytes=5-9", "if-range": '"another"' });
    expect([other.answer.status, other.bytes.length]).toEqual([200, bytes.length]);
    const same = await download(admin, archive, {
      range: "bytes=5-9",
      "if-range": rest.answer.headers.get("etag") ?? "",
    });
    expect(same.answer.status).toBe(206);
    const beyond = await download(admin, archive, { range: `bytes=${bytes.length}-` });
    expect([beyond.answer.status, beyond.answer.headers.get("content-range")]).toEqual([
      416,
      `bytes */${bytes.length}`,
    ]);
  });

  it("is of nobody else: another unit's administrator, an auditor and a stranger", async () => {
    const other = await server.signIn("jcy-admin", password);
    expect((await download(other, archive)).answer.status).toBe(404);
    expect((await other.api.archives.list.query({})).data).toEqual([]);
    const auditor = await server.as("hlbe-ga", ["auditor"]);
    expect((await download(auditor, archive)).answer.status).toBe(403);
    expect((await refusal(auditor.api.archives.ask.mutate({}))).code).toBe("forbidden");
    expect((await download(server.anonymous(), archive)).answer.status).toBe(401);
  });
});

describe("what an archive holds", () => {
  it("is every collection, or it is named with a reason in both languages", () => {
    const known = new Set([
      ...archivedCollections().map(({ collection }) => collection),
      ...leftOut().map(({ collection }) => collection),
    ]);
    const all = registeredModels().map((name) => modelNamed(name).collection.collectionName);
    expect([...all, ...Object.keys(globalCollections)].filter((name) => !known.has(name))).toEqual([]);
    expect(known.size).toBe(archivedCollections().length + leftOut().length);
    for (const { reason } of leftOut()) {
      expect(reason.zh).toMatch(/\p{Script=Han}/u);
      expect(reason.en).toMatch(/^[A-Z]/);
    }
  });

  it("is of one moment: what is written while it is read is not in it", async () => {
    const { userId } = paper.admin;
    const caller = await actorIn(userId, "bureau");
    if (caller === undefined) throw new Error("no such member");
    const before = await inTenant("bureau", () => departments.count({}));
    const zip = new ArchiveZip(new Date());
    const parts: Buffer[] = [];
    const read = (async () => {
      for await (const part of zip.output) parts.push(Buffer.from(part as Uint8Array));
    })();
    const outside = AsyncLocalStorage.snapshot();
    let isTold = false;
    await inTenant("bureau", () =>
      fillArchive(zip, {
        tenant: { id: "bureau", name: "bureau" },
        by: "示例",
        archivist: archivist(caller, { id: "bureau", isTopmost: true }),
        reading: "one-moment",
        outside,
        tell: () =>
          outside(async () => {
            if (isTold) return;
            isTold = true;
            await inTenant("bureau", () =>
              departments.insert({ name: "后来的科", order: 9, state: "active" }),
            );
          }),
      }),
    );
    await read;
    const files = await unzip(Buffer.concat(parts));
    expect(await inTenant("bureau", () => departments.count({}))).toBe(before + 1);
    expect(recordsIn(files, "数据/departments.ndjson")).toHaveLength(before);
    const { rows } = await sheetOf(files.get("表格/科室.xlsx") ?? Buffer.alloc(0));
    expect(rows).toHaveLength(before + 1);
  });

  it("is read one after the other where the database does not keep a moment so long, and says so", async () => {
    const { id, jobId } = await paper.admin.api.archives.ask.mutate({});
    await JobModel.updateOne({ _id: jobId }, { $set: { stage: { reading: "while-written" } } });
    await work();
    const archive = await paper.admin.api.archives.get.query({ id });
    expect(archive.made).toMatchObject({ reading: "while-written" });
    const files = await unzip((await download(paper.admin, archive)).bytes);
    expect(String(files.get("说明 README.md"))).toContain("各部分是先后读出的");
  });

  it("has attached files byte for byte; one whose content is gone is named, and the rest is there", async () => {
    const assessment = paper.assessment.id;
    const big = Buffer.concat([pdf, Buffer.alloc(600_000, "x")]);
    const [kept, gone] = [
      await upload(paper.person, assessment, { name: "结案文书.pdf", content: big }),
      await upload(paper.person, assessment, { name: "结案文书.pdf", content: pdf }),
    ];
    await removeContent(gone.file.id);
    const archive = await made(paper.admin);
    expect(archive.made).toMatchObject({ files: 1, faults: 1 });
    const files = await unzip((await download(paper.admin, archive)).bytes);
    const path = (id: string) => `附件/${assessment}/${id}/结案文书.pdf`;
    expect(files.get(path(kept.file.id))?.equals(big)).toBe(true);
    expect(files.has(path(gone.file.id))).toBe(false);
    expect(manifestIn(files).faults).toEqual([{ path: path(gone.file.id), fault: "missing" }]);
    expect(recordsIn(files, "附件清单.ndjson")).toContainEqual({
      ...{ id: kept.file.id, path: path(kept.file.id) },
      ...{ size: big.length, sha256: sha256(big) },
    });
  });

  it("keeps sealed values sealed, and shows masks in workbooks", async () => {
    const { api } = paper.admin;
    const { id: departmentId } = await api.departments.create.mutate({ name: "办公室" });
    const { id: categoryId } = await api.staffCategories.create.mutate({ code: "c", name: "综合类" });
    await api.staff.create.mutate({
      ...{ departmentId, categoryId, number: "77", name: "示例-甲" },
      ...{ phone: "13900001234", identityNumber: "990101199001011230" },
    });
    const files = await unzip((await download(paper.admin, await made(paper.admin))).bytes);
    const person = recordsIn(files, "数据/staff.ndjson").find(({ number }) => number === "77");
    expect(person?.phone).toMatch(/^sealed:1:/);
    expect(person?.identityNumber).toMatch(/^sealed:1:/);
    for (const [path, content] of files)
      if (!path.endsWith(".xlsx")) expect(String(content)).not.toMatch(/13900001234|990101199001011230/);
    const { rows } = await sheetOf(files.get("表格/人员.xlsx") ?? Buffer.alloc(0));
    expect(rows.flat()).toContain("990101********1230");
    expect(rows.flat()).not.toContain("990101199001011230");
  });
});

describe("asking for an archive", () => {
  it("twice is one: who asks while it is made gets the same", async () => {
    const [one, other] = [await admin.api.archives.ask.mutate({}), await admin.api.archives.ask.mutate({})];
    expect(other.id).toBe(one.id);
    await work();
  });

  it("again replaces the one before", async () => {
    const first = await made(admin);
    const second = await made(admin);
    expect((await admin.api.archives.list.query({})).data.map(({ id }) => id)).toEqual([second.id]);
    expect((await download(admin, first)).answer.status).toBe(404);
  });

  it("is refused to who waits for his own feedback", async () => {
    const { person } = paper;
    const { userId } = person;
    await setMembership({
      userId,
      tenantId: "bureau",
      roles: ["staff", "unit-admin"],
      staffId: "staff-of-bureau",
    });
    const refused = await refusal(person.api.archives.ask.mutate({}));
    expect(refused).toMatchObject({
      code: "forbidden",
      message: { zh: expect.stringContaining("还没有反馈") },
    });
  });

  it("is of the own unit alone, whoever asks and whatever he names: what a unit has is its own", async () => {
    const city = await server.signIn("city-admin", password);
    const archive = await made(city);
    expect(archive.of).toEqual({ tenantId: "hlbe", name: "呼伦贝尔市" });
    const files = await unzip((await download(city, archive)).bytes);
    expect(new Set(recordsIn(files, "数据/staff.ndjson").map(({ tenantId }) => tenantId))).toEqual(
      new Set(["hlbe"]),
    );
    const named = city.api.archives.ask.mutate({ tenantId: "hlbe-ga" } as never);
    expect((await refusal(named)).code).toBe("invalid-input");
    const [own] = (await admin.api.archives.list.query({})).data;
    expect((await download(city, own ?? expect.fail("none"))).answer.status).toBe(404);
  });
});

describe("an archive that is not made to its end", () => {
  let unit: SignedIn;
  beforeAll(async () => {
    unit = (await startEvidencePaper(server, "broken")).admin;
    for (let each = 0; each < 300; each += 1)
      await inTenant("broken", () =>
        departments.insert({ name: `第${each}科`, order: each, state: "active" }),
      );
  });

  /** Contents that are kept whole. */
  const contents = async () => {
    const found = await mongoose.connection.db?.collection("file_contents.files").find({}).toArray();
    return (found ?? []).filter(({ metadata }) => metadata?.tenantId === "broken").length;
  };

  it("says that it was cancelled, and leaves nothing", async () => {
    const { id, jobId } = await unit.api.archives.ask.mutate({});
    const job = await claimJob([makeArchiveJob.kind]);
    if (job === undefined) throw new Error("nothing to do");
    // Asked for while its step is under way: seen when it next tells how far it is.
    const running = runTurn(job, never);
    await JobModel.updateOne({ _id: jobId }, { $set: { cancelAskedAt: new Date() } });
    await running;
    const archive = await unit.api.archives.get.query({ id });
    expect(archive.made).toBeUndefined();
    expect(archive.job).toMatchObject({ state: "cancelled" });
    expect((await download(unit, archive)).answer.status).toBe(404);
    expect(await contents()).toBe(0);
  });

  it("goes back to the line where its process stops, and is begun anew", async () => {
    const { id, jobId } = await unit.api.archives.ask.mutate({});
    const job = await claimJob([makeArchiveJob.kind]);
    if (job === undefined) throw new Error("nothing to do");
    const ending = new AbortController();
    const running = runTurn(job, ending.signal);
    ending.abort();
    await running;
    expect(await jobs.get(jobId)).toMatchObject({ state: "waiting" });
    expect(await contents()).toBe(0);
    await work();
    expect((await unit.api.archives.get.query({ id })).made?.documents).toBeGreaterThan(300);
  });

  it("says why it failed: who asked may not any more", async () => {
    const { id } = await unit.api.archives.ask.mutate({});
    const users = mongoose.connection.db?.collection<{ _id: string }>("users");
    await users?.updateOne({ _id: unit.userId }, { $set: { disabledAt: new Date() } });
    await work();
    await users?.updateOne({ _id: unit.userId }, { $unset: { disabledAt: "" } });
    const archive = await unit.api.archives.get.query({ id });
    expect(archive.job).toMatchObject({ state: "failed", error: { code: "forbidden" } });
  });

  it("and one whose time is over is gone, with its content", async () => {
    const archive = await made(unit);
    // That before it is swept.
    await sweepFiles(new Date(Date.now() + 25 * 60 * 60_000));
    expect(await contents()).toBe(1);
    await inTenant("broken", () =>
      archives.model.updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1_000) } } as never),
    );
    expect((await download(unit, archive)).answer.status).toBe(404);
    await enqueue(sweepArchivesJob, { input: {} });
    await work([sweepArchivesJob.kind]);
    expect(await inTenant("broken", () => archives.count({}))).toBe(0);
    await sweepFiles(new Date(Date.now() + 25 * 60 * 60_000));
    expect(await contents()).toBe(0);
  });

  it("is taken away before its time by who may", async () => {
    const archive = await made(unit);
    await unit.api.archives.remove.mutate({ id: archive.id, revision: archive.revision });
    expect((await download(unit, archive)).answer.status).toBe(404);
    expect((await readTrail(unit))[0]?.zh).toMatch(/删除“broken”的数据归档$/);
  });
});
