import type { RaterKind } from "@duheng/contracts";
import { head, type Item, type ItemHead } from "./item.ts";

/** Given by raters: their weighted mean as a share of the points (G6). */
export function rating(item: ItemHead & { readonly points: number; readonly raters: RaterKind[] }): Item {
  return {
    indicator: {
      ...head({ group: "测评", ...item }),
      scope: "common",
      measure: "qualitative",
      polarity: "positive",
      points: { kind: "fixed", full: item.points },
      by: { kind: "rating", raters: item.raters },
    },
    fields: {},
    required: [],
    layout: [],
    answers: () => ({}),
  };
}
