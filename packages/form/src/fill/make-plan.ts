import type { Problem } from "@duheng/contracts";
import {
  check,
  compileProgram,
  type Diagnostic,
  type FormulaType,
  type Program,
  ProgramError,
  prepareScope,
  type Scope,
  type TypeName,
} from "@duheng/formula";
import type { TypedProgram } from "@duheng/formula/runtime";
import type { FieldInfo } from "../api.ts";
import { diagnosticProblem } from "../checking/diagnostic-problem.ts";
import { isAlwaysThere, schemaOfFields } from "../fields/schema-of-fields.ts";
import { errorAt } from "../problem.ts";
import { orderByNeeds } from "./order.ts";
import { type CheckPlan, type FieldPlan, type LevelPlan, valueName } from "./plan.ts";

export interface PlanResult {
  readonly plan: LevelPlan;
  /** Mistakes in the fields' formulas; with any of severity error the plan must not be used. */
  readonly problems: readonly Problem[];
  /** JSON Schema for formulas outside the fields: a computed field that is never blank is sure to be there. */
  readonly schema: Record<string, unknown>;
  /** The plan's programs, ready to run. */
  readonly programs: ReadonlyMap<TypedProgram, Program>;
}

/** Checks and readies the formulas of all fields, and finds an order to evaluate them in. */
export function makePlan(fields: readonly FieldInfo[]): PlanResult {
  const planner = new Planner();
  const { plan, schema } = planner.level(fields, [], "/fields");
  return { plan, schema, problems: planner.problems, programs: planner.programs };
}

interface LevelResult {
  readonly plan: LevelPlan;
  readonly schema: Record<string, unknown>;
  /** Keys of outer levels that the values, or the checks, in here look at. */
  readonly outerNeeds: ReadonlySet<string>;
  readonly outerLooks: ReadonlySet<string>;
}

type LazyScope = () => Scope;

interface Reading {
  readonly needs: Set<string>;
  readonly looks: Set<string>;
  inner?: LevelResult;
}

class Planner {
  readonly problems: Problem[] = [];
  readonly programs = new Map<TypedProgram, Program>();
  /** Computed fields whose formula is never blank. */
  readonly #sure = new Set<FieldInfo>();

  level(fields: readonly FieldInfo[], outer: readonly FieldInfo[], at: string): LevelResult {
    if (outer.length > 0 && !haveFormulas(fields)) return plainLevel(fields);
    const keys = new Set(fields.map(({ key }) => key));
    const seen = [...fields, ...outer.filter(({ key }) => !keys.has(key))];
    const firstScope = this.#scopeOf(seen);
    const readings = new Map(fields.map((field) => [field, this.#references(field, firstScope)]));

    const ordered = orderByNeeds(fields, (field) => {
      const needs = readings.get(field)?.needs ?? new Set<string>();
      return new Set([...needs, ...this.#insideNeeds(field, seen)].filter((key) => keys.has(key)));
    });
    for (const loop of ordered.loops) this.problems.push(loopProblem(loop, at));

    const plans: FieldPlan[] = [];
    const byKey = new Map(seen.map((field) => [field.key, field]));
    for (const field of ordered.fields) {
      // Only what the formula names can matter; with all fields it would be read anew for each.
      const named = [...(readings.get(field)?.needs ?? [])].flatMap((key) => byKey.get(key) ?? []);
      if (field.computed !== undefined && this.#isPlain(field, this.#scopeOf(named))) this.#sure.add(field);
    }
    const finalScope = this.#scopeOf(seen);
    for (const field of ordered.fields) {
      const reading = readings.get(field);
      if (reading === undefined) continue;
      if (field.fields !== undefined) {
        reading.inner = this.level(field.fields, seen, field.at);
        for (const key of reading.inner.outerNeeds) reading.needs.add(key);
        for (const key of reading.inner.outerLooks) reading.looks.add(key);
      }
      plans.push(this.#fieldPlan(field, reading, keys, finalScope));
    }
    const all = [...readings.values()];
    return {
      plan: { fields: plans },
      schema: schemaOfFields(fields, "formulas", (field) => this.#isSure(field)),
      outerNeeds: new Set(all.flatMap(({ needs }) => [...needs].filter((key) => !keys.has(key)))),
      outerLooks: new Set(all.flatMap(({ looks }) => [...looks].filter((key) => !keys.has(key)))),
    };
  }

  /**
   * What formulas may name, read when the first of them asks, as it is known now: that a row's computed field is sure
   * once the row is complete helps nobody who adds up rows while they are being filled.
   */
  #scopeOf(seen: readonly FieldInfo[]): LazyScope {
    const sure = new Set(this.#sure);
    let scope: Scope | undefined;
    return () => {
      const isSure = (field: FieldInfo) => isAlwaysThere(field) || sure.has(field);
      scope ??= prepareScope({ schema: schemaOfFields(seen, "formulas", isSure) });
      return scope;
    };
  }

  #fieldPlan(info: FieldInfo, reading: Reading, keys: ReadonlySet<string>, scope: LazyScope): FieldPlan {
    const visible =
      info.visible === undefined
        ? null
        : this.#compile(info.visible, scope, "boolean?", `${info.at}/x-visible`);
    const computed =
      info.computed === undefined
        ? null
        : this.#compile(info.computed, scope, computedType(info), `${info.at}/x-computed`);
    const checks = info.checks.flatMap(({ formula, message, at }): CheckPlan[] => {
      const program = this.#compile(formula, scope, "boolean?", at);
      return program === null ? [] : [{ program, message }];
    });
    return {
      info,
      checks,
      needs: [...reading.needs].filter((key) => keys.has(key)),
      looksAt: [...reading.looks].filter((key) => keys.has(key)),
      outerNeeds: [...reading.needs].filter((key) => !keys.has(key)),
      outerLooks: [...reading.looks].filter((key) => !keys.has(key)),
      ...(visible === null ? {} : { visible }),
      ...(computed === null ? {} : { computed }),
      ...(reading.inner === undefined ? {} : { inner: reading.inner.plan }),
    };
  }

  #references(field: FieldInfo, scope: LazyScope): Reading {
    const named = (source: string | undefined) =>
      source === undefined ? [] : check(source, scope()).references.flatMap(({ path }) => path.slice(0, 1));
    return {
      needs: new Set([...named(field.visible), ...named(field.computed)]),
      looks: new Set(field.checks.flatMap(({ formula }) => named(formula))),
    };
  }

  /** What formulas inside of an object or of rows need from outside of it. */
  #insideNeeds(field: FieldInfo, outer: readonly FieldInfo[]): Set<string> {
    const inside = field.fields;
    if (inside === undefined || !haveFormulas(inside)) return new Set();
    const keys = new Set(inside.map(({ key }) => key));
    const seen = [...inside, ...outer.filter(({ key }) => !keys.has(key))];
    const scope = this.#scopeOf(seen);
    const needs = inside.flatMap((child) => [
      ...this.#references(child, scope).needs,
      ...this.#insideNeeds(child, seen),
    ]);
    return new Set(needs.filter((key) => !keys.has(key)));
  }

  #isSure(field: FieldInfo): boolean {
    return isAlwaysThere(field) || this.#sure.has(field);
  }

  #isPlain(field: FieldInfo, scope: LazyScope): boolean {
    if (field.visible !== undefined || field.computed === undefined) return false;
    const { type, diagnostics } = check(field.computed, scope());
    return diagnostics.length === 0 && type.kind !== "error" && !type.optional;
  }

  #compile(
    source: string,
    scope: LazyScope,
    expected: TypeName | FormulaType,
    at: string,
  ): TypedProgram | null {
    const { diagnostics } = check(source, scope(), expected);
    if (diagnostics.length > 0) return this.#tell(diagnostics, at);
    try {
      const program = compileProgram([{ name: valueName, source }], scope());
      this.programs.set(program.tree, program);
      if (program.cohort.length === 0) return program.tree;
      this.problems.push(
        errorAt(
          at,
          "cohort-in-field",
          "字段的公式不能用全组函数（COHORT），请写在指标公式里",
          "a field's formula cannot look at the group (COHORT); an indicator's can",
        ),
      );
      return null;
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      return this.#tell(error.byDefinition[valueName] ?? [], at);
    }
  }

  #tell(diagnostics: readonly Diagnostic[], at: string): null {
    this.problems.push(...diagnostics.map((diagnostic) => diagnosticProblem(diagnostic, at)));
    return null;
  }
}

/** A level in which nothing is to be worked out: names from around it are not even gathered. */
function plainLevel(fields: readonly FieldInfo[]): LevelResult {
  const plans = fields.map(
    (info): FieldPlan => ({
      info,
      checks: [],
      needs: [],
      looksAt: [],
      outerNeeds: [],
      outerLooks: [],
      ...(info.fields === undefined ? {} : { inner: plainLevel(info.fields).plan }),
    }),
  );
  return {
    plan: { fields: plans },
    schema: schemaOfFields(fields, "formulas"),
    outerNeeds: new Set(),
    outerLooks: new Set(),
  };
}

function haveFormulas(fields: readonly FieldInfo[]): boolean {
  return fields.some(
    ({ visible, computed, checks, fields: inside = [] }) =>
      visible !== undefined || computed !== undefined || checks.length > 0 || haveFormulas(inside),
  );
}

/** The type that a computed field's formula must have; while an input is missing it is blank. */
function computedType(field: FieldInfo): TypeName | FormulaType {
  switch (field.kind) {
    case "number":
    case "integer":
      return "number?";
    case "boolean":
      return "boolean?";
    case "date":
      return "date?";
    case "choice":
      return choiceType(field);
    default:
      return "text?";
  }
}

function choiceType({ options = [] }: FieldInfo): TypeName | FormulaType {
  const values = options.flatMap(({ value, title }) => (typeof value === "string" ? [{ value, title }] : []));
  if (values.length === options.length) return { kind: "enum", optional: true, values };
  return typeof options[0]?.value === "boolean" ? "boolean?" : "number?";
}

function loopProblem(loop: readonly FieldInfo[], at: string): Problem {
  const [first] = loop;
  const names = [...loop, ...(first === undefined ? [] : [first])].map(({ title }) => title).join(" → ");
  const place =
    first === undefined ? at : `${first.at}/${first.computed === undefined ? "x-visible" : "x-computed"}`;
  return errorAt(
    place,
    "field-loop",
    `字段的公式互相依赖，无法计算：${names}`,
    `these fields' formulas depend on each other: ${names}`,
  );
}
