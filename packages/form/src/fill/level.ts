import { instantiate, type RunnableProgram, type TypedProgram } from "@duheng/formula/runtime";
import type { FieldInfo, Sentence } from "../api.ts";
import type { FieldPlan, LevelPlan } from "./plan.ts";

/** A plan ready to run. */
export interface Level {
  readonly fields: readonly LevelField[];
  readonly byKey: ReadonlyMap<string, LevelField>;
}

export interface LevelField {
  readonly info: FieldInfo;
  readonly visible: RunnableProgram | null;
  readonly computed: RunnableProgram | null;
  readonly checks: readonly { readonly program: RunnableProgram; readonly message: Sentence }[];
  readonly needs: readonly string[];
  readonly looksAt: readonly string[];
  readonly inner: Level | null;
}

export function readyLevel(plan: LevelPlan): Level {
  const fields = plan.fields.map(readyField);
  return { fields, byKey: new Map(fields.map((field) => [field.info.key, field])) };
}

function readyField(plan: FieldPlan): LevelField {
  return {
    info: plan.info,
    visible: ready(plan.visible),
    computed: ready(plan.computed),
    checks: plan.checks.map(({ program, message }) => ({ program: instantiate(program), message })),
    needs: plan.needs,
    looksAt: plan.looksAt,
    inner: plan.inner === undefined ? null : readyLevel(plan.inner),
  };
}

function ready(program: TypedProgram | undefined): RunnableProgram | null {
  return program === undefined ? null : instantiate(program);
}
