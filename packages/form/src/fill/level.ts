import type { TypedNode } from "@duheng/formula/reading";
import { instantiate, type RunnableProgram, type TypedProgram } from "@duheng/formula/runtime";
import type { FieldInfo, Sentence } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import type { FieldPlan, LevelPlan } from "../planning/plan.ts";
import { kindTest } from "./has-kind.ts";
import { type ValueCheck, valueCheck } from "./value-problems.ts";

/** A plan ready to run. Fields go by their place in the plan's order. */
export interface Level {
  readonly fields: readonly LevelField[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Key of this level or of one around it → the fields here whose value or visibility depends on it, ascending. */
  readonly dependants: ReadonlyMap<string, readonly number[]>;
  /** The same for checks. */
  readonly watchers: ReadonlyMap<string, readonly number[]>;
  /** Keys of levels around that something here depends on, or that checks here look at. */
  readonly outerNeeds: readonly string[];
  readonly outerLooks: readonly string[];
}

export interface LevelField {
  readonly info: FieldInfo;
  /** The field's own step in a path: `/` and its escaped key. */
  readonly step: string;
  readonly visible: RunnableProgram | null;
  readonly computed: RunnableProgram | null;
  /** What `computed` runs. */
  readonly formula: TypedNode | null;
  readonly checks: readonly { readonly program: RunnableProgram; readonly message: Sentence }[];
  readonly fitsKind: (value: unknown) => boolean;
  readonly check: ValueCheck;
  readonly inner: Level | null;
}

/** Programs that are at hand in a quicker form than `instantiate` gives. */
export type ReadyPrograms = ReadonlyMap<TypedProgram, RunnableProgram>;

export function readyLevel(plan: LevelPlan, ready: ReadyPrograms = new Map()): Level {
  const outerNeeds = plan.fields.flatMap((field) => field.outerNeeds);
  const outerLooks = plan.fields.flatMap((field) => field.outerLooks);
  return {
    fields: plan.fields.map((field) => readyField(field, ready)),
    indexOf: new Map(plan.fields.map(({ info }, index) => [info.key, index])),
    dependants: indexBy(plan.fields, ({ needs, outerNeeds: outer }) => [...needs, ...outer]),
    watchers: indexBy(plan.fields, ({ looksAt, outerLooks: outer }) => [...looksAt, ...outer]),
    outerNeeds: [...new Set(outerNeeds)],
    outerLooks: [...new Set(outerLooks)],
  };
}

function readyField(plan: FieldPlan, ready: ReadyPrograms): LevelField {
  const program = (typed: TypedProgram) => ready.get(typed) ?? instantiate(typed);
  const { info } = plan;
  return {
    info,
    step: pointer("", info.key),
    visible: plan.visible === undefined ? null : program(plan.visible),
    computed: plan.computed === undefined ? null : program(plan.computed),
    formula: plan.computed?.definitions.at(-1)?.root ?? null,
    checks: plan.checks.map((check) => ({ program: program(check.program), message: check.message })),
    fitsKind: kindTest(info),
    check: valueCheck(info),
    inner: plan.inner === undefined ? null : readyLevel(plan.inner, ready),
  };
}

function indexBy(
  fields: readonly FieldPlan[],
  keysOf: (field: FieldPlan) => readonly string[],
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  fields.forEach((field, index) => {
    for (const key of new Set(keysOf(field))) {
      const list = found.get(key);
      if (list === undefined) found.set(key, [index]);
      else list.push(index);
    }
  });
  return found;
}
