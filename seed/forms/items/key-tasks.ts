import { head, type Item, type ItemHead } from "./item.ts";

/** Key tasks with planned milestones (考人考事同步、计划节点管理): the mean of their completion. */
export function keyTasks(item: ItemHead & { readonly points: number; readonly rows: string }): Item {
  const { id, rows, points } = item;
  const row = {
    type: "object",
    properties: {
      任务名称: { type: "string", title: "任务名称", minLength: 1, maxLength: 100, "x-id": `${id}-row-name` },
      计划节点: { type: "string", format: "date", title: "计划节点", "x-id": `${id}-row-due` },
      完成率: { type: "number", title: "完成率（%）", minimum: 0, maximum: 100, "x-id": `${id}-row-done` },
    },
    required: ["任务名称", "完成率"],
  };
  return {
    indicator: {
      ...head({ importance: "key", ...item }),
      measure: "quantitative",
      polarity: "positive",
      points: { kind: "fixed", full: points },
      by: { kind: "formula", formula: `AVERAGE(${rows}.完成率) / 100 * ${points}` },
      applicable: `COUNT(${rows}.完成率) > 0`,
    },
    fields: {
      [rows]: {
        type: "array",
        title: rows,
        description: "本季度承担的重点任务，每行一项。",
        maxItems: 20,
        items: row,
        "x-id": `${id}-rows`,
      },
    },
    required: [],
    layout: [{ field: rows, as: "table", span: 2 }],
    answers: (share) => ({
      [rows]: [
        { 任务名称: "年度重点任务一", 计划节点: "2026-06-10", 完成率: Math.round(share * 100) },
        { 任务名称: "年度重点任务二", 计划节点: "2026-06-25", 完成率: Math.round(share * 100) },
      ],
    }),
    idle: { [rows]: [] },
  };
}
