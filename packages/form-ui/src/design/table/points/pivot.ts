import type { Indicator } from "@duheng/contracts";
import { sumExactly } from "@duheng/formula/numbers";

export const virtues = ["morality", "ability", "diligence", "achievement", "integrity"] as const;
export const measures = ["quantitative", "qualitative"] as const;

export interface PivotCell {
  readonly count: number;
  /** Points that can be reached: full ones of fixed indicators, the highest of floating ones. */
  readonly points: number;
}

/** Points by 德能勤绩廉 and 定量/定性; `unset` where an indicator does not say. */
export interface Pivot {
  readonly rows: readonly {
    readonly virtue: (typeof virtues)[number] | "unset";
    readonly cells: readonly PivotCell[];
    readonly sum: PivotCell;
  }[];
  readonly columns: readonly ((typeof measures)[number] | "unset")[];
  readonly sums: readonly PivotCell[];
  readonly all: PivotCell;
}

/** Sums the points up by both dimensions; a row or column `unset` is there only where it holds an indicator. */
export function pivotPoints(indicators: readonly Indicator[]): Pivot {
  const columns = [
    ...measures,
    ...(indicators.some((each) => each.measure === undefined) ? (["unset"] as const) : []),
  ];
  const names = [
    ...virtues,
    ...(indicators.some((each) => each.virtue === undefined) ? (["unset"] as const) : []),
  ];
  const of = (each: Indicator) => each.measure ?? "unset";
  return {
    rows: names.map((virtue) => {
      const own = indicators.filter((each) => (each.virtue ?? "unset") === virtue);
      return {
        virtue,
        cells: columns.map((column) => cellOf(own.filter((each) => of(each) === column))),
        sum: cellOf(own),
      };
    }),
    columns,
    sums: columns.map((column) => cellOf(indicators.filter((each) => of(each) === column))),
    all: cellOf(indicators),
  };
}

function cellOf(indicators: readonly Indicator[]): PivotCell {
  return {
    count: indicators.length,
    points: sumExactly(indicators.map(({ points }) => (points.kind === "fixed" ? points.full : points.max))),
  };
}
