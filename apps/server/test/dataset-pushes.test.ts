import { request as httpRequest } from "node:http";
import type { ErrorResponse, PushAnswer } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AccessTokenModel } from "../src/access-tokens/model.ts";
import { allCounted } from "../src/audit/count-later.ts";
import { inTenant } from "../src/database/scope.ts";
import { DatasetVersionModel } from "../src/datasets/model.ts";
import { ImportModel, ImportRowModel } from "../src/imports/model.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { JobModel } from "../src/jobs/model.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { type DataUnit, dataUnit } from "./data-unit.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit } from "./small-unit.ts";
import { readTrail } from "./trail.ts";

/** Figures that another system pushes: written once, told row by row, taken back with its token. */
let server: TestServer;
let admin: SignedIn;
let unit: DataUnit;
let token = "";
let datasetId = "";
beforeAll(async () => {
  server = await startTestServer({ works: false, trustProxy: 1 });
  await server.tenant("city", { kind: "city" });
  await server.tenant("bureau", { reportsTo: "city", path: ["city"] });
  const small = await makeSmallUnit(server, {
    tenantId: "bureau",
    people: 5,
    indicators: [byFormula("满分", "10")],
  });
  admin = small.admin;
  await small.hire({ name: "示例-001", number: "101" });
  unit = dataUnit(small);
  datasetId = (await unit.define()).id;
  token = await tokenOf("监测平台");
});
afterAll(() => server[Symbol.asyncDispose]());

async function tokenOf(name: string, more: { datasetIds?: string[]; days?: number } = {}): Promise<string> {
  return (await admin.api.accessTokens.create.mutate({ name, ...more })).text;
}

interface Sent {
  readonly key?: string | undefined;
  readonly path?: string;
  readonly query?: string;
  readonly type?: string;
  readonly by?: string;
  readonly from?: string;
  readonly headers?: Record<string, string>;
}

interface Answered {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly answer: PushAnswer;
  readonly refusal: ErrorResponse;
}

let keys = 0;
async function push(body: unknown, sent: Sent = {}): Promise<Answered> {
  keys += 1;
  const { path = "monitoring/2026-Q3", query = "", by = token, from = "10.0.0.1", type } = sent;
  const key = "key" in sent ? sent.key : `key-${keys}`;
  const response = await fetch(`${server.url}/api/datasets/${path}${query}`, {
    method: "POST",
    headers: {
      ...{ authorization: `Bearer ${by}`, "x-forwarded-for": from },
      "content-type": type ?? (typeof body === "string" ? "text/csv" : "application/json"),
      ...(key === undefined ? {} : { "idempotency-key": key }),
      ...sent.headers,
    },
    body: typeof body === "string" || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    answer: answer as PushAnswer,
    refusal: answer as ErrorResponse,
  };
}

async function status(importId: string, by = token): Promise<Answered["answer"] & { httpStatus: number }> {
  const response = await fetch(`${server.url}/api/datasets/pushes/${importId}`, {
    headers: { authorization: `Bearer ${by}`, "x-forwarded-for": "10.0.0.1" },
  });
  return { ...((await response.json()) as PushAnswer), httpStatus: response.status };
}

async function work(): Promise<void> {
  for (;;) {
    const job = await claimJob(["datasets.push", "imports.undo", "assessments.rescore"]);
    if (job === undefined) return;
    await runTurn(job, new AbortController().signal);
  }
}

async function current(): Promise<{ number: number; source: object; rows: unknown[] } | undefined> {
  const versions = await admin.api.datasets.versions.query({ datasetId, period: "2026-Q3" });
  const found = versions.find(({ state }) => state === "current");
  if (found === undefined) return undefined;
  const { data } = await admin.api.datasets.rows.query({ versionId: found.id });
  return {
    number: found.number,
    source: found.source,
    rows: data.map(({ row, label, values }) => [row, label, values]),
  };
}

const importsThere = () => inTenant("bureau", () => ImportModel.countDocuments({}));

describe("a push", () => {
  it("writes the good rows, and tells each of the bad ones; the import that it is stands among the others", async () => {
    const rows = [
      { 工号: "001", 姓名: "示例-001", validRate: 97.5, stations: 3, checkedOn: "2026-07-01" },
      { 姓名: "示例-002", validRate: "80%" },
      { 工号: "003", validRate: 120 },
      { 工号: "999", 姓名: "示例-009", validRate: 90 },
      { 姓名: "示例-001", validRate: 60 },
      { 工号: "004", validRate: { value: 5 } },
    ];
    const { status: code, answer } = await push(rows, { key: "three-bad" });
    expect(code).toBe(202);
    const { importId } = answer;
    const refused = [
      {
        row: 3,
        field: "validRate",
        code: "out-of-range",
        message: { zh: "应在 0% 至 100% 之间", en: "must be 0% to 100%" },
      },
      {
        row: 4,
        field: "姓名",
        code: "nobody",
        message: {
          zh: "本单位没有“示例-009”，是不是“示例-001”？",
          en: "nobody here is “示例-009”: is it “示例-001”?",
        },
      },
      {
        row: 5,
        code: "several-people",
        message: {
          zh: "不能确定是谁的数据，可能是示例-001（001）、示例-001（101）。请写工号",
          en: "it may be about 示例-001（001）, 示例-001（101）: give the staff number",
        },
      },
      {
        row: 6,
        field: "validRate",
        code: "nested-value",
        message: {
          zh: "值不能是对象或列表，只能是文字、数字、是否或 null",
          en: "a value is a text, a number, true, false or null, never an object or a list",
        },
      },
    ];
    expect(answer).toEqual({
      importId,
      state: "writing",
      progress: { done: 0, total: 0 },
      counts: { changed: 2, unchanged: 0, gone: 0, refused: 4 },
      refused,
      refusedTotal: 4,
      statusUrl: `/api/datasets/pushes/${importId}`,
    });
    expect(await current()).toBeUndefined();
    await work();
    expect(await status(importId)).toEqual({
      ...answer,
      ...{ state: "written", progress: { done: 2, total: 2 }, version: 1, httpStatus: 200 },
    });
    expect(await current()).toEqual({
      number: 1,
      source: { kind: "push", importId, by: "监测平台", name: "监测平台 three-bad" },
      rows: [
        [1, "示例-001（001）", { validRate: 97.5, stations: 3, checkedOn: "2026-07-01" }],
        [2, "示例-002（002）", { validRate: 80 }],
      ],
    });
    expect(await admin.api.imports.get.query({ id: importId })).toMatchObject({
      state: "committed",
      by: { name: "监测平台（令牌）" },
      push: { tokenName: "监测平台", key: "three-bad" },
    });
  });

  it("sent again with its key it is the same, and writes nothing twice; with another body it is refused", async () => {
    const before = await importsThere();
    const body = [{ 工号: "002", validRate: 81 }];
    const first = await push(body, { key: "again" });
    const second = await push(body, { key: "again" });
    expect(second).toEqual(first);
    await work();
    const third = await push(body, { key: "again" });
    expect([third.status, third.answer]).toEqual([
      202,
      { ...first.answer, state: "written", progress: { done: 1, total: 1 }, version: 2 },
    ]);
    const other = await push([{ 工号: "002", validRate: 82 }], { key: "again" });
    expect([other.status, other.refusal]).toEqual([
      422,
      {
        code: "key-reused",
        message: {
          zh: "这个 Idempotency-Key 已用于另一次内容不同的推送。重试请原样发送；新的数据请换一个新的键。",
          en: "This Idempotency-Key was used for a push of something else. To retry, send the very same; for other figures, use a new key.",
        },
      },
    ]);
    for (const sent of [{ path: "monitoring/2026-Q2" }, { query: "?complete=true" }])
      expect((await push(body, { key: "again", ...sent })).refusal.code).toBe("key-reused");
    expect(await importsThere()).toBe(before + 1);
    expect((await current())?.number).toBe(2);
    // What says nothing new is no version.
    const same = await push(body, { key: "says nothing new" });
    expect([same.answer.state, same.answer.counts]).toEqual([
      "written",
      { changed: 0, unchanged: 1, gone: 0, refused: 0 },
    ]);
    expect((await current())?.number).toBe(2);
  });

  it("of two of one key at one moment one is it, and the other is told to come again or gets the same", async () => {
    const before = await importsThere();
    const body = [{ 工号: "003", validRate: 70 }];
    const answers = await Promise.all([1, 2, 3].map(() => push(body, { key: "at once" })));
    const taken = answers.filter(({ status: code }) => code === 202);
    expect(taken.length).toBeGreaterThanOrEqual(1);
    expect(new Set(taken.map(({ answer }) => answer.importId)).size).toBe(1);
    for (const { status: code, refusal, retryAfter } of answers.filter((one) => one.status !== 202)) {
      expect([code, refusal.code]).toEqual([409, "under-way"]);
      expect(Number(retryAfter)).toBeGreaterThan(0);
    }
    expect(await importsThere()).toBe(before + 1);
    // Other figures of the unit wait for it, and nothing of them stays.
    const next = await push([{ 工号: "004", validRate: 1 }], { key: "behind" });
    expect([next.status, next.refusal.code, next.retryAfter]).toEqual([409, "under-way", "3"]);
    expect(await importsThere()).toBe(before + 1);
    await work();
    expect((await push(body, { key: "at once" })).answer).toMatchObject({ state: "written", version: 3 });
  });

  it("as NDJSON, CSV or of no told type it says the same; each bad row by its line", async () => {
    const lines = [
      '{"工号":"001","validRate":91}',
      "",
      "{broken",
      '"a text"',
      '{"工号":"002","validRate":92}',
    ];
    const ndjson = await push(lines.join("\n"), { type: "application/x-ndjson" });
    expect(ndjson.answer.refused.map(({ row, code }) => [row, code])).toEqual([
      [3, "not-json"],
      [4, "not-an-object"],
    ]);
    await work();
    const csv = await push("\uFEFF工号,数据有效率（%）\r\n001,93\r\n,94\r\n合计,187\r\n", {
      type: "text/csv; charset=utf-8",
    });
    expect(csv.answer.refused.map(({ row, code }) => [row, code])).toEqual([
      [3, "nobody"],
      [4, "not-a-record"],
    ]);
    await work();
    expect(csv.answer.counts).toEqual({ changed: 1, unchanged: 0, gone: 0, refused: 2 });
    const guessed = await push('[{"工号":"001","validRate":95}]', { type: "application/octet-stream" });
    await work();
    expect(await status(guessed.answer.importId)).toMatchObject({ state: "written", version: 6 });
    const gb = Uint8Array.from([...Buffer.from("number,stations\n001,"), 0xa3, 0xb7, 0x0a]);
    expect((await push(gb, { type: "text/csv" })).answer.counts.changed).toBe(1);
    await work();
    expect((await current())?.rows.find((row) => Object(row)[1] === "示例-001（001）")).toEqual([
      ...[2, "示例-001（001）", { validRate: 95, stations: 7, checkedOn: "2026-07-01" }],
    ]);
  });

  it("complete: whoever is not in it has figures no more", async () => {
    const { answer } = await push([{ 工号: "001", validRate: 50 }], { query: "?complete=true" });
    expect(answer.counts).toEqual({ changed: 1, unchanged: 0, gone: 2, refused: 0 });
    await work();
    expect((await current())?.rows.map((row) => Object(row)[1])).toEqual(["示例-001（001）"]);
  });

  it("strict: any refused row, and nothing is written; the key is free for what was mended", async () => {
    const before = await importsThere();
    const rows = [
      { 工号: "001", validRate: 51 },
      { 工号: "998", validRate: 52 },
    ];
    const { status: code, refusal } = await push(rows, { query: "?strict=true", key: "strict" });
    expect([code, refusal]).toEqual([
      422,
      {
        code: "refused-rows",
        message: {
          zh: "有些行不能写入，按 strict=true 的要求全部没有写入。",
          en: "Some rows are refused and, as strict=true asks, nothing was written.",
        },
        data: {
          counts: { changed: 1, unchanged: 0, gone: 0, refused: 1 },
          refused: [
            {
              row: 2,
              field: "工号",
              code: "nobody",
              message: { zh: expect.stringContaining("本单位没有“998”"), en: expect.stringContaining("998") },
            },
          ],
          refusedTotal: 1,
        },
      },
    ]);
    expect([await importsThere(), await work()]).toEqual([before, undefined]);
    const mended = await push(rows.slice(0, 1), { query: "?strict=true", key: "strict" });
    expect(mended.status).toBe(202);
    await work();
  });

  it("an administrator undoes it as an import, and the push says so", async () => {
    const present = await current();
    const { answer } = await push([{ 工号: "001", validRate: 33 }]);
    await work();
    const { revision } = await admin.api.imports.get.query({ id: answer.importId });
    await admin.api.imports.undo.mutate({ id: answer.importId, revision });
    await work();
    expect(await current()).toEqual(present);
    expect(await status(answer.importId)).toMatchObject({
      state: "undone",
      message: { zh: "本单位管理员已撤销这次推送。" },
    });
  });
});

describe("what is refused as a whole, and leaves nothing", () => {
  const refused = async (body: unknown, sent: Sent = {}) => {
    const { status: code, refusal } = await push(body, sent);
    return [code, refusal.code, refusal.problems?.[0]?.message.zh ?? refusal.message.zh];
  };
  const good = [{ 工号: "001", validRate: 1 }];

  it("is told with what to do", async () => {
    const before = await importsThere();
    expect(await refused([{ 工号: "001", validRat: 1 }])).toEqual([
      ...[422, "unknown-column"],
      "没有“validRat”这一列，是不是“validRate”？不需要的列请去掉，或加上 ?ignoreUnknown=true",
    ]);
    expect(await refused([{ 工号: "001", validRate: 1, 数据有效率: 2 }])).toEqual([
      ...[422, "unknown-column", "“validRate”和“数据有效率”是同一列，请只留一个"],
    ]);
    expect(await refused("工号,validRate\n001,5,extra")).toEqual([422, "unknown-column", "第 3 列没有标题"]);
    expect(await refused(good, { path: "monitorin/2026-Q3" })).toEqual([
      ...[404, "not-found", "没有名称为“monitorin”的数据集，或这个令牌不能推送到它。是不是“monitoring”？"],
    ]);
    expect(await refused(good, { path: "monitoring/2026-Q5" })).toEqual([
      ...[400, "invalid-input"],
      "“2026-Q5”不是周期。季度写 2026-Q3，月写 2026-07，半年写 2026-H1，年写 2026。",
    ]);
    expect((await refused(good, { query: "?complte=true" })).slice(0, 2)).toEqual([400, "invalid-input"]);
    expect((await refused(good, { query: "?strict=yes" })).slice(0, 2)).toEqual([400, "invalid-input"]);
    for (const key of [undefined, "", "a".repeat(201)])
      expect((await refused(good, { key })).slice(0, 2)).toEqual([400, "invalid-input"]);
    expect(await refused("")).toEqual([400, "invalid-input", "请求没有内容。请在请求体中发送数据行。"]);
    expect(await refused([])).toEqual([415, "unsupported-file", "里面没有内容。"]);
    expect((await refused('[{"工号":"001"', { type: "application/json" }))[2]).toMatch(/不是完整的 JSON/);
    expect((await refused("工号,validRate\n001,5", { type: "application/json" }))[2]).toMatch(
      /不是完整的 JSON/,
    );
    const gb = Uint8Array.from([...Buffer.from('[{"number":"'), 0xa3, 0xb7, ...Buffer.from('"}]')]);
    expect((await refused(gb, { type: "application/json" }))[2]).toMatch(/必须用 UTF-8/);
    expect((await refused(Uint8Array.from([0x50, 0x4b, 3, 4, 0]), { type: "text/csv" }))[0]).toBe(415);
    expect((await refused("<a/>", { type: "application/xml" }))[0]).toBe(415);
    expect((await refused(good, { headers: { "content-encoding": "gzip" } }))[2]).toMatch(/不要压缩/);
    const wide = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`c${at}`, 1]));
    expect((await refused([wide]))[2]).toMatch(/最多 200 列/);
    const many = Array.from({ length: 200_031 }, () => ({}));
    expect((await refused(many))[2]).toMatch(/最多导入 200000 行/);
    const large = Buffer.alloc(26 * 1024 * 1024, 32);
    expect((await refused(new Uint8Array(large), { type: "text/csv" })).slice(0, 2)).toEqual([
      413,
      "too-large",
    ]);
    expect(await importsThere()).toBe(before);
  }, 60_000);

  it("lists in lists to any depth are one bad row", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const { status: code, answer } = await push(deep, { type: "application/json" });
    expect([code, answer.state, answer.refused.map(({ row, code: why }) => [row, why])]).toEqual([
      ...[202, "written", [[1, "not-an-object"]]],
    ]);
  });

  it("a column that is none is left out where that is asked for", async () => {
    const { answer } = await push([{ 工号: "005", validRate: 5, 备注: "x" }], {
      query: "?ignoreUnknown=true",
    });
    expect(answer.counts).toEqual({ changed: 1, unchanged: 0, gone: 0, refused: 0 });
    await work();
  });

  it("a body that is cut off is nothing, and the same sent whole is taken", async () => {
    const before = await importsThere();
    const body = JSON.stringify([{ 工号: "005", validRate: 6 }]);
    const headers = {
      authorization: `Bearer ${token}`,
      "idempotency-key": "cut",
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    const cut = httpRequest(`${server.url}/api/datasets/monitoring/2026-Q3`, { method: "POST", headers });
    const isOver = new Promise((resolve) => cut.on("error", resolve));
    cut.write(body.slice(0, 10));
    await new Promise((resolve) => setTimeout(resolve, 100));
    cut.destroy();
    await isOver;
    expect(await importsThere()).toBe(before);
    const whole = await push(body, { key: "cut", type: "application/json" });
    expect([whole.status, whole.answer.counts.changed]).toEqual([202, 1]);
    await work();
  });
});

describe("a push of several rows of a person, and of everybody", () => {
  it("writes all rows of a person or none, and takes nobody's figures away while any row is refused", async () => {
    const several = await admin.api.datasets.create.mutate({
      ...{ key: "several", title: "多行", subject: "person", isRepeated: true },
      columns: [{ key: "closed", title: "办结数", type: "integer" }],
    });
    const to = { path: "several/2026-Q3" };
    await push(
      [
        { 工号: "001", closed: 1 },
        { 工号: "001", closed: 2 },
        { 工号: "002", closed: 5 },
        { 工号: "003", closed: 9 },
      ],
      to,
    );
    await work();
    const { answer } = await push(
      [
        { 工号: "001", closed: 3 },
        { 工号: "001", closed: "三" },
        { 工号: "002", closed: 6 },
      ],
      { ...to, query: "?complete=true" },
    );
    await work();
    expect(answer.counts).toEqual({ changed: 1, unchanged: 0, refused: 2, gone: 0 });
    expect(answer.refused.map(({ row, code }) => [row, code])).toEqual([
      [1, "with-another"],
      [2, "not-a-number"],
    ]);
    const [version] = await admin.api.datasets.versions.query({ datasetId: several.id });
    const { data } = await admin.api.datasets.rows.query({ versionId: version?.id ?? "" });
    expect(data.map(({ label, values }) => [label.slice(-4, -1), values.closed]).sort()).toEqual([
      ["001", 1],
      ["001", 2],
      ["002", 6],
      ["003", 9],
    ]);
  });
});

describe("a push that broke off", () => {
  it("while it was looked at: it is told to wait, then begins anew with its key", async () => {
    const body = [{ 工号: "005", validRate: 7 }];
    const { answer } = await push(body, { key: "killed" });
    await inTenant("bureau", async () => {
      // As a process leaves it that is killed between its rows.
      await ImportModel.updateOne(
        { _id: answer.importId },
        { $set: { state: "reading" }, $unset: { jobId: "", isWriting: "", committedAt: "" } },
      );
      await ImportRowModel.deleteMany({ importId: answer.importId });
      await DatasetVersionModel.deleteMany({ "source.importId": answer.importId });
      await JobModel.deleteMany({ kind: "datasets.push", isOpen: true });
    });
    const early = await push(body, { key: "killed" });
    expect([early.status, early.refusal.code]).toEqual([409, "under-way"]);
    expect(Number(early.retryAfter)).toBeGreaterThan(60);
    await inTenant("bureau", () =>
      ImportModel.collection.updateOne({ _id: answer.importId } as never, {
        $set: { createdAt: new Date(Date.now() - 121_000) },
      }),
    );
    const anew = await push(body, { key: "killed" });
    expect([anew.status, anew.answer.counts.changed]).toEqual([202, 1]);
    expect(anew.answer.importId).not.toBe(answer.importId);
    await work();
    expect(await status(anew.answer.importId)).toMatchObject({ state: "written" });
  });
});

describe("a token", () => {
  const told = async (by: string, from: string) => {
    const { status: code, refusal } = await push([{ 工号: "001", validRate: 1 }], { by, from });
    return [code, refusal.code, refusal.message.zh];
  };

  it("that is none is refused without a word of why, and slowed; one that holds is not", async () => {
    const doesNotHold = [401, "unauthenticated", "令牌无效。请核对是否完整，或请本单位管理员新建一个。"];
    const [head = "", id = ""] = token.split(".");
    const wrong = [
      "nonsense",
      `${head}.${id}.${"A".repeat(43)}`,
      `${head}.nobody.${"A".repeat(43)}`,
      `dht_nowhere.${id}.${token.split(".")[2]}`,
      `dht_city.${id}.${token.split(".")[2]}`,
    ];
    for (const by of wrong) expect(await told(by, "10.9.9.9")).toEqual(doesNotHold);
    for (let tries = wrong.length; tries < 49; tries += 1) await told("nonsense", "10.9.9.9");
    const [, code] = [await told("nonsense", "10.9.9.9"), await told("nonsense", "10.9.9.9")];
    expect(code.slice(0, 2)).toEqual([429, "too-many-requests"]);
    expect((await push([], { from: "10.9.9.9" })).status).toBe(415);
    const none = await fetch(`${server.url}/api/datasets/monitoring/2026-Q3`, { method: "POST", body: "x" });
    expect([none.status, ((await none.json()) as ErrorResponse).code]).toEqual([401, "unauthenticated"]);
    await allCounted();
    const trail = (await readTrail(admin)).map(({ zh }) => zh);
    expect(trail.filter((line) => line.includes("使用令牌“监测平台”被拒绝"))).toHaveLength(1);
  });

  it("opens nothing else, and no session opens this", async () => {
    const answer = await fetch(`${server.url}/api/trpc/staff.list`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
    const bySession = await admin.fetch("/api/datasets/monitoring/2026-Q3", { method: "POST", body: "x" });
    expect(bySession.status).toBe(401);
  });

  it("of one dataset pushes to no other, and sees no push of another token", async () => {
    const other = await admin.api.datasets.create.mutate({
      ...{ key: "cases", title: "案件", subject: "person", isRepeated: true },
      columns: [{ key: "closed", title: "办结数", type: "integer" }],
    });
    const narrow = await tokenOf("案件系统", { datasetIds: [other.id] });
    expect((await push([{ 工号: "001", validRate: 1 }], { by: narrow })).refusal).toEqual({
      code: "not-found",
      message: {
        zh: "没有名称为“monitoring”的数据集，或这个令牌不能推送到它",
        en: "There is no dataset “monitoring”, or the token may not push to it",
      },
    });
    const rows = [1, 2, 3].map((closed) => ({ 工号: "001", closed }));
    const { answer } = await push(rows, { by: narrow, path: "cases/2026-07" });
    expect(answer.counts.changed).toBe(3);
    expect((await status(answer.importId)).httpStatus).toBe(404);
    await work();
    expect(await status(answer.importId, narrow)).toMatchObject({ state: "written", version: 1 });
    await admin.api.datasets.retire.mutate({ id: other.id, revision: other.revision });
    expect((await push(rows, { by: narrow, path: "cases/2026-08" })).refusal.code).toBe("wrong-state");
  });

  it("is listed without its secret, says when it was used, and that it was from two places: once a day", async () => {
    const text = await tokenOf("两处使用");
    const [, id = "", secret = ""] = text.split(".");
    const listed = async () =>
      (await admin.api.accessTokens.list.query({ filter: { q: "两处使用" } })).data[0];
    const made = await listed();
    expect(made).toEqual({
      ...{ id, tenantId: "bureau", name: "两处使用", start: secret.slice(0, 4) },
      createdBy: { userId: admin.userId, name: expect.any(String) },
      ...{ expiresAt: expect.any(String), revision: 0 },
      ...{ createdAt: expect.any(String), updatedAt: expect.any(String) },
    });
    const days = (Date.parse(made?.expiresAt ?? "") - Date.parse(made?.createdAt ?? "")) / 86_400_000;
    expect(Math.round(days)).toBe(365);
    for (const from of ["10.1.0.1", "10.1.0.1"]) await push([], { by: text, from });
    expect((await listed())?.lastUsedAt).toBeDefined();
    expect((await listed())?.elsewhereAt).toBeUndefined();
    for (const from of ["10.1.0.2", "10.1.0.1", "10.1.0.2"]) await push([], { by: text, from });
    expect((await listed())?.elsewhereAt).toBeDefined();
    const trail = (await readTrail(admin)).map(({ zh }) => zh);
    expect(trail.filter((line) => line.includes("一天内从两个地址使用令牌“两处使用”"))).toHaveLength(1);
    const stored = await inTenant("bureau", () => AccessTokenModel.findOne({ _id: id }).lean());
    expect(JSON.stringify(stored)).not.toMatch(/10\.1\.0/);
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it("that ran out or was revoked says so to who has it", async () => {
    const text = await tokenOf("旧系统");
    const [, id = ""] = text.split(".");
    await inTenant("bureau", () =>
      AccessTokenModel.updateOne({ _id: id }, { $set: { expiresAt: new Date("2026-01-02T00:00:00Z") } }),
    );
    expect(await told(text, "10.2.0.1")).toEqual([
      ...[401, "unauthenticated", "令牌“旧系统”已于 2026-01-02 到期。请本单位管理员新建一个。"],
    ]);
    await admin.api.accessTokens.revoke.mutate({ id });
    expect(await told(text, "10.2.0.1")).toEqual([
      ...[401, "unauthenticated", "令牌“旧系统”已停用。请本单位管理员新建一个。"],
    ]);
  });

  it.each([0, 1, 2, 3])("revoked after %d steps of its push, nothing of that stays", async (steps) => {
    const before = await current();
    const text = await tokenOf(`将停用${steps}`);
    const [, id = ""] = text.split(".");
    const { answer } = await push([{ 工号: "001", validRate: 11 + steps }], { by: text });
    for (let step = 0; step < steps; step += 1) {
      const job = await claimJob(["datasets.push"]);
      // A turn of no time at all: one step.
      if (job !== undefined) await runTurn(job, new AbortController().signal, 0);
    }
    await admin.api.accessTokens.revoke.mutate({ id });
    await work();
    expect(await current()).toEqual(before);
    const of = await admin.api.imports.get.query({ id: answer.importId });
    expect([of.state, of.push?.isStopped, of.isWriting]).toEqual(["undone", true, undefined]);
    const left = await inTenant("bureau", () => DatasetVersionModel.countDocuments({ state: "writing" }));
    expect(left).toBe(0);
    const [told] = await readTrail(admin);
    expect(told?.zh).toMatch(/推送数据集“环境监测”“2026-Q3”的数据，途中令牌被停用，已全部撤回$/);
  });
});
