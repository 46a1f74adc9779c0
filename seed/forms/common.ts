import { countField, questionField } from "./items/fields.ts";
import { type Item, levels, target } from "./items/index.ts";
import { head } from "./items/item.ts";

/**
 * The common indicators (共性指标) of the city, 30 points (G1): 德 8, 能 6, 勤 6, 廉 4, study and teamwork 6.
 * Their ids are the same in every form, so that an upper tenant can require them.
 */
export function commonItems(): Item[] {
  const group = "共性";
  return [
    levels({
      id: "common-morality",
      code: "政治素质",
      group,
      virtue: "morality",
      points: 8,
      importance: "key",
    }),
    levels({ id: "common-ability", code: "履职能力", group, virtue: "ability", points: 6 }),
    attendance(),
    integrity(),
    target({
      id: "common-study",
      code: "学习协作",
      group,
      virtue: "ability",
      points: 6,
      value: "学习学时",
      target: 12,
      maximum: 500,
    }),
  ];
}

/** Ids of the common indicators: what adopters of a template keep as they are. */
export const commonIds: readonly string[] = [
  "common-morality",
  "common-ability",
  "common-attendance",
  "common-integrity",
  "common-study",
];

function attendance(): Item {
  return {
    indicator: {
      ...head({ id: "common-attendance", code: "出勤纪律", group: "共性", virtue: "diligence" }),
      measure: "quantitative",
      polarity: "positive",
      points: { kind: "fixed", full: 6 },
      by: { kind: "formula", formula: "CLAMP(6 - 无故缺勤天数 * 2 - 迟到早退次数 * 0.5, 0, 6)" },
    },
    fields: {
      无故缺勤天数: { ...countField("common-attendance-absent", "无故缺勤天数"), default: 0 },
      迟到早退次数: { ...countField("common-attendance-late", "迟到早退次数"), default: 0 },
    },
    required: ["无故缺勤天数", "迟到早退次数"],
    layout: [{ field: "无故缺勤天数" }, { field: "迟到早退次数" }],
    answers: (share) => ({ 无故缺勤天数: 0, 迟到早退次数: Math.round((1 - share) * 12) }),
  };
}

function integrity(): Item {
  return {
    indicator: {
      ...head({
        id: "common-integrity",
        code: "廉洁自律",
        group: "共性",
        virtue: "integrity",
        importance: "key",
      }),
      measure: "quantitative",
      polarity: "positive",
      points: { kind: "fixed", full: 4 },
      by: {
        kind: "formula",
        formula: 'IF(是否受到问责 ?? FALSE, IF((问责形式 ?? "提醒谈话") = "诫勉", 0, 2), 4)',
      },
    },
    fields: {
      是否受到问责: questionField("common-integrity-ask", "是否受到问责"),
      问责形式: {
        title: "问责形式",
        oneOf: [
          { const: "提醒谈话", title: "提醒谈话" },
          { const: "诫勉", title: "诫勉" },
        ],
        "x-id": "common-integrity-kind",
        "x-visible": "是否受到问责 ?? FALSE",
        "x-required": true,
      },
    },
    required: [],
    layout: [
      { field: "是否受到问责", as: "radio" },
      { field: "问责形式", as: "select" },
    ],
    answers: (share) =>
      share > 0.5
        ? { 是否受到问责: false }
        : { 是否受到问责: true, 问责形式: share > 0.25 ? "提醒谈话" : "诫勉" },
  };
}
