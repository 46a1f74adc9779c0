import type { FormulaFailure, Grade, Indicator, IndicatorResult, ScoreResult } from "@duheng/contracts";
import type { EvaluationError, ProgramResult } from "@duheng/formula/runtime";
import { recordOf } from "../json/record.ts";
import { levelWorths } from "../lowering/lower-indicator.ts";
import { definitionNames as names, splitDefinition } from "../lowering/names.ts";
import type { ScoredForm } from "../scored-form.ts";

/**
 * A program's values as a score: states, groups, totals, vetoes, and each error once, where it arose. `around`: what
 * groups and totals come to without the items whose answers are not all there, where there are any.
 */
export function readResult(
  form: ScoredForm,
  result: ProgramResult,
  around: ProgramResult = result,
): ScoreResult {
  const indicators = form.indicators.map(
    (indicator) => [indicator.code, indicatorResult(form, indicator, result)] as const,
  );
  const vetoed = form.indicators.filter(
    ({ code, veto }) => veto !== undefined && result.values[names.veto(code)] === true,
  );
  const ceiling = lowestCeiling(vetoed);
  const errors = rootErrors(form, result);
  const totals = indicators.some(([, { state }]) => state === "scored") ? around : result;
  return {
    indicators: recordOf(indicators),
    groups: recordOf(form.score.groups.map(({ code }) => [code, groupPoints(form, code, result, totals)])),
    raw: numberOf(totals, names.raw),
    score: numberOf(totals, names.published),
    provisional:
      indicators.some(([, { state }]) => state === "pending") ||
      form.indicators.some(({ code }) => result.errors[names.veto(code)] !== undefined),
    ...(ceiling === null ? {} : { ceiling }),
    ...(vetoed.length === 0 ? {} : { vetoes: vetoed.map(({ code }) => code) }),
    ...(errors.length === 0 ? {} : { errors }),
  };
}

/** The number that a definition came to; null where it is blank or in error. */
export function numberOf(result: ProgramResult, name: string): number | null {
  const value = result.values[name];
  return typeof value === "number" ? value : null;
}

function indicatorResult(form: ScoredForm, indicator: Indicator, result: ProgramResult): IndicatorResult {
  const name = names.indicator(indicator.code);
  const error = result.errors[name];
  if (error !== undefined) {
    const state = error.code === "missing-value" ? "pending" : "error";
    return { state, points: null, error: toFailure(form, error, name) };
  }
  const points = numberOf(result, name);
  return points === null ? { state: blankState(indicator, result), points } : { state: "scored", points };
}

/** A group has points where at least one of its items could be computed; a group that waits as a whole has none. */
function groupPoints(
  form: ScoredForm,
  group: string,
  result: ProgramResult,
  totals: ProgramResult,
): number | null {
  const points = numberOf(result, names.group(group));
  if (points !== null) return points;
  const isComputed = form.indicators.some(
    ({ group: own, code }) => own === group && result.errors[names.indicator(code)] === undefined,
  );
  return isComputed ? numberOf(totals, names.group(group)) : null;
}

/** Blank points: nobody gave them yet, or there was nothing to give them for (G4). */
function blankState(indicator: Indicator, result: ProgramResult): "pending" | "not-applicable" {
  if (indicator.by.kind === "formula") return "not-applicable";
  return result.values[names.applicable(indicator.code)] === false ? "not-applicable" : "pending";
}

/** Errors of what the score rests on, each once; what is evaluated beside the score (a formula not used) is left out. */
function rootErrors(form: ScoredForm, result: ProgramResult): FormulaFailure[] {
  const used = [
    ...form.indicators.flatMap(({ code, veto }) =>
      veto === undefined ? [names.indicator(code)] : [names.indicator(code), names.veto(code)],
    ),
    ...form.score.groups.map(({ code }) => names.group(code)),
    names.raw,
    names.published,
  ];
  const found = new Map<string, FormulaFailure>();
  for (const name of used) {
    const error = result.errors[name];
    if (error === undefined) continue;
    const failure = toFailure(form, error, name);
    found.set(`${failure.definition} ${failure.code} ${failure.from} ${failure.to}`, failure);
  }
  return [...found.values()];
}

/** An error for people: in the name that the form's author knows. */
function toFailure(
  form: ScoredForm,
  { code, from, to, params, definition }: EvaluationError,
  name: string,
): FormulaFailure {
  const place = definition ?? name;
  const { namespace, code: key } = splitDefinition(place);
  if (namespace === "groups" && code === "division-by-zero") {
    return { code: "nothing-applicable", from: 0, to: 0, definition: place };
  }
  const isLevelled = namespace === "_given" && code === "domain-error";
  if (
    isLevelled &&
    form.indicators.some((indicator) => indicator.code === key && levelWorths(indicator) !== null)
  ) {
    return { code: "not-a-level", from: 0, to: 0, definition: names.indicator(key) };
  }
  const definitionOf: Record<string, string> = {
    _given: names.indicator(key),
    _applicable: `applicable.${key}`,
    _veto: `veto.${key}`,
  };
  return { code, from, to, params: { ...params }, definition: definitionOf[namespace] ?? place };
}

const gradesFromLowest: readonly Grade[] = ["poor", "average", "fair", "good"];

/** G9: of several vetoes the lowest ceiling counts. */
function lowestCeiling(vetoed: readonly Indicator[]): Grade | null {
  return gradesFromLowest.find((grade) => vetoed.some(({ veto }) => veto?.ceiling === grade)) ?? null;
}
