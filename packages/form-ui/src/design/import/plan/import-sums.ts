import type { Form, Indicator, IndicatorGroup } from "@duheng/contracts";
import { sumExactly } from "@duheng/formula/numbers";
import type { PlannedRow } from "./planned-row.ts";

/** What the imported indicators of a group come to, beside what the sheet says. All are points. */
export interface ImportSum {
  readonly group: IndicatorGroup;
  /** Full points of its fixed indicators. */
  readonly fixed: number;
  /** Bounds of its floating ones. */
  readonly lowest: number;
  readonly highest: number;
  /** What the sheet says that the group is worth. */
  readonly stated: number | undefined;
  /** Whether the two agree; `unsaid` where the sheet says nothing, or only the most that may be added or taken off. */
  readonly fit: "same" | "differs" | "unsaid";
}

export interface ImportSums {
  readonly groups: readonly ImportSum[];
  /** Of all base groups, each at its weight where it has one: additions and deductions come on top. */
  readonly total: number;
  /** What the sheet's last line of a sum says. */
  readonly stated: number | undefined;
}

/** Sums of the rows that are taken over, per group and in all. */
export function sumImport(form: Form, planned: readonly PlannedRow[]): ImportSums {
  const taken = planned.flatMap(({ row, indicator, becomes }) =>
    indicator !== null && becomes !== "skip" && becomes !== "locked" ? [{ row, indicator }] : [],
  );
  const subtotals = statedByRows(planned);
  const groups = form.score.groups.flatMap((group): ImportSum[] => {
    const own = taken.filter(({ indicator }) => indicator.group === group.code);
    if (own.length === 0) return [];
    const stated =
      own.find(({ row }) => row.groupPoints !== undefined)?.row.groupPoints ??
      subtotals.groups.get(group.code);
    return [
      sumOf(
        group,
        own.map(({ indicator }) => indicator),
        stated,
      ),
    ];
  });
  return {
    groups,
    total: sumExactly(
      groups.filter(({ group }) => !isOnTop(group)).map(({ group, fixed }) => group.weight ?? fixed),
    ),
    stated: subtotals.total,
  };
}

/** Whether a group comes on top of what the base groups give. */
export function isOnTop({ kind }: { readonly kind?: IndicatorGroup["kind"] | undefined }): boolean {
  return kind === "additions" || kind === "deductions";
}

function sumOf(
  group: IndicatorGroup,
  indicators: readonly Indicator[],
  stated: number | undefined,
): ImportSum {
  const points = indicators.map((each) => each.points);
  const fixed = sumExactly(points.flatMap((each) => (each.kind === "fixed" ? [each.full] : [])));
  const lowest = sumExactly(points.flatMap((each) => (each.kind === "floating" ? [each.min] : [])));
  const highest = sumExactly(points.flatMap((each) => (each.kind === "floating" ? [each.max] : [])));
  const fit = stated === undefined || isOnTop(group) ? "unsaid" : stated === fixed ? "same" : "differs";
  return { group, fixed, lowest, highest, stated, fit };
}

/** Lines of sums: one above which all indicators since the last such line are of one group is that group's. */
function statedByRows(planned: readonly PlannedRow[]) {
  const groups = new Map<string, number>();
  let total: number | undefined;
  // A total may stand above all that it sums up.
  let ahead: number | undefined;
  let since: string[] = [];
  let all = 0;
  for (const { row, indicator } of planned) {
    if (row.kind === "indicator" && indicator !== null) {
      since.push(indicator.group);
      all += 1;
      total = undefined;
    }
    if (row.kind !== "total" || row.stated === undefined) continue;
    if (all === 0) ahead = row.stated;
    const [group] = since;
    const isOfGroup = group !== undefined && since.every((each) => each === group);
    const isSubtotal = /小计|subtotal/i.test(row.summary);
    if (isOfGroup && (isSubtotal || since.length < all)) groups.set(group, row.stated);
    // The last one may be the whole sheet's, though only one group stands since the line before.
    if (!isOfGroup || !isSubtotal) total = row.stated;
    since = [];
  }
  return { groups, total: total ?? ahead };
}
