import { countField, percentField } from "./fields.ts";
import { head, type Item, type ItemHead } from "./item.ts";

/** Public satisfaction as plus or minus, −5 to +2.5, only from 30 answers on (G8). */
export function satisfaction(item: ItemHead): Item {
  const { id } = item;
  return {
    indicator: {
      ...head({ group: "满意度", importance: "key", ...item }),
      measure: "quantitative",
      points: { kind: "floating", min: -5, max: 2.5 },
      by: {
        kind: "formula",
        formula: "IF(评价份数 >= 30, CLAMP(0.5 * ((群众满意率 ?? 95) - 95), -5, 2.5), 0)",
      },
    },
    fields: {
      评价份数: countField(`${id}-answers`, "评价份数", "不足 30 份不加不减"),
      群众满意率: {
        ...percentField(`${id}-rate`, "群众满意率", "95% 不加不减，每高或低 1 个百分点加或减 0.5 分"),
        "x-visible": "评价份数 >= 30",
        "x-required": true,
      },
    },
    required: ["评价份数"],
    layout: [{ field: "评价份数" }, { field: "群众满意率" }],
    answers: (events) => ({ 评价份数: 40, 群众满意率: 95 + Math.min(5, events) }),
    idle: { 评价份数: 0 },
  };
}
