import { numberField } from "./fields.ts";
import { head, type Item, type ItemHead } from "./item.ts";

export interface TargetItem extends ItemHead {
  readonly points: number;
  /** Key and title of the measure. */
  readonly value: string;
  readonly target: number;
  /** Greatest value that can be entered. */
  readonly maximum?: number;
}

/** Positive quantitative (G3): min(1, actual / target) × points. */
export function target(item: TargetItem): Item {
  const { id, value, points, maximum = 100 } = item;
  return {
    indicator: {
      ...head(item),
      measure: "quantitative",
      polarity: "positive",
      points: { kind: "fixed", full: points },
      by: { kind: "formula", formula: `MIN(1, ${value} / ${item.target}) * ${points}` },
    },
    fields: { [value]: numberField(`${id}-value`, value, maximum, `达到 ${item.target} 得满分`) },
    required: [value],
    layout: [{ field: value }],
    answers: (share) => ({ [value]: Math.round(item.target * share * 100) / 100 }),
  };
}
