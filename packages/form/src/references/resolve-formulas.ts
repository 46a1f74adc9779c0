import type { Form } from "@duheng/contracts";
import {
  type PreparedScope,
  prepareScope,
  type Reference,
  references,
  type ScopeEntry,
} from "@duheng/formula";
import { pointer } from "../json/pointer.ts";
import { ownPoints, ownPointsWords } from "../lowering/own-points.ts";
import { type FormulaPlace, formulaPlaces, topLevel } from "./formula-places.ts";

/** One word of a name in a formula. */
export interface ReferenceWord {
  /** UTF-16 place in the formula. */
  readonly from: number;
  readonly to: number;
  /** JSON pointer of the field's schema, the indicator or the group that is meant; of `满分`, of the indicator's own points. */
  readonly target: string;
}

/** A name in a formula, or several joined by dots, and what they mean. */
export interface FormulaReference {
  readonly words: readonly ReferenceWord[];
  /** Where it stands behind a dot: the pointer of the field that what is before the dot comes from; null for none known. */
  readonly of?: string | null;
  /** Pointers of the lists whose rows are at hand, outermost first; null where it is not known which. */
  readonly within: readonly (string | null)[];
  /** Whether it is the word for the points of the very indicator whose formula it is. */
  readonly isOwnPoints?: true;
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
  const scopes = new Map<boolean, PreparedScope>();
  const scopeOf = (isOfIndicator: boolean): PreparedScope => {
    const constants = isOfIndicator ? { constants: ownPoints(anyPoints) } : {};
    const scope =
      scopes.get(isOfIndicator) ?? prepareScope({ ...codes.scope, ...constants, schema: top.schema });
    scopes.set(isOfIndicator, scope);
    return scope;
  };
  return formulaPlaces(form).map((place) => {
    const { source, owner } = place;
    if (place.level !== null) {
      const { level } = place;
      return {
        ...place,
        references: joined(source, references(source, level.scope), (path) => level.placeOf(path)),
      };
    }
    const points = owner.startsWith("/indicators/") ? ownPointsAt(owner) : null;
    const placeOf = (path: readonly string[]) =>
      codes.placeOf(path) ?? top.placeOf(path) ?? (isWordOfPoints(path) ? points : null);
    const found = joined(source, references(source, scopeOf(points !== null)), placeOf);
    const isOwnPoints = ({ words: [word] }: FormulaReference) => word?.target === points;
    return {
      ...place,
      references: found.map((each) => (isOwnPoints(each) ? { ...each, isOwnPoints: true as const } : each)),
    };
  });
}

function isWordOfPoints([word, ...rest]: readonly string[]): boolean {
  return rest.length === 0 && ownPointsWords.some((each) => each === word);
}

/** What an indicator's word for its own points leads to. */
export function ownPointsAt(indicator: string): string {
  return pointer(indicator, "points");
}

/** How many they are does not matter to what is meant. */
const anyPoints = { points: { kind: "fixed", full: 1 } } as const;

/** Words that dots alone part are one reference. */
function joined(
  source: string,
  words: readonly Reference[],
  placeOf: (path: readonly string[]) => string | null,
): FormulaReference[] {
  const found: FormulaReference[] = [];
  let open: ReferenceWord[] = [];
  for (const { path, from, to, within } of words) {
    const target = placeOf(path);
    const before = open.at(-1);
    const isBehindDot = /[.．。]\s*$/.test(source.slice(Math.max(0, from - mostSpace), from));
    if (target === null) {
      open = [];
      continue;
    }
    if (before !== undefined && /^\s*[.．。]\s*$/.test(source.slice(before.to, from))) {
      open.push({ from, to, target });
      continue;
    }
    open = [{ from, to, target }];
    found.push({
      words: open,
      within: within.map((rows) => (rows === null ? null : placeOf(rows))),
      ...(isBehindDot ? { of: placeOf(path.slice(0, -1)) } : {}),
    });
  }
  return found;
}

/** Space between a dot and the name behind it, in which the dot is sought. */
const mostSpace = 200;

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
