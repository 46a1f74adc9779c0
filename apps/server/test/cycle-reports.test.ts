import type { Assessment } from "@duheng/contracts";
import { readXlsx, type Sheet } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import { assessments } from "../src/assessments/model.ts";
import { untoldIn } from "../src/assessments/untold.ts";
import { inTenant } from "../src/database/scope.ts";
import { formVersion } from "../src/forms/versions.ts";
import type { TestClient } from "./client.ts";
import { reviewEverybody } from "./everybody.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

/** The report of a cycle: one workbook of all that is told of it, for people. */
const tenantId = "hlbe-jcy";
let server: TestServer;
let main: TestClient;
let cycleId: string;
let members: Assessment[];
let sheets: Map<string, Sheet>;

async function report(client: TestClient, locale = "zh"): Promise<Response> {
  return client.fetch(`/api/cycles/${cycleId}/report.xlsx?locale=${locale}`);
}

async function sheetsOf(answer: Response): Promise<Map<string, Sheet>> {
  expect(answer.status).toBe(200);
  const { sheets: found } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
  return new Map(found.map((sheet) => [sheet.name, sheet]));
}

/** The rows of a sheet by their headings. */
function rowsOf(name: string, of = sheets): Record<string, unknown>[] {
  const [headings = [], ...rows] = of.get(name)?.rows ?? [];
  return rows.map((row) =>
    Object.fromEntries(headings.map((heading, at) => [String(heading), row[at] ?? null])),
  );
}

const injected = '=HYPERLINK("http://x.invalid","看")';

beforeAll(async () => {
  server = await startTestServer({ seed: demonstrationCity(), works: false });
  main = await server.as(tenantId, ["unit-admin"]);
  const running = (await main.api.cycles.list.query({ filter: { period: "2026-Q3" } })).data[0];
  cycleId = running?.id ?? "";
  const groups = await main.api.assessments.quotaGroups.query({ cycleId });
  for (const { id } of groups) await reviewEverybody(tenantId, id, {});
  await inTenant(tenantId, async () => {
    const [first, second] = await assessments.find({ cycleId }, { sort: { _id: 1 } });
    if (first === undefined || second === undefined) throw new Error("nobody is assessed");
    await assessments.replace({
      ...first,
      snapshot: { ...first.snapshot, name: injected, position: "@SUM(1)" },
    });
    await assessments.replace({ ...second, excluded: { rule: "G6", reason: "-1+试用期" } });
    members = await assessments.find({ cycleId }, { sort: { _id: 1 } });
  });
  sheets = await sheetsOf(await report(main));
});
afterAll(() => server[Symbol.asyncDispose]());

describe("the report of a cycle", () => {
  it("has everybody's result with the points of each indicator, a sheet for each form, by rank", async () => {
    const results = [...sheets.keys()].filter((name) => name.startsWith("成绩"));
    const forms = new Set(members.map(({ formId, version }) => `${formId}/${version}`));
    expect(results).toHaveLength(forms.size);
    const rows = results.flatMap((name) => rowsOf(name));
    expect(rows).toHaveLength(members.length);
    for (const member of members) {
      const row = rows.find((one) => one.工号 === member.snapshot.number);
      const { document } = await inTenant(tenantId, () => formVersion(member.formId, member.version));
      expect(row).toMatchObject({
        ...{ 姓名: member.snapshot.name, 科室: member.snapshot.departmentName },
        ...{ 得分: member.score ?? null, 名次: member.rank ?? null },
        ...Object.fromEntries(
          document.indicators.map(({ code, title }) => [
            title,
            member.result?.indicators[code]?.points ?? null,
          ]),
        ),
      });
    }
    for (const name of results) {
      const ranks = rowsOf(name).flatMap(({ 名次 }) => (typeof 名次 === "number" ? [名次] : []));
      expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
    }
    expect(rows.some(({ 得分 }) => typeof 得分 === "number")).toBe(true);
  });

  it("has quota and grades by group, who gets none and why, and who is not finished", async () => {
    const groups = await main.api.assessments.quotaGroups.query({ cycleId });
    expect(rowsOf("名额")).toEqual(
      groups.map(({ title, base, percent, seats, goodIds, state }) => ({
        ...{ 名额组: title, 计算基数: base, "比例（%）": percent, "名额（人）": seats },
        ...{ 已用名额: goodIds.length, 等次已确定: state === "fixed" ? "是" : "否" },
      })),
    );
    const graded = members.filter(({ excluded, quotaGroupId }) => !excluded && quotaGroupId !== undefined);
    expect(
      rowsOf("等次")
        .map(({ 工号 }) => 工号)
        .sort(),
    ).toEqual(graded.map(({ snapshot: { number } }) => number).sort());
    expect(rowsOf("不定等次").map(({ 工号, 原因 }) => [工号, 原因])).toEqual(
      members.flatMap(({ excluded, snapshot: { number } }) => (excluded ? [[number, excluded.reason]] : [])),
    );
    const open = members.filter(({ state }) => state !== "closed");
    expect(rowsOf("未完成")).toHaveLength(open.length);
    expect(rowsOf("未完成").every(({ 停在哪一步 }) => typeof 停在哪一步 === "string")).toBe(true);
  });

  it("keeps what looks like a formula as text", () => {
    expect(rowsOf("不定等次").map(({ 原因 }) => 原因)).toContain("-1+试用期");
    const names = [...sheets.values()].flatMap(({ rows }) => rows.flat());
    expect(names).toContain(injected);
    expect(names).toContain("@SUM(1)");
    for (const { cells } of sheets.values())
      expect([...(cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  });

  it("is made to be read and printed: headings that stay, A4 landscape as wide as a page, numbers as numbers", () => {
    for (const sheet of sheets.values()) {
      expect(sheet.freezePane).toMatchObject({ rows: 1 });
      expect(sheet.pageSetup).toMatchObject({
        paperSize: "a4",
        orientation: "landscape",
        fitToWidth: 1,
        printTitlesRow: expect.stringMatching(/^\$?1:\$?1$/),
      });
      expect(sheet.columns?.every(({ width = 0 }) => width >= 7)).toBe(true);
    }
  });

  it("is in English where it is asked for", async () => {
    const english = await sheetsOf(await report(main, "en"));
    expect([...english.keys()].filter((name) => !name.startsWith("Results"))).toEqual([
      ...["Overview", "Quota", "Grades", "No grade", "Not finished", "Feedback"],
    ]);
  });

  it("is for who may see all of it, and told in the trail", async () => {
    expect((await report(await server.signIn("jcy-staff", "duheng-demo-2026"))).status).toBe(403);
    expect((await report(await server.signIn("jcy-leader", "duheng-demo-2026"))).status).toBe(403);
    expect((await report(await server.signIn("ga-admin", "duheng-demo-2026"))).status).toBe(404);
    expect((await report(server.anonymous())).status).toBe(401);
    const told = (await readTrail(main)).filter(({ action }) => action === "cycles.report");
    expect(told[0]?.zh).toMatch(/导出考核周期“.*”的报告$/);
  });

  it("leaves out what is not told yet to an administrator who is assessed in it, and says so", async () => {
    const admin = await server.signIn("jcy-admin", "duheng-demo-2026");
    const seen = await sheetsOf(await report(admin));
    const { user, staffId = "" } = await admin.api.identity.me.query();
    const actor = { userId: user.id, staffId };
    const own = await inTenant(tenantId, () => untoldIn(cycleId, { actor, decides: false }));
    const left = members.filter(own);
    expect(left.length).toBeGreaterThan(3);
    const told = [...seen]
      .filter(([name]) => name.startsWith("成绩"))
      .flatMap(([name]) => rowsOf(name, seen));
    expect(told).toHaveLength(members.length);
    for (const { snapshot } of left) {
      const { 工号, 姓名, 科室, 人员类别, 职务, 状态, ...rest } =
        told.find((row) => row.工号 === snapshot.number) ?? {};
      expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
    }
    expect(rowsOf("未完成", seen)).toHaveLength(rowsOf("未完成").length);
    expect(rowsOf("概况", seen).map(({ 项目 }) => 项目)).toContain("没有列出的");
    expect(rowsOf("概况").map(({ 项目 }) => 项目)).not.toContain("没有列出的");
  });
});
