import type { Form, Indicator, Points } from "@duheng/contracts";
import { sumExactly } from "@duheng/formula/numbers";
import { shareOut, spreadEvenly } from "./share-out.ts";

/** A change of many indicators' points so that they come to a total. */
export interface Dealing {
  /** Which indicators take part; floating ones and locked ones among them keep what they have. */
  readonly ids: ReadonlySet<string>;
  readonly lockedIds: ReadonlySet<string>;
  /** What the fixed points of those must come to, locked ones included. */
  readonly total: number;
  /** `scale`: in the proportions that they have; `spread`: all alike. */
  readonly how: "scale" | "spread";
  /** Finest step of the points. */
  readonly decimals: 0 | 1 | 2;
}

export type Dealt =
  | { readonly form: Form; readonly changed: number }
  | { readonly refused: "nothing-to-deal" | "locked-take-all" | "too-little" | "not-positive" };

/** Points dealt out anew; their exact sum is the total. */
export function dealPoints(form: Form, { ids, lockedIds, total, how, decimals }: Dealing): Dealt {
  const fixed = form.indicators.filter((each) => ids.has(each.id) && each.points.kind === "fixed");
  const free = fixed.filter((each) => !lockedIds.has(each.id));
  if (!(total > 0)) return { refused: "not-positive" };
  if (free.length === 0) return { refused: "nothing-to-deal" };
  const kept = fixed.filter((each) => lockedIds.has(each.id)).map(fullOf);
  const rest = sumExactly([total, ...kept.map((each) => -each)]);
  if (rest <= 0) return { refused: "locked-take-all" };
  const shares =
    how === "spread" ? spreadEvenly(rest, free.length, decimals) : shareOut(rest, free.map(fullOf), decimals);
  if (shares === null) return { refused: "too-little" };
  const byId = new Map(free.map((each, index): [string, number] => [each.id, shares[index] ?? 0]));
  let changed = 0;
  const indicators = form.indicators.map((each) => {
    const full = byId.get(each.id);
    if (full === undefined || full === fullOf(each)) return each;
    changed += 1;
    return { ...each, points: { kind: "fixed", full } satisfies Points };
  });
  return { form: changed === 0 ? form : { ...form, indicators }, changed };
}

function fullOf({ points }: Indicator): number {
  return points.kind === "fixed" ? points.full : 0;
}
