import { filledBy, numberField } from "./fields.ts";
import { head, type Item } from "./item.ts";

/** 考人考事同步: how well the unit as a whole did adds up to 2 points to each of its people. */
export function unitPerformance(): Item {
  return {
    indicator: {
      ...head({ id: "unit-performance", code: "单位绩效", group: "加分" }),
      description:
        "考人考事同步：单位本季度绩效 95 分加 2 分，90 分加 1.5 分，85 分加 1 分，80 分加 0.5 分。",
      measure: "quantitative",
      polarity: "positive",
      points: { kind: "floating", min: 0, max: 2 },
      by: {
        kind: "formula",
        formula: "BAND(data.单位绩效.绩效得分 ?? 0, [[95, 2], [90, 1.5], [85, 1], [80, 0.5]], 0)",
      },
    },
    fields: {
      单位绩效得分: {
        ...numberField("unit-performance-score", "单位绩效得分", 100),
        ...filledBy("单位绩效", "绩效得分"),
      },
    },
    required: [],
    layout: [{ field: "单位绩效得分" }],
    answers: (events) => ({ 单位绩效得分: events > 0 ? 96 : 75 }),
  };
}
