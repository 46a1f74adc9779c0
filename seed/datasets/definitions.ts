import type { Dataset, DatasetColumn } from "@duheng/contracts";
import { sourceOf } from "../forms/fill.ts";
import { procuratorateCaseItems } from "../forms/procuratorate-cases.ts";
import { fresh } from "../times.ts";

/** What is brought in about a unit's people, and about the unit as a whole. */
export function datasetsOf(unitId: string): Dataset[] {
  return (plans[unitId] ?? []).map(
    ({ id, key, title = key, subject, columns }): Dataset => ({
      id: datasetId(unitId, id),
      tenantId: unitId,
      key,
      title,
      subject,
      isRepeated: false,
      columns,
      state: "active",
      ...fresh,
    }),
  );
}

/** `plan`: one of `monitoring`, `cases` and `performance`. */
export function datasetId(unitId: string, plan: string): string {
  return `${unitId}-data-${plan}`;
}

interface DatasetPlan extends Pick<Dataset, "key" | "subject" | "columns"> {
  readonly id: string;
  readonly title?: string;
}

const counted = { type: "integer", minimum: 0 } as const;
const rated = { type: "number", unit: "%", minimum: 0, maximum: 100 } as const;

/** Of the monitoring system of 生态环境局. */
const monitoring: DatasetPlan = {
  id: "monitoring",
  key: "监测数据",
  subject: "person",
  columns: [
    { key: "监测数据组数", title: "监测数据组数", unit: "组", ...counted },
    { key: "有效数据组数", title: "有效数据组数", unit: "组", ...counted },
    { key: "validRate", title: "数据有效率", ...rated },
    { key: "应上报批次", title: "应上报批次", unit: "批", ...counted },
    { key: "及时上报批次", title: "及时上报批次", unit: "批", ...counted },
  ],
};

/** How a unit as a whole did (考人考事), as the city's office for assessments tells it. */
const performance: DatasetPlan = {
  id: "performance",
  key: "单位绩效",
  subject: "unit",
  columns: [
    { key: "绩效得分", title: "绩效得分", type: "number", unit: "分", minimum: 0, maximum: 100 },
    { key: "等级", title: "等级", type: "choice", options: ["优秀", "良好", "一般", "较差"] },
  ],
};

/** Statistics of cases that no form reads: a person's own, as the case management system exports them beside the others. */
export const otherCaseColumns = [
  "受理审查逮捕人数",
  "批准逮捕人数",
  "不批准逮捕人数",
  "受理审查起诉人数",
  "提起公诉人数",
  "不起诉人数",
  "适用认罪认罚人数",
  "提出量刑建议人数",
  "出庭支持公诉次数",
  "纠正违法通知份数",
  "制发检察建议份数",
  "参加公开听证次数",
  "接待律师阅卷次数",
  "被评查案件数",
  "平均办案天数",
] as const;

/** 40 columns: those that the forms of 检察院 read, in the order of its library, and the others. */
const cases: DatasetPlan = {
  id: "cases",
  key: "业务数据",
  subject: "person",
  columns: [
    ...caseColumns(),
    ...otherCaseColumns.map(
      (title): DatasetColumn =>
        title === "平均办案天数"
          ? { key: title, title, type: "number", unit: "天", minimum: 0 }
          : { key: title, title, ...counted },
    ),
  ],
};

function caseColumns(): DatasetColumn[] {
  const found = new Map<string, DatasetColumn>();
  for (const { item } of procuratorateCaseItems()) {
    for (const [key, field] of Object.entries(item.fields)) {
      if (sourceOf(field) === undefined) continue;
      if (field.type === "integer") found.set(key, { key, title: key, unit: "件", ...counted });
      else if (item.indicator.id === "case-ratio")
        found.set(key, { key, title: item.indicator.title, type: "number", minimum: 0 });
      else found.set(key, { key, title: item.indicator.title, ...rated });
    }
  }
  return [...found.values()];
}

const plans: Readonly<Record<string, readonly DatasetPlan[]>> = {
  "hlbe-sthj": [monitoring, performance],
  "hlbe-jcy": [cases, performance],
};
