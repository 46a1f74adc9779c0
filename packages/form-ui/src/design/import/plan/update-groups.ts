import type { Form, IndicatorGroup } from "@duheng/contracts";
import { nothingHeld } from "../../table/editing/cell-locks.ts";
import { sumExactly } from "../../table/points/decimal.ts";
import type { PlannedRow } from "./apply-import.ts";
import { isOnTop, sumImport } from "./import-sums.ts";
import { weightsSaid } from "./weigh-groups.ts";
import type { Locks } from "./write-rows.ts";

/** What the sheet says otherwise of a group that the form has: its weight, or the most that it adds or takes off. */
export interface GroupChange {
  readonly group: string;
  readonly what: "weight" | "most";
  /** Undefined where it had none. */
  readonly before: number | undefined;
  readonly after: number;
}

interface GroupsUpdate extends Locks {
  /** Groups that are made by this import: what the sheet says of them is theirs already. */
  readonly made: readonly IndicatorGroup[];
}

/**
 * Brings groups that are there already to what the sheet says of them: the most of additions and deductions, a weight
 * where they have one, or where the sheet gives one that their indicators do not come to. What the sheet does not say
 * stays, and so do groups of locked indicators, and those on which these rest.
 */
export function updateGroups(
  form: Form,
  planned: readonly PlannedRow[],
  { made, lockedIds, held = nothingHeld }: GroupsUpdate,
): { readonly form: Form; readonly changes: readonly GroupChange[] } {
  const said = weightsSaid(form, planned);
  const stated = new Map(sumImport(form, planned).groups.map((sum) => [sum.group.id, sum.stated]));
  const isKept = (group: IndicatorGroup) =>
    made.some((each) => each.id === group.id) ||
    held.groups.has(group.id) ||
    held.sums.has(group.code) ||
    form.indicators.some((each) => each.group === group.code && lockedIds.has(each.id));
  const changes: GroupChange[] = [];
  const changed = form.score.groups.map((group): IndicatorGroup => {
    const worth = stated.get(group.id);
    if (worth === undefined || isKept(group)) return group;
    const what = isOnTop(group) ? "most" : "weight";
    const before = what === "weight" ? group.weight : mostOf(group);
    const isSaid =
      what === "most"
        ? planned.some(({ row, indicator }) => indicator?.group === group.code && row.groupPoints === worth)
        : before !== undefined || (said.has(group.id) && fixedIn(form, group) !== worth);
    if (!isSaid || before === worth) return group;
    changes.push({ group: group.title, what, before, after: worth });
    if (what === "weight") return { ...group, weight: worth };
    return group.kind === "additions" ? { ...group, max: worth } : { ...group, min: -worth };
  });
  const [first, ...rest] = changed;
  return changes.length === 0 || first === undefined
    ? { form, changes: [] }
    : { form: { ...form, score: { ...form.score, groups: [first, ...rest] } }, changes };
}

/** The most that a group of additions adds, or one of deductions takes off. */
function mostOf({ kind, min, max }: IndicatorGroup): number | undefined {
  if (kind === "additions") return max;
  return min === undefined ? undefined : -min;
}

function fixedIn(form: Form, group: IndicatorGroup): number {
  return sumExactly(
    form.indicators.flatMap(({ group: code, points }) =>
      code === group.code && points.kind === "fixed" ? [points.full] : [],
    ),
  );
}
