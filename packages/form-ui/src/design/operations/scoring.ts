import type { Form, Indicator, IndicatorGroup, Sample } from "@duheng/contracts";
import { formulaPlaces } from "@duheng/form";
import { moved } from "./fields.ts";
import { codesOf, freeName, newId } from "./ids.ts";
import { indicatorDefaults } from "./indicator-defaults.ts";
import { withoutStrayPoints } from "./stray-entries.ts";

/**
 * Adds an indicator of the unit's own to a group; it begins with a formula to be written. Its code is one that neither an
 * indicator has nor a formula still says: what an indicator was that went is not the new one.
 */
export function addIndicator(form: Form, group: string, title: string): { form: Form; id: string } {
  const id = newId("i");
  const code = unsaidCode(form);
  const indicator: Indicator = {
    id,
    code,
    title: freeName(
      title,
      form.indicators.map((each) => each.title),
    ),
    group,
    scope: "individual",
    measure: "quantitative",
    importance: "general",
    ...indicatorDefaults(form, group),
    by: { kind: "formula", formula: "0" },
  };
  const added = { ...form, indicators: [...form.indicators, indicator] };
  return { form: withoutStrayPoints(added, code), id };
}

function unsaidCode(form: Form): string {
  const taken = codesOf(form).indicators;
  for (;;) {
    const code = freeName("指标", taken);
    if (!formulaPlaces(form).some(({ source }) => source.includes(`.${code}`))) return code;
    taken.push(code);
  }
}

export function patchIndicator(form: Form, id: string, change: (indicator: Indicator) => Indicator): Form {
  return { ...form, indicators: form.indicators.map((each) => (each.id === id ? change(each) : each)) };
}

export function removeIndicator(form: Form, id: string): Form {
  return { ...form, indicators: form.indicators.filter((each) => each.id !== id) };
}

/** Moves an indicator past the next one of its group. */
export function moveIndicator(form: Form, id: string, step: -1 | 1): Form {
  const own = form.indicators.find((each) => each.id === id);
  if (own === undefined) return form;
  const beside = form.indicators.filter((each) => each.group === own.group);
  const order = moved(beside, own, step);
  let next = 0;
  return {
    ...form,
    indicators: form.indicators.map((each) => (each.group === own.group ? (order[next++] ?? each) : each)),
  };
}

export function addGroup(form: Form, title: string): { form: Form; id: string } {
  const id = newId("g");
  const group: IndicatorGroup = {
    id,
    code: freeName("分组", codesOf(form).groups),
    title: freeName(
      title,
      form.score.groups.map((each) => each.title),
    ),
  };
  return { form: { ...form, score: { ...form.score, groups: [...form.score.groups, group] } }, id };
}

export function patchGroup(form: Form, id: string, change: (group: IndicatorGroup) => IndicatorGroup): Form {
  return withGroups(
    form,
    form.score.groups.map((each) => (each.id === id ? change(each) : each)),
  );
}

/** Takes an empty group away; the last group, and one that holds indicators, stay. */
export function removeGroup(form: Form, id: string): Form {
  const group = form.score.groups.find((each) => each.id === id);
  if (group === undefined || form.indicators.some((each) => each.group === group.code)) return form;
  return withGroups(
    form,
    form.score.groups.filter((each) => each.id !== id),
  );
}

export function moveGroup(form: Form, id: string, step: -1 | 1): Form {
  const group = form.score.groups.find((each) => each.id === id);
  return group === undefined ? form : withGroups(form, moved(form.score.groups, group, step));
}

/** Full points of a group's indicators: fixed ones in full, floating ones by what they can add. */
export function sumOfPoints(form: Form, group: string): number {
  return form.indicators
    .filter((indicator) => indicator.group === group)
    .reduce((sum, { points }) => sum + (points.kind === "fixed" ? points.full : points.max), 0);
}

/** What a group is worth at most in the total: its weight, else the sum of its points within its limit. */
export function worthOfGroup(form: Form, group: IndicatorGroup): number {
  if (group.weight !== undefined) return group.weight;
  const sum = sumOfPoints(form, group.code);
  return group.max === undefined ? sum : Math.min(sum, group.max);
}

export function addSample(form: Form, title: string): { form: Form; id: string } {
  const id = newId("sample");
  const samples = form.samples ?? [];
  const sample: Sample = {
    id,
    title: freeName(
      title,
      samples.map((each) => each.title),
    ),
    inputs: { answers: {} },
  };
  return { form: { ...form, samples: [...samples, sample] }, id };
}

export function patchSample(form: Form, id: string, change: (sample: Sample) => Sample): Form {
  return { ...form, samples: (form.samples ?? []).map((each) => (each.id === id ? change(each) : each)) };
}

export function removeSample(form: Form, id: string): Form {
  return { ...form, samples: (form.samples ?? []).filter((each) => each.id !== id) };
}

function withGroups(form: Form, groups: readonly IndicatorGroup[]): Form {
  const [first, ...rest] = groups;
  return first === undefined ? form : { ...form, score: { ...form.score, groups: [first, ...rest] } };
}
