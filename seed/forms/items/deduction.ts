import type { Grade } from "@duheng/contracts";
import { askedCount } from "./addition.ts";
import { head, type Item, type ItemHead } from "./item.ts";

export interface Deduction extends ItemHead {
  /** Points lost for each case, positive. */
  readonly each: number;
  /** Most that can be lost by it; default 20. */
  readonly cap?: number;
  readonly ask: string;
  readonly count: string;
  /** One case sets this ceiling on the grade (G9). */
  readonly veto?: Grade;
}

/** A pure deduction item: so many points for each case, asked for only after a yes. */
export function deduction(item: Deduction): Item {
  const { id, ask, count, each, cap = 20, veto } = item;
  return {
    indicator: {
      ...head({ group: "扣分", importance: "key", ...item }),
      measure: "quantitative",
      polarity: "negative",
      points: { kind: "floating", min: -cap, max: 0 },
      by: { kind: "formula", formula: `MAX(-${cap}, (${count} ?? 0) * -${each})` },
      ...(veto ? { veto: { when: `(${count} ?? 0) > 0`, ceiling: veto } } : {}),
    },
    ...askedCount({ id, ask, count }),
  };
}
