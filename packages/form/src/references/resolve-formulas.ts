import type { Form } from "@duheng/contracts";
import { type PreparedScope, prepareScope, references, type ScopeEntry } from "@duheng/formula";
import { pointer } from "../json/pointer.ts";
import { type FormulaPlace, formulaPlaces, topLevel } from "./formula-places.ts";

/** One name in a formula and what it means. */
export interface FormulaReference {
  /** UTF-16 place in the formula. */
  readonly from: number;
  readonly to: number;
  /** JSON pointer of the field's schema, the indicator or the group that is meant. */
  readonly target: string;
}

export interface ResolvedFormula extends FormulaPlace {
  /** In the order of their places; what names nothing of the form (`ratings`, `data`, a slip of the pen) is not in it. */
  readonly references: readonly FormulaReference[];
}

/**
 * Every formula of a form with what its names mean at their place: a row's own field before the form's of the same name,
 * a definition's where it is used, an indicator by its code. Never throws; unfinished forms are read as far as they can be.
 */
export function resolveFormulas(form: Form): ResolvedFormula[] {
  const top = topLevel(form);
  const codes = codesOf(form);
  let scope: PreparedScope | undefined;
  return formulaPlaces(form).map((place) => {
    scope ??= place.level === null ? prepareScope({ ...codes.scope, schema: top.schema }) : undefined;
    const level = place.level ?? top;
    const found = references(place.source, place.level?.scope ?? scope ?? level.scope);
    return {
      ...place,
      references: found.flatMap(({ path, from, to }): FormulaReference[] => {
        const target =
          (place.level === null ? codes.placeOf(path) : undefined) ?? level.placeOf(path) ?? undefined;
        return target === undefined ? [] : [{ from, to, target }];
      }),
    };
  });
}

/** Namespaces of formulas whose keys are indicators' codes. */
const ofIndicators = ["indicators", "review", "_given", "_applicable", "_applies", "_veto"] as const;

/** What formulas of indicators and the total name beside fields. */
function codesOf({ indicators, score }: Form) {
  const places = new Map<string, string>();
  const names: Record<string, ScopeEntry> = { "score.raw": number, "score.published": number };
  const enter = (namespace: string, code: string, place: string) => {
    const name = `${namespace}.${code}`;
    if (!places.has(name)) places.set(name, place);
    names[name] = number;
  };
  for (const [index, { code }] of indicators.entries())
    for (const namespace of ofIndicators) enter(namespace, code, pointer("/indicators", index));
  for (const [index, { code }] of score.groups.entries())
    enter("groups", code, pointer("/score/groups", index));
  return {
    scope: { names, ratings: true, previous: true },
    /** `["indicators", "A1"]` → `/indicators/0`; undefined where the path leads to none of these. */
    placeOf: ([namespace, ...code]: readonly string[]): string | undefined =>
      places.get(`${namespace}.${code.join(".")}`),
  };
}

const number: ScopeEntry = { type: "number?" };
