import { request as httpRequest } from "node:http";
import { once } from "node:events";
import type { ErrorResponse, PushAnswer } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AccessTokenModel } from "../src/access-tokens/model.ts";
import { allCounted } from "../src/audit/count-later.ts";
import { inTenant } from "../src/database/scope.ts";
import { DatasetVersionModel } from "../src/datasets/model.ts";
import { ImportModel, ImportRowModel } from "../src/imports/model.ts";
import { claimJob } from "../src/jobs/lease.ts";
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
  it("writes the good rows, and tells each of the bad ones, as JSON, NDJSON and CSV alike", async () => {
    const rows = [
      { 工号: "001", 姓名: "示例-001", validRate: 97.5, stations: 3, checkedOn: "2026-07-01" },
      { number: "", name: "示例-002", validRate: "80%" },
      { 工号: "003", validRate: 120 },
      { 工号: "999", 姓名: "示例-009", validRate: 90 },
      { 姓名: "示例-001", validRate: 60 },
      { 工号: "004", validRate: { value: 5 } },
    ];
    const uniform = rows.map(({ number, name, ...rest }: Record<string, unknown>) => ({
      ...(name === undefined ? {} : { 姓名: name }),
      ...rest,
    }));
    const { status: code, answer } = await push(uniform, { key: "three-bad" });
    expect(code).toBe(202);
    const { importId } = answer;
    const refused = [
      {
        row: 3,
        field: "validRate",
        code: "above-maximum",
        message: { zh: expect.any(String), en: expect.any(String) },
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
      source: { kind: "push", importId, by: "监测平台" },
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
});
