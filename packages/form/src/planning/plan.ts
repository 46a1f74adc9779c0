import type { TypedProgram } from "@duheng/formula/runtime";
import type { FieldInfo, Sentence } from "../api.ts";

/** How the fields of one object are filled: plain data, so that it travels in the compiled paper. */
export interface LevelPlan {
  /** In an order in which every formula finds what it needs already known. */
  readonly fields: readonly FieldPlan[];
}

export interface FieldPlan {
  readonly info: FieldInfo;
  /** Program of one definition, of `valueName`. */
  readonly visible?: TypedProgram;
  readonly computed?: TypedProgram;
  readonly checks: readonly CheckPlan[];
  /** Keys of the same level that its value or visibility depends on, its inside included. */
  readonly needs: readonly string[];
  /** Keys of the same level that its checks look at, its inside included. */
  readonly looksAt: readonly string[];
  /** The same of the levels around it. */
  readonly outerNeeds: readonly string[];
  readonly outerLooks: readonly string[];
  /** kind object and rows. */
  readonly inner?: LevelPlan;
}

export interface CheckPlan {
  readonly program: TypedProgram;
  readonly message: Sentence;
}

/** The definition of a field's program: no name, for any word would hide the field of that key from its formulas. */
export const valueName = "";

/** What a field's program came to. Kept papers of compilers up to `duheng-paper-6` call the definition `value`. */
export function ofValue<Kind>(byName: Readonly<Record<string, Kind>>): Kind | undefined {
  return byName[valueName] ?? byName.value;
}

/** The programs of all formulas in a plan, in the order in which they stand in it. */
export function programsIn({ fields }: LevelPlan): TypedProgram[] {
  return fields.flatMap(({ visible, computed, checks, inner }) => [
    ...(visible === undefined ? [] : [visible]),
    ...(computed === undefined ? [] : [computed]),
    ...checks.map(({ program }) => program),
    ...(inner === undefined ? [] : programsIn(inner)),
  ]);
}
