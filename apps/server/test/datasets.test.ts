import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assessments, scores } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { refusal } from "./client.ts";
import { type DataUnit, dataUnit, monitoring } from "./data-unit.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit } from "./small-unit.ts";

/** The monitoring figures of a bureau: defined, brought in, corrected, taken back; and what papers make of them. */
let server: TestServer;
let unit: SmallUnit;
let admin: SignedIn;
let with_: DataUnit;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  unit = await makeSmallUnit(server, {
    tenantId: "bureau",
    people: 3,
    properties: {
      有效率: {
        ...{ type: "number", title: "数据有效率", "x-id": "field-rate" },
        "x-source": { dataset: "monitoring", column: "validRate" },
      },
    },
    indicators: [
      byFormula("监测", "(data.monitoring.validRate ?? 0) / 2"),
      byFormula("自填", "(有效率 ?? 0) / 10"),
      byFormula("评分", "", { by: { kind: "reviewer" }, points: { kind: "fixed", full: 10 } }),
    ],
  });
  admin = unit.admin;
  with_ = dataUnit(unit);
});
afterAll(() => server[Symbol.asyncDispose]());

const heading = ["工号", "姓名", "数据有效率", "负责站点", "质控日期"];
const rowsOf = async (versionId: string) =>
  (await admin.api.datasets.rows.query({ versionId })).data.map(({ row, label, values }) => [
    row,
    label,
    values,
  ]);
const scoreOf = async (name: string) => {
  const { result, scoreId = "" } = await with_.paperOf(name);
  const [score] = await inTenant("bureau", () => scores.getMany([scoreId]));
  return { points: result?.indicators.监测, isProvisional: result?.provisional, cause: score?.cause, score };
};
let datasetId = "";
const versions = () => admin.api.datasets.versions.query({ datasetId });

describe("figures that a bureau measures", () => {
  it("a start says what can never come, and lets what is late come later", async () => {
    const preview = () => admin.api.cycles.preview.query({ planId: unit.plan.id, period: "2026-Q3" });
    const told = async () =>
      (await preview()).problems.map(({ code, severity, message }) => [code, severity, message.zh]);
    expect(await told()).toEqual([
      [
        "dataset-missing",
        "error",
        "考核表“季度考核表”：“监测”、“数据有效率”要用数据“monitoring”，本单位还没有这个数据集。请在“数据”中新建它，或去掉这项指标。",
      ],
    ]);
    expect((await refusal(unit.start("2026-Q3"))).code).toBe("invalid-document");
    const [, stations] = monitoring.columns;
    const one = await with_.define({ columns: stations === undefined ? [] : [stations] });
    expect(await told()).toEqual([
      [
        "dataset-column-missing",
        "error",
        "考核表“季度考核表”：要用数据“环境监测”的“validRate”，这个数据集没有这一列。请在“数据”中加上这一列，或改公式。",
      ],
      [
        "dataset-awaited",
        "warning",
        "考核表“季度考核表”：“监测”、“数据有效率”要用的数据“环境监测”还没有导入2026年第3季度的数据。可以先启动，导入后自动计分。",
      ],
    ]);
    await admin.api.datasets.update.mutate({ ...monitoring, id: one.id, revision: one.revision });
    datasetId = one.id;
    expect((await told()).map(([code]) => code)).toEqual(["dataset-awaited"]);
    await unit.start("2026-Q3");
  });

  it("what was not brought in yet is waited for; then it is scored by itself", async () => {
    for (const name of ["示例-001", "示例-002"]) await with_.handIn(name, { 有效率: 100 });
    expect(await scoreOf("示例-001")).toMatchObject({
      points: { state: "pending", points: null },
      isProvisional: true,
      score: { inputs: { data: { monitoring: null } }, datasets: [{ key: "monitoring", datasetId }] },
    });
    const { id } = await with_.paperOf("示例-001");
    expect(await admin.api.assessments.data.query({ id })).toEqual({
      datasets: [
        {
          ...{ key: "monitoring", title: "环境监测" },
          columns: [{ key: "validRate", title: "数据有效率", unit: "%" }],
        },
      ],
    });
    const dataset = await admin.api.datasets.get.query({ id: datasetId });
    const written = await with_.deliver(dataset, [
      heading,
      ["001", "示例-001", "97.5%", "3", "2026-07-01"],
      ["", "示例-002", "80", "0", ""],
    ]);
    expect([written.state, written.counts, written.written.applied]).toEqual([
      "committed",
      { new: 0, changed: 2, unchanged: 0, doubt: 0, refused: 0, leftOut: 0, gone: 0 },
      2,
    ]);
    const [version] = await versions();
    expect(version).toMatchObject({ number: 1, state: "current", rows: 2, source: { kind: "import" } });
    expect(await rowsOf(version?.id ?? "")).toEqual([
      [2, "示例-001（001）", { validRate: 97.5, stations: 3, checkedOn: "2026-07-01" }],
      [3, "示例-002（002）", { validRate: 80, stations: 0 }],
    ]);
    expect(await scoreOf("示例-001")).toMatchObject({
      points: { state: "scored", points: 48.75 },
      cause: "data",
      score: {
        inputs: { answers: { 有效率: 97.5 }, data: { monitoring: { validRate: 97.5 } } },
        datasets: [{ key: "monitoring", datasetId, versionId: version?.id }],
      },
    });
    const { filling } = await admin.api.assessments.filling.query({ id });
    expect(filling.answers).toEqual({ 有效率: 97.5 });
    expect(await admin.api.assessments.data.query({ id })).toMatchObject({
      datasets: [{ key: "monitoring", values: { validRate: 97.5 }, origin: { number: 1, rows: [2] } }],
    });
  });

  it("of whom it says nothing has a blank, and no waiting", async () => {
    await with_.handIn("示例-003");
    expect(await scoreOf("示例-003")).toMatchObject({
      points: { state: "scored", points: 0 },
      cause: "submit",
    });
  });

  it("a correction is version 2 of all, says what it would change, and is taken back at once", async () => {
    const dataset = await admin.api.datasets.get.query({ id: datasetId });
    const staged = await with_.stage(dataset, [heading, ["001", "示例-001", "90", "", ""]]);
    const { data: shown } = await admin.api.imports.rows.query({ id: staged.id, verdict: "changed" });
    expect(shown.map(({ label, changes }) => [label, changes])).toEqual([
      ["示例-001（001）", [{ field: "values.validRate", before: "97.5", after: "90" }]],
    ]);
    expect(await admin.api.datasets.impact.query({ importId: staged.id })).toEqual({ settled: [], open: 1 });
    await with_.commit(staged.id);
    const [second, first] = await versions();
    expect([second?.number, second?.state, second?.rows, first?.state]).toEqual([2, "current", 2, "former"]);
    expect(new Set((await rowsOf(second?.id ?? "")).map((row) => JSON.stringify(row)))).toEqual(
      new Set(
        [
          [2, "示例-001（001）", { validRate: 90, stations: 3, checkedOn: "2026-07-01" }],
          [3, "示例-002（002）", { validRate: 80, stations: 0 }],
        ].map((row) => JSON.stringify(row)),
      ),
    );
    expect((await scoreOf("示例-001")).points).toEqual({ state: "scored", points: 45 });
    const undone = await with_.undo(staged.id);
    expect([undone.state, undone.written.undone]).toEqual(["undone", 1]);
    expect((await versions()).map(({ number, state }) => [number, state])).toEqual([
      [2, "former"],
      [1, "current"],
    ]);
    expect((await scoreOf("示例-001")).points).toEqual({ state: "scored", points: 48.75 });
    const [again] = await versions();
    if (again === undefined) throw new Error("no version");
    await admin.api.datasets.makeCurrent.mutate({ id: again.id, revision: again.revision });
    await with_.work();
    expect((await scoreOf("示例-001")).points).toEqual({ state: "scored", points: 45 });
    const [current] = await versions();
    expect(
      (
        await refusal(
          admin.api.datasets.makeCurrent.mutate({ id: again.id, revision: current?.revision ?? 0 }),
        )
      ).message,
    ).toEqual({ zh: "第 2 版现在就在用。", en: "Version 2 counts already." });
  });

  it("what was checked against another version is not written onto this one, and none counts while one is brought", async () => {
    const dataset = await admin.api.datasets.get.query({ id: datasetId });
    const staged = await with_.stage(dataset, [heading, ["002", "", "81", "", ""]]);
    const other = (await versions()).find(({ state }) => state === "former");
    if (other === undefined) throw new Error("no version");
    await admin.api.datasets.makeCurrent.mutate({ id: other.id, revision: other.revision });
    await with_.work();
    // It is checked anew; then what it was checked against is what counts.
    const { revision } = await admin.api.imports.get.query({ id: staged.id });
    await admin.api.imports.commit.mutate({ id: staged.id, revision }).catch(() => undefined);
    const [brought] = await versions();
    expect(brought?.state).toBe("writing");
    const former = (await versions()).find(({ state }) => state === "former");
    const refused = await refusal(
      admin.api.datasets.makeCurrent.mutate({ id: former?.id ?? "", revision: former?.revision ?? 0 }),
    );
    expect(refused.message.zh).toBe("第 3 版正在导入，请等它结束，或先撤销那份导入。");
    const { revision: of_ } = await admin.api.datasets.get.query({ id: datasetId });
    expect((await refusal(admin.api.datasets.retire.mutate({ id: datasetId, revision: of_ }))).code).toBe(
      "wrong-state",
    );
    await with_.work();
    expect((await versions())[0]?.state).toBe("current");
    await with_.undo(staged.id);
    const again = (await versions()).find(({ number }) => number === 2);
    if (again?.state === "former")
      await admin.api.datasets.makeCurrent.mutate({ id: again.id, revision: again.revision });
    await with_.work();
  });

  it("what is final stays as it was decided, and is named", async () => {
    const paper = await with_.paperOf("示例-001");
    await inTenant("bureau", () =>
      assessments.replace({ ...paper, grade: { value: "good", final: true, by: "x", at: paper.updatedAt } }),
    );
    const dataset = await admin.api.datasets.get.query({ id: datasetId });
    const staged = await with_.stage(
      dataset,
      [heading, ["001", "", "50", "", ""], ["002", "", "60", "", ""]],
      { isComplete: true },
    );
    const cycle = { cycleId: paper.cycleId, title: "平时考核方案 2026-Q3" };
    const impact = { settled: [{ ...cycle, people: 1, names: ["示例-001"] }], open: 1 };
    expect(await admin.api.datasets.impact.query({ importId: staged.id })).toEqual(impact);
    await with_.commit(staged.id);
    expect((await scoreOf("示例-001")).points).toEqual({ state: "scored", points: 45 });
    expect((await scoreOf("示例-002")).points).toEqual({ state: "scored", points: 30 });
    const [version] = await versions();
    expect(await admin.api.datasets.impact.query({ versionId: version?.id ?? "" })).toEqual({
      ...impact,
      open: 0,
    });
  });

  it("whoever is in no row of a list of everybody has figures no more", async () => {
    const dataset = await admin.api.datasets.get.query({ id: datasetId });
    const staged = await with_.stage(dataset, [heading, ["001", "", "50", "", ""]], { isComplete: true });
    expect(staged.counts).toEqual({
      new: 0,
      changed: 0,
      unchanged: 1,
      doubt: 0,
      refused: 0,
      leftOut: 0,
      gone: 1,
    });
    await with_.commit(staged.id);
    const [version] = await versions();
    expect((await rowsOf(version?.id ?? "")).map(([, label]) => label)).toEqual(["示例-001（001）"]);
    expect((await scoreOf("示例-002")).points).toEqual({ state: "scored", points: 0 });
  });

  it("once there are figures, their meaning stays", async () => {
    const { id, revision } = await admin.api.datasets.get.query({ id: datasetId });
    const { columns } = monitoring;
    const change = (changes: object) =>
      refusal(admin.api.datasets.update.mutate({ ...monitoring, id, revision, ...changes })).then(
        ({ problems = [] }) => problems.map(({ path, code }) => [path, code]),
      );
    expect(await change({ key: "other" })).toEqual([["/key", "in-use"]]);
    expect(await change({ isRepeated: true })).toEqual([["/isRepeated", "in-use"]]);
    expect(await change({ columns: columns.slice(1) })).toEqual([["/columns", "in-use"]]);
    expect(
      await change({ columns: columns.map((one, at) => (at === 1 ? { ...one, type: "number" } : one)) }),
    ).toEqual([["/columns/1/type", "in-use"]]);
    expect((await refusal(admin.api.datasets.remove.mutate({ id, revision }))).code).toBe("in-use");
    const more = { key: "note", title: "备注", type: "text" as const };
    const next = await admin.api.datasets.update.mutate({
      ...monitoring,
      id,
      revision,
      columns: [...columns, more],
    });
    expect(next.columns).toHaveLength(4);
  });

  it("nobody of another unit, and nobody without the right, sees or brings any of it", async () => {
    const stranger = await server.as("other", ["unit-admin"]);
    const [version] = await versions();
    const id = version?.id ?? "";
    for (const asked of [
      stranger.api.datasets.get.query({ id: datasetId }),
      stranger.api.datasets.rows.query({ versionId: id }),
      stranger.api.datasets.impact.query({ versionId: id }),
      stranger.api.datasets.makeCurrent.mutate({ id, revision: 0 }),
    ])
      expect((await refusal(asked)).code).toBe("not-found");
    expect(await stranger.api.datasets.versions.query({ datasetId })).toEqual([]);
    const staff = await server.as("bureau", ["staff"], { staffId: "nobody" });
    expect((await refusal(staff.api.datasets.rows.query({ versionId: id }))).code).toBe("forbidden");
  });
});
