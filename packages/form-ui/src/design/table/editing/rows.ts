import type { Form, Indicator } from "@duheng/contracts";
import { codesOf, freeName, newId } from "../../operations/ids.ts";
import { indicatorDefaults } from "../../operations/indicator-defaults.ts";

/** The most indicators that a form holds (form.schema.json). */
export const mostIndicators = 500;

/**
 * Adds indicators to a group, behind one of it or at its end, each reviewed by hand until more is said.
 * @returns their ids in order; fewer than asked for where the form would hold too many
 */
export function addRows(
  form: Form,
  { group, after, count, title }: { group: string; after?: string | undefined; count: number; title: string },
): { form: Form; ids: readonly string[] } {
  const room = Math.max(0, Math.min(count, mostIndicators - form.indicators.length));
  const codes = new Set(codesOf(form).indicators);
  const titles = new Set(form.indicators.map((each) => each.title));
  const ids = new Set(form.indicators.map((each) => each.id));
  const added = Array.from({ length: room }, (): Indicator => {
    const code = freeName("指标", codes);
    const name = freeName(title, titles);
    let id = newId("i");
    while (ids.has(id)) id = newId("i");
    codes.add(code);
    titles.add(name);
    ids.add(id);
    return {
      id,
      code,
      title: name,
      group,
      scope: "individual",
      measure: "quantitative",
      importance: "general",
      ...indicatorDefaults(form, group),
      by: { kind: "reviewer" },
    };
  });
  const at = placeIn(form, group, after);
  return {
    form: { ...form, indicators: [...form.indicators.slice(0, at), ...added, ...form.indicators.slice(at)] },
    ids: added.map((each) => each.id),
  };
}

/** Copies indicators, each right behind its original: a new id, a free code, not locked, no origin of its own. */
export function duplicateRows(
  form: Form,
  wanted: ReadonlySet<string>,
): { form: Form; ids: readonly string[] } {
  const codes = new Set(codesOf(form).indicators);
  const ids: string[] = [];
  let room = mostIndicators - form.indicators.length;
  const indicators = form.indicators.flatMap((each) => {
    if (!wanted.has(each.id) || room <= 0) return [each];
    room -= 1;
    const { locked: _, ...rest } = each;
    const copy: Indicator = { ...rest, id: newId("i"), code: freeName(each.code, codes) };
    codes.add(copy.code);
    ids.push(copy.id);
    return [each, copy];
  });
  return { form: { ...form, indicators }, ids };
}

/** Takes indicators out; locked ones stay. */
export function removeRows(
  form: Form,
  wanted: ReadonlySet<string>,
  lockedIds: ReadonlySet<string>,
): { form: Form; removed: number; kept: number } {
  const indicators = form.indicators.filter((each) => !wanted.has(each.id) || lockedIds.has(each.id));
  const removed = form.indicators.length - indicators.length;
  const kept = form.indicators.filter((each) => wanted.has(each.id) && lockedIds.has(each.id)).length;
  return { form: removed === 0 ? form : { ...form, indicators }, removed, kept };
}

/**
 * Puts indicators before another one, or at the end of a group. They keep their order among themselves; a locked one
 * is not moved out of its group.
 */
export function placeRows(
  form: Form,
  wanted: ReadonlySet<string>,
  target: { readonly group: string; readonly before: string | null },
  lockedIds: ReadonlySet<string>,
): Form {
  const goes = (each: Indicator) =>
    wanted.has(each.id) && (each.group === target.group || !lockedIds.has(each.id));
  const moving = form.indicators
    .filter(goes)
    .map((each) => (each.group === target.group ? each : { ...each, group: target.group }));
  const first =
    target.before !== null && wanted.has(target.before)
      ? nextStaying(form, target.before, goes)
      : target.before;
  const rest = { ...form, indicators: form.indicators.filter((each) => !goes(each)) };
  const at = first === null ? -1 : rest.indicators.findIndex((each) => each.id === first);
  const index = at < 0 ? placeIn(rest, target.group, undefined) : at;
  const indicators = [...rest.indicators.slice(0, index), ...moving, ...rest.indicators.slice(index)];
  const isSame = indicators.every((each, position) => each === form.indicators[position]);
  return isSame ? form : { ...form, indicators };
}

/** Moves indicators of one group one place up or down together. */
export function stepRows(form: Form, wanted: ReadonlySet<string>, step: -1 | 1): Form {
  const groups = new Set(form.indicators.filter((each) => wanted.has(each.id)).map((each) => each.group));
  let next = form;
  for (const group of groups) {
    const beside = next.indicators.filter((each) => each.group === group);
    const order = step < 0 ? beside : [...beside].reverse();
    const moved = [...order];
    for (let index = 1; index < moved.length; index += 1) {
      const [before, own] = [moved[index - 1], moved[index]];
      if (own === undefined || before === undefined || !wanted.has(own.id) || wanted.has(before.id)) continue;
      moved[index - 1] = own;
      moved[index] = before;
    }
    const ordered = step < 0 ? moved : [...moved].reverse();
    if (ordered.every((each, index) => each === beside[index])) continue;
    let at = 0;
    next = {
      ...next,
      indicators: next.indicators.map((each) => (each.group === group ? (ordered[at++] ?? each) : each)),
    };
  }
  return next;
}

/** Where a new indicator of a group goes: behind one, else behind the last of the group, else at the end. */
function placeIn(form: Form, group: string, after: string | undefined): number {
  const found =
    after === undefined
      ? form.indicators.findLastIndex((each) => each.group === group)
      : form.indicators.findIndex((each) => each.id === after);
  return found < 0 ? form.indicators.length : found + 1;
}

function nextStaying(form: Form, id: string, goes: (each: Indicator) => boolean): string | null {
  const group = form.indicators.find((each) => each.id === id)?.group;
  const at = form.indicators.findIndex((each) => each.id === id);
  return form.indicators.slice(at).find((each) => !goes(each) && each.group === group)?.id ?? null;
}
