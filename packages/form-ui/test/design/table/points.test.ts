import { sumExactly } from "@duheng/formula/numbers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealPoints } from "../../../src/design/table/points/deal-points.ts";
import { sumGroups } from "../../../src/design/table/points/group-sums.ts";
import { pivotPoints } from "../../../src/design/table/points/pivot.ts";
import { shareOut, spreadEvenly } from "../../../src/design/table/points/share-out.ts";
import { patrolForm } from "../../harness/forms/patrol-form.ts";

/** Points as people write them: up to two decimals. */
const points = fc.integer({ min: 1, max: 100_000 }).map((units) => units / 100);

describe("sharing points out", () => {
  it("always comes to the total exactly, every share being above 0", () => {
    fc.assert(
      fc.property(
        points,
        fc.array(points, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(0, 1, 2),
        (total, weights, decimals) => {
          const shares = shareOut(total, weights, decimals);
          if (shares === null) {
            expect(total * 100).toBeLessThan(weights.length * 100);
            return;
          }
          expect(sumExactly(shares)).toBe(total);
          expect(shares.every((share) => share > 0)).toBe(true);
        },
      ),
    );
  });

  it("gives no more to who weighs less", () => {
    fc.assert(
      fc.property(points, fc.array(points, { minLength: 2, maxLength: 20 }), (total, weights) => {
        const shares = shareOut(total, weights, 2) ?? [];
        for (const [i, left] of shares.entries())
          for (const [j, right] of shares.entries())
            if ((weights[i] ?? 0) < (weights[j] ?? 0)) expect(left).toBeLessThanOrEqual(right);
      }),
    );
  });

  it("spreads evenly but for one unit", () => {
    expect(spreadEvenly(10, 3, 0)).toEqual([4, 3, 3]);
    expect(spreadEvenly(10, 3, 1)).toEqual([3.4, 3.3, 3.3]);
    expect(spreadEvenly(2, 3, 0)).toBeNull();
  });

  it("keeps a total that is finer than the step", () => {
    expect(shareOut(30.5, [1, 2], 0)).toEqual([10.2, 20.3]);
  });
});

describe("dealing points of a form", () => {
  const ids = new Set(patrolForm.indicators.map((each) => each.id));
  const group = patrolForm.score.groups[0]?.code ?? "";
  const members = patrolForm.indicators.filter((each) => each.group === group);

  it("scales the fixed points of a group to a total, locked ones keeping theirs", () => {
    const locked = new Set(members.slice(0, 1).map((each) => each.id));
    const dealt = dealPoints(patrolForm, {
      ids: new Set(members.map((each) => each.id)),
      lockedIds: locked,
      total: 100,
      how: "scale",
      decimals: 1,
    });
    if ("refused" in dealt) throw new Error(dealt.refused);
    expect(sumGroups(dealt.form).groups[0]?.fixed).toBe(100);
    expect(dealt.form.indicators.find((each) => locked.has(each.id))?.points).toEqual(members[0]?.points);
  });

  it("says why it cannot", () => {
    const all = { ids, lockedIds: ids, how: "scale" as const, decimals: 0 as const };
    expect(dealPoints(patrolForm, { ...all, total: 100 })).toEqual({ refused: "nothing-to-deal" });
    expect(dealPoints(patrolForm, { ...all, total: 0 })).toEqual({ refused: "not-positive" });
  });
});

describe("sums by dimension", () => {
  it("come to the same by rows, by columns and in all", () => {
    const pivot = pivotPoints(patrolForm.indicators);
    expect(sumExactly(pivot.rows.map((row) => row.sum.points))).toBe(pivot.all.points);
    expect(sumExactly(pivot.sums.map((sum) => sum.points))).toBe(pivot.all.points);
    expect(pivot.all.count).toBe(patrolForm.indicators.length);
  });
});
