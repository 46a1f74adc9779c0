import { writeReference } from "@duheng/formula";

/** The definitions of a form's program. Names beginning with `_` are steps on the way; no field may have such keys. */
export const definitionNames = {
  /** Points as the formula or the raters give them, before they are clipped to the indicator's range. */
  given: (code: string) => `_given.${code}`,
  /** The author's `applicable`. */
  applicable: (code: string) => `_applicable.${code}`,
  /** Whether the indicator's full points count in its group (G4). */
  applies: (code: string) => `_applies.${code}`,
  veto: (code: string) => `_veto.${code}`,
  indicator: (code: string) => `indicators.${code}`,
  group: (code: string) => `groups.${code}`,
  raw: "score.raw",
  published: "score.published",
} as const;

/** `_given.A1` → { namespace: "_given", code: "A1" }. */
export function splitDefinition(name: string): { namespace: string; code: string } {
  const dot = name.indexOf(".");
  return { namespace: name.slice(0, dot), code: name.slice(dot + 1) };
}

/** A definition as a formula names it: a code such as `AND` needs brackets. */
export function refer(name: string): string {
  const { namespace, code } = splitDefinition(name);
  return writeReference(namespace, code);
}
