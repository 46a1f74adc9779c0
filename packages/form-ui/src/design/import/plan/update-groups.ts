import type { Form, IndicatorGroup } from "@duheng/contracts";
import { sumExactly } from "@duheng/formula/numbers";
import { nothingHeld } from "../../table/editing/held-cells.ts";
import { isOnTop, sumImport } from "./import-sums.ts";
import type { PlannedRow } from "./planned-row.ts";
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
  /** The form as it is before the import. */
  readonly was: Form;
  /** Groups that are made by this import: what the sheet says of them is theirs already. */
  readonly made: readonly IndicatorGroup[];
}

/**
 * Brings groups that are there already to what the sheet says of them: the most of additions and deductions, and a weight
 * where the sheet calls it one, where it must be one, or where the group's weight was no more than the sum of its
 * indicators; else what a sheet says of a group is a check. A sheet that has only some of a group's indicators says nothing
 * of its weight. What the sheet does not say
 * stays, and so do groups of locked indicators, and those on which these rest.
 */
export function updateGroups(
  form: Form,
  planned: readonly PlannedRow[],
  { was, made, lockedIds, held = nothingHeld }: GroupsUpdate,
): { readonly form: Form; readonly changes: readonly GroupChange[] } {
  const said = weightsSaid(form, planned);
  const stated = new Map(sumImport(form, planned).groups.map((sum) => [sum.group.id, sum.stated]));
  const isKept = (group: IndicatorGroup) =>
    made.some((each) => each.id === group.id) ||
    held.groups.has(group.id) ||
    held.sums.has(group.code) ||
    form.indicators.some((each) => each.group === group.code && lockedIds.has(each.id));
  const inSheet = new Set(planned.flatMap(({ indicator }) => indicator?.id ?? []));
  const isWhole = ({ code }: IndicatorGroup) =>
    form.indicators.every(({ id, group }) => group !== code || inSheet.has(id));
  const isWeighed = (group: IndicatorGroup, worth: number) =>
    group.weight === undefined
      ? said.has(group.id) && fixedIn(form, group) !== worth
      : said.has(group.id) || group.weight === fixedIn(was, group) || isNamedWeight(group, worth);
  const isNamedWeight = ({ code }: IndicatorGroup, worth: number) =>
    planned.some(
      ({ row, indicator }) => indicator?.group === code && row.isWeight && row.groupPoints === worth,
    );
  const changes: GroupChange[] = [];
  const changed = form.score.groups.map((group): IndicatorGroup => {
    const worth = stated.get(group.id);
    if (worth === undefined || isKept(group)) return group;
    const what = isOnTop(group) ? "most" : "weight";
    const before = what === "weight" ? group.weight : mostOf(group);
    const isSaid =
      what === "most"
        ? planned.some(({ row, indicator }) => indicator?.group === group.code && row.groupPoints === worth)
        : isWhole(group) && isWeighed(group, worth);
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
