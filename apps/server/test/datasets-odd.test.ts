import type { Dataset, FormDataset } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scores } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { datasetRows, datasetVersions } from "../src/datasets/model.ts";
import { refusal } from "./client.ts";
import { type DataUnit, dataUnit, monitoring } from "./data-unit.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit } from "./small-unit.ts";

/** Figures of several rows, of the unit, of people who left; other headings, the same table again, two at once. */
let server: TestServer;
let unit: SmallUnit;
let of: DataUnit;
let cases: Dataset;
let performance: Dataset;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  const ofCases: FormDataset = {
    ...{ key: "cases", title: "案件", subject: "person", isRepeated: true },
    columns: [closed],
  };
  const ofUnit: FormDataset = {
    ...{ key: "绩效", title: "单位绩效", subject: "unit", isRepeated: false },
    columns: [points],
  };
  unit = await makeSmallUnit(server, {
    tenantId: "bureau",
    people: 2,
    indicators: [
      byFormula("办结", "SUM(data.cases.closed)"),
      byFormula("单位", "data.绩效.得分 ?? 0"),
      byFormula("评分", "", { by: { kind: "reviewer" }, points: { kind: "fixed", full: 10 } }),
    ],
    parts: { datasets: [ofCases, ofUnit] },
  });
  of = dataUnit(unit);
  cases = await of.define({ ...ofCases, columns: [closed, note] });
  performance = await of.define(ofUnit);
  await unit.start("2026-Q3");
});
afterAll(() => server[Symbol.asyncDispose]());

const closed = { key: "closed", title: "办结件数", type: "integer" } as const;
const note = { key: "note", title: "案由", type: "text" } as const;
const points = { key: "得分", title: "绩效得分", type: "number" } as const;
const heading = ["姓名", "办结件数", "案由"];
const resultOf = async (name: string) => (await of.paperOf(name)).result?.indicators;
const told = async (id: string) => {
  const { data } = await unit.admin.api.imports.rows.query({ id });
  return data.map(({ row, verdict, problems }) => [
    row,
    verdict,
    ...problems.map(({ message }) => message.zh),
  ]);
};
const rowsNow = (dataset: Dataset) =>
  inTenant("bureau", async () => {
    const current = await datasetVersions.findOne({ datasetId: dataset.id, state: "current" });
    const found = await datasetRows.find({ versionId: current?.id ?? "" });
    return found.map(({ values }) => values);
  });

describe("figures of several rows of a person, and of the unit", () => {
  it("are summed over all rows; what the unit has counts for each of its people", async () => {
    await of.deliver(cases, [
      heading,
      ["示例-001", "3", "盗窃"],
      ["示例-001", "4", ""],
      ["示例-002", "5", "诈骗"],
    ]);
    await of.deliver(performance, [["绩效得分"], ["92.5"]]);
    for (const name of ["示例-001", "示例-002"]) await of.handIn(name);
    expect(await resultOf("示例-001")).toMatchObject({ 办结: { points: 7 }, 单位: { points: 92.5 } });
    expect(await resultOf("示例-002")).toMatchObject({ 办结: { points: 5 }, 单位: { points: 92.5 } });
    const { scoreId = "" } = await of.paperOf("示例-001");
    const [score] = await inTenant("bureau", () => scores.getMany([scoreId]));
    expect(score?.inputs.data).toEqual({ cases: { closed: [3, 4] }, 绩效: { 得分: 92.5 } });
  });

  it("whoever is in the next table has his rows from it alone, and the others keep theirs", async () => {
    await of.deliver(cases, [heading, ["示例-001", "1", ""]]);
    expect(await rowsNow(cases)).toHaveLength(2);
    expect(await resultOf("示例-001")).toMatchObject({ 办结: { points: 1 } });
    expect(await resultOf("示例-002")).toMatchObject({ 办结: { points: 5 } });
  });

  it("a second row about the unit is refused, and so is a table without anything", async () => {
    const staged = await of.stage(performance, [["绩效得分"], ["90"], ["91"]]);
    expect(await told(staged.id)).toEqual([
      [1, "beside"],
      [2, "changed"],
      [3, "refused", "第 2 行说的也是bureau"],
    ]);
    await unit.admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
  });
});

describe("what is odd about a table", () => {
  it("a heading that was changed since is told with the column that is missing now", async () => {
    const staged = await of.stage(cases, [
      ["姓名", "办了多少", "案由"],
      ["示例-001", "1", ""],
    ]);
    expect(staged.lost).toEqual([{ heading: "办结件数", field: "values.closed" }]);
    await unit.admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
  });

  it("the very same table again is told, changes nothing and writes nothing", async () => {
    const rows = [["绩效得分"], ["92.5"]];
    const staged = await of.stage(performance, rows);
    expect(staged.sameAs?.by).toBe(staged.by.name);
    expect(staged.counts).toMatchObject({ changed: 0, unchanged: 1 });
    const { id, revision } = staged;
    expect((await refusal(unit.admin.api.imports.commit.mutate({ id, revision }))).message.zh).toBe(
      "没有需要写入的内容：表中的内容与现有记录一致。",
    );
    await unit.admin.api.imports.discard.mutate({ id, revision });
  });

  it("of who left before the period it is said that nothing uses it; nobody is made of who is not there", async () => {
    const gone = await unit.hire({ name: "示例-离", number: "900", joinedOn: "2020-01-01" });
    const { revision } = await unit.admin.api.staff.get.query({ id: gone });
    await unit.admin.api.staff.leave.mutate({
      ...{ id: gone, revision, leftOn: "2026-05-31", reason: "transfer" },
    });
    const staged = await of.stage(cases, [
      heading,
      ["示例-离", "1", ""],
      ["示例-00", "1", ""],
      ["", "1", ""],
      ["示例-002", "一", ""],
    ]);
    expect((await told(staged.id)).slice(1)).toEqual([
      [2, "changed", "2026-05-31 已离开，2026年第3季度的考核用不到这一行"],
      [3, "refused", "本单位没有“示例-00”，是不是“示例-001”？"],
      [4, "refused", "没有说是谁的数据，请填写工号或姓名"],
      [5, "refused", "不是数，请只填数字，如 12 或 97.5"],
    ]);
    const { id, revision: of_ } = await unit.admin.api.imports.get.query({ id: staged.id });
    const refused = await refusal(unit.admin.api.imports.commit.mutate({ id, revision: of_ }));
    expect(refused.message.zh).toBe("还有 3 行不能导入、0 行待确认。请改正、选择，或略过这些行。");
    await unit.admin.api.imports.discard.mutate({ id, revision: of_ });
  });

  it("a dataset that is retired takes nothing, and what is there still counts", async () => {
    const { id, revision } = await unit.admin.api.datasets.get.query({ id: cases.id });
    await unit.admin.api.datasets.retire.mutate({ id, revision });
    const preview = await unit.admin.api.cycles.preview.query({ planId: unit.plan.id, period: "2026-Q4" });
    expect(preview.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["dataset-retired", "error"],
      ["dataset-awaited", "warning"],
    ]);
    expect(await resultOf("示例-001")).toMatchObject({ 办结: { points: 1 } });
    const next = await unit.admin.api.datasets.restore.mutate({ id, revision: revision + 1 });
    expect(next.state).toBe("active");
  });
});

describe("a dataset that contradicts itself", () => {
  it("is refused, each mistake at its place", async () => {
    const { problems = [] } = await refusal(
      of.define({
        ...{ key: "other", title: "其他" },
        columns: [
          { ...closed, minimum: 5, maximum: 1 },
          { ...note, key: "closed", unit: "件" },
          { key: "level", title: "案由", type: "choice" },
          { ...points, options: ["一"] },
        ],
      }),
    );
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ["/columns/0/maximum", "empty-range"],
      ["/columns/1/key", "duplicate"],
      ["/columns/1/type", "no-number"],
      ["/columns/2/title", "duplicate"],
      ["/columns/2/options", "required"],
      ["/columns/3/options", "no-choice"],
    ]);
    expect((await refusal(of.define({ ...monitoring, key: "cases" }))).code).toBe("duplicate");
    expect((await refusal(of.define({ ...monitoring, key: "1a" }))).code).toBe("invalid-input");
  });
});
