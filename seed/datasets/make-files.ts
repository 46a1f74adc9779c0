/** `npx tsx seed/datasets/make-files.ts`: writes `seed/data/*.csv` anew, from how well everybody works by the plan of the cycles. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset, Staff } from "@duheng/contracts";
import { filledFor } from "../cycles/proceed.ts";
import { secondQuarter, thirdQuarter } from "../cycles/runs.ts";
import { makePlan, openCycle } from "../cycles/unit-cycle.ts";
import { makeCatalogue } from "../forms/catalogue.ts";
import type { Figures } from "../forms/items/index.ts";
import { makePeople, type UnitPeople } from "../organisation/people.ts";
import { type Random, randomOf } from "../random.ts";
import { dataFolder } from "./data-folder.ts";
import { datasetsOf, type otherCaseColumns } from "./definitions.ts";

type Cells = readonly (string | number)[];

const people = makePeople(() => undefined);
const catalogue = makeCatalogue();
const ecology = unitCalled("hlbe-sthj");
const procuratorate = unitCalled("hlbe-jcy");

writeMonitoring();
writeCases("2026-Q2");
writeCases("2026-Q3");
write("单位绩效-生态环境局-2026-Q2.csv", [
  ["单位", "绩效得分", "等级"],
  ["市生态环境局", 88.6, "良好"],
]);
write("单位绩效-检察院-2026-Q2.csv", [
  ["单位", "绩效得分", "等级"],
  ["市检察院", 91.2, "优秀"],
]);

/** The second quarter came with two people's figures too low, which a second file puts right. */
function writeMonitoring(): void {
  const dataset = datasetCalled(ecology, "监测数据");
  const heading = ["员工编号", "姓名", "所在部门", ...dataset.columns.map(titleWithUnit)];
  const rowsOf = (period: string, lost: (at: number) => number) =>
    wantedIn(ecology, period).map(({ staff, data }, at): Cells => {
      const said = data.监测数据 ?? {};
      const all = Number(said.监测数据组数);
      const valid = Number(said.有效数据组数) - lost(at);
      const figures = { ...said, 有效数据组数: valid, validRate: Math.round((valid / all) * 10_000) / 100 };
      return [staff.number, staff.name, departmentOf(ecology, staff), ...cellsOf(dataset, figures)];
    });
  const corrected = [2, 5];
  const right = rowsOf("2026-Q2", () => 0);
  write("监测数据-2026-Q2.csv", [heading, ...rowsOf("2026-Q2", (at) => (corrected.includes(at) ? 24 : 0))]);
  write("监测数据-2026-Q2-更正.csv", [heading, ...right.filter((_, at) => corrected.includes(at))]);
  write("监测数据-2026-Q3.csv", [heading, ...rowsOf("2026-Q3", () => 0)]);
}

/** Everybody of 检察院 who is there: who has no cases of his own stands in it with none. */
function writeCases(period: string): void {
  const dataset = datasetCalled(procuratorate, "业务数据");
  const wanted = new Map(wantedIn(procuratorate, period).map(({ staff, data }) => [staff.id, data]));
  const rows = procuratorate.staff
    .filter(({ state }) => state === "active")
    .map((staff, at): Cells => {
      const random = randomOf(`cases ${period} ${staff.id}`);
      const said = wanted.get(staff.id)?.业务数据;
      const figures: Record<string, unknown> = {};
      for (const { key, type } of dataset.columns)
        if (type === "integer") figures[key] = said?.[key] === undefined ? 0 : random.between(6, 24);
        else if (said?.[key] !== undefined) figures[key] = said[key];
      Object.assign(figures, otherFigures(random, said !== undefined && Object.keys(said).length > 0));
      return [at + 1, staff.name, departmentOf(procuratorate, staff), ...cellsOf(dataset, figures)];
    });
  const [year, quarter] = period.split("-Q");
  write(`业务数据-${period}.csv`, [
    [`检察业务数据统计表（${year} 年第 ${quarter} 季度）`],
    ["序号", "承办人", "承办部门", ...dataset.columns.map(titleWithUnit)],
    ...rows,
  ]);
}

/** The statistics that no form reads: parts are never more than their whole. */
function otherFigures(random: Random, hasCases: boolean): Record<(typeof otherCaseColumns)[number], number> {
  const upTo = (most: number) => (hasCases ? random.between(Math.ceil(most / 2), most) : 0);
  const [arrests, charges] = [upTo(20), upTo(30)];
  const [noArrest, noCharge] = [Math.round(arrests * 0.2), Math.round(charges * 0.15)];
  const charged = charges - noCharge;
  const pleas = Math.round(charged * 0.9);
  return {
    受理审查逮捕人数: arrests,
    批准逮捕人数: arrests - noArrest,
    不批准逮捕人数: noArrest,
    受理审查起诉人数: charges,
    提起公诉人数: charged,
    不起诉人数: noCharge,
    适用认罪认罚人数: pleas,
    提出量刑建议人数: Math.round(pleas * 0.95),
    出庭支持公诉次数: upTo(charged),
    纠正违法通知份数: upTo(4),
    制发检察建议份数: upTo(3),
    参加公开听证次数: upTo(3),
    接待律师阅卷次数: upTo(12),
    被评查案件数: upTo(6),
    平均办案天数: hasCases ? random.between(180, 320) / 10 : 0,
  };
}

/** What the datasets must say of everybody who has a paper. */
function wantedIn(unit: UnitPeople, period: string): { readonly staff: Staff; readonly data: Figures }[] {
  const papers = catalogue.papersOf(unit.unit.id);
  const run = period === "2026-Q2" ? secondQuarter(unit.unit.id) : thirdQuarter(unit.unit.id);
  return openCycle(unit, makePlan(unit, papers), papers, run).opened.map(
    ({ assessment, person, performance }) => ({
      staff: person.staff,
      data: filledFor(assessment, person, performance).data ?? {},
    }),
  );
}

function unitCalled(id: string): UnitPeople {
  const found = people.find(({ unit }) => unit.id === id);
  if (found === undefined) throw new Error(`seed: no unit ${id}`);
  return found;
}

function datasetCalled({ unit }: UnitPeople, key: string): Dataset {
  const found = datasetsOf(unit.id).find((one) => one.key === key);
  if (found === undefined) throw new Error(`seed: no dataset ${key}`);
  return found;
}

function departmentOf({ departments }: UnitPeople, { departmentId }: Staff): string {
  return departments.find(({ id }) => id === departmentId)?.name ?? "";
}

function titleWithUnit({ title, unit }: Dataset["columns"][number]): string {
  return unit === "%" ? `${title}（%）` : title;
}

function cellsOf({ columns }: Dataset, figures: Readonly<Record<string, unknown>>): Cells {
  return columns.map(({ key }) => String(figures[key] ?? ""));
}

/** As Excel saves a text table: UTF-8 with its mark. */
function write(file: string, rows: readonly Cells[]): void {
  const text = rows.map((cells) => `${cells.join(",")}\r\n`).join("");
  writeFileSync(join(dataFolder(), file), `\uFEFF${text}`);
}
