import { afterAll, beforeAll, expect, it } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import { inTenant } from "../src/database/scope.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { createClient, type TestClient } from "./client.ts";
import { countJob } from "./count-job.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { sheetOf } from "./workbook.ts";

/** What is under way, as workbooks: papers, what waits for a person, who was let in, long work. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ seed: demonstrationCity(), works: false });
});
afterAll(() => server[Symbol.asyncDispose]());

async function signedIn(username: string): Promise<TestClient> {
  const client = createClient(server.url);
  await client.api.identity.signIn.mutate({ username, password: "duheng-demo-2026" });
  return client;
}

async function rowsIn(client: TestClient, name: string, filter: Record<string, unknown> = {}) {
  const query = new URLSearchParams({ filter: JSON.stringify(filter) });
  const answer = await client.fetch(`/api/lists/${name}.xlsx?${query}`);
  expect(answer.status).toBe(200);
  const { rows } = await sheetOf(new Uint8Array(await answer.arrayBuffer()));
  return rows;
}

function told(rows: Awaited<ReturnType<typeof rowsIn>>, row = 1) {
  const [headings = []] = rows;
  const said = headings.map((heading, at): [string, unknown] => [String(heading), rows[row]?.[at] ?? ""]);
  return Object.fromEntries(said);
}

it("papers: whose, of which form, how far, and what came of it", async () => {
  const rows = await rowsIn(await signedIn("jcy-admin"), "assessments", {
    period: "2026-Q3",
    q: "示例-乙015",
  });
  expect(rows.length).toBe(2);
  expect(told(rows)).toEqual({
    ...{ 工号: "015", 姓名: "示例-乙015", 科室: "政治部", 人员类别: "司法行政人员", 职务: "政治部负责人" },
    ...{ 周期: "2026年第3季度", 考核表: "司法行政人员季度考核表", 状态: "待定等次" },
    ...{ 提交时间: "2026-09-24 09:00:00", 得分: 69.87, 名次: "", 等次: "", 不定等次原因: "" },
  });
  const settled = await rowsIn(await signedIn("ga-admin"), "assessments", {
    state: "closed",
    q: "示例-甲036",
  });
  expect(settled.length).toBe(2);
  expect(told(settled)).toMatchObject({ 状态: "已办结", 得分: 94.71, 名次: 2, 等次: "好" });
});

it("to the person assessed, the own papers alone, as the list shows them", async () => {
  const rows = await rowsIn(await signedIn("jcy-staff"), "assessments");
  const { data } = await (await signedIn("jcy-staff")).api.assessments.list.query({});
  expect(rows.slice(1).map((row) => [row[1], row[9], row[10]])).toEqual(
    data.map(({ snapshot, score, rank }) => [snapshot.name, score ?? null, rank ?? null]),
  );
  expect([told(rows).状态, told(rows, 2).状态]).toEqual(["填报中", "已办结"]);
});

it("what waits for a person, and for nobody else", async () => {
  const rows = await rowsIn(await signedIn("jcy-staff"), "workItems");
  expect(rows.length).toBe(2);
  expect(told(rows)).toEqual({
    ...{ 被考核人或考核组: "示例-乙004", 科室: "刑事检察部", 人员类别: "检察官（刑事检察）" },
    ...{ 周期: "2026年第3季度", 步骤: "个人小结与填报", 截止日期: "2026-10-05" },
    到达时间: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  });
});

it("grants that the unit gave, not those of others", async () => {
  const rows = await rowsIn(await signedIn("jcy-admin"), "grants");
  expect(rows.length).toBe(2);
  expect(told(rows)).toEqual({
    ...{ 单位: "呼伦贝尔市公安局", 姓名: "示例-甲004", 职务: "刑事侦查支队负责人" },
    ...{ 可办理: "查看、提交评鉴、退回修改", "考核记录（份）": 1, 有效期至: "2027-12-31" },
    ...{ 事由: "借调期间由借调单位评鉴", 状态: "有效", 授权人: "市检察院管理员（政治部）" },
    ...{ 授权时间: "2026-09-22 09:00:00", 撤回时间: "", 办理次数: 0, 最近办理: "" },
  });
  expect((await rowsIn(await signedIn("ga-admin"), "grants")).length).toBe(1);
});

it("jobs of the unit, not those of others", async () => {
  const target = { kind: "forms", id: "f1", name: "季度考核表" };
  for (const tenantId of ["hlbe-ga", "hlbe-jcy"])
    await inTenant(tenantId, () => enqueue(countJob, { input: { steps: 1 }, target }));
  const rows = await rowsIn(await signedIn("ga-admin"), "jobs");
  expect(rows.length).toBe(2);
  expect(told(rows)).toEqual({
    ...{ 任务: countJob.kind, 对象: "季度考核表", 状态: "排队中", 进度: "", 发起人: "" },
    提交时间: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    ...{ 开始时间: "", 结束时间: "", 失败原因: "" },
  });
});
