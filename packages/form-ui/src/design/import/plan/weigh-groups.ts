import type { Form, IndicatorGroup } from "@duheng/contracts";
import { sumExactly } from "@duheng/formula/numbers";
import type { CellMessage } from "../../table/cells/cell-message.ts";
import { givesPoints } from "../../table/cells/read-points.ts";
import { isOnTop, sumImport } from "./import-sums.ts";
import type { PlannedRow } from "./planned-row.ts";
import * as messages from "./say-guess.ts";

/**
 * Gives new groups a weight where the sheet's points for a group are no sum of its indicators' but what these are
 * scaled to: a column of weights says so, or that all groups' indicators come to 100 each while the groups come to
 * 100 in all. Where the two agree, the group's points are a check and no weight. Each weight is a guess and told.
 */
export function weighGroups(
  form: Form,
  planned: readonly PlannedRow[],
  made: readonly IndicatorGroup[],
): { readonly form: Form; readonly messages: readonly CellMessage[] } {
  const said = weightsSaid(form, planned);
  const weights = new Map(made.flatMap(({ id }) => (said.has(id) ? [[id, said.get(id)] as const] : [])));
  if (weights.size === 0) return { form, messages: [] };
  const told = sumImport(form, planned).groups.flatMap(({ group, fixed }) => {
    const points = weights.get(group.id);
    return points === undefined ? [] : [messages.weight(group.title, fixed, points)];
  });
  const [first, ...rest] = form.score.groups.map((group): IndicatorGroup => {
    const weight = weights.get(group.id);
    return weight === undefined ? group : { ...group, weight };
  });
  return first === undefined
    ? { form, messages: [] }
    : { form: { ...form, score: { ...form.score, groups: [first, ...rest] } }, messages: told };
}

/** The groups, by id, whose points in the sheet are what their indicators are scaled to, and how many. */
export function weightsSaid(form: Form, planned: readonly PlannedRow[]): ReadonlyMap<string, number> {
  const sums = sumImport(form, planned).groups.filter(({ group }) => !isOnTop(group));
  const said = sums.filter((sum) => sum.stated !== undefined);
  const isRelative =
    said.length > 1 &&
    said.every((sum) => sum.fixed === 100) &&
    sumExactly(said.map((sum) => sum.stated ?? 0)) === 100;
  const isWeight = (code: string) =>
    planned.some(({ row, indicator }) => indicator?.group === code && row.isWeight);
  const weights = new Map<string, number>();
  for (const { group, fixed, stated, fit } of said) {
    if (stated === undefined || fit !== "differs" || fixed === 0) continue;
    // Where an indicator's points are yet to come, so is the sum.
    if (isIncomplete(planned, group.code)) continue;
    if (!isRelative && !isWeight(group.code)) continue;
    weights.set(group.id, stated);
  }
  return weights;
}

function isIncomplete(planned: readonly PlannedRow[], group: string): boolean {
  return planned.some(({ indicator }) => indicator?.group === group && !givesPoints(indicator.points));
}
