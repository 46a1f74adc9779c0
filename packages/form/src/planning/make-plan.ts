import type { Problem } from "@duheng/contracts";
import type { Diagnostic, Edition, FormulaType, Program, TypeName } from "@duheng/formula";
import type { TypedProgram } from "@duheng/formula/runtime";
import type { FieldInfo } from "../api.ts";
import { diagnosticProblem } from "../diagnostic-problem.ts";
import { isAlwaysThere, schemaOfFields } from "../fields/schema-of-fields.ts";
import { errorAt } from "../problem.ts";
import { type FieldLoop, orderByNeeds } from "./order.ts";
import type { CheckPlan, FieldPlan, LevelPlan } from "./plan.ts";
import { type FormulaReading, type LevelScope, levelScope, readFormula, stillHolds } from "./read-formula.ts";

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
export function makePlan(fields: readonly FieldInfo[], edition?: Edition): PlanResult {
  const planner = new Planner(edition);
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

interface Reading {
  readonly visible: FormulaReading | null;
  readonly computed: FormulaReading | null;
  readonly checks: readonly FormulaReading[];
  readonly needs: Set<string>;
  readonly looks: Set<string>;
  inner?: LevelResult;
}

class Planner {
  readonly problems: Problem[] = [];
  readonly programs = new Map<TypedProgram, Program>();
  /** Computed fields whose formula is never blank. */
  readonly #sure = new Set<FieldInfo>();
  readonly #readings = new Map<FieldInfo, Reading>();
  readonly #edition: Edition | undefined;

  constructor(edition: Edition | undefined) {
    this.#edition = edition;
  }

  level(fields: readonly FieldInfo[], outer: readonly FieldInfo[], at: string): LevelResult {
    if (outer.length > 0 && !haveFormulas(fields)) return plainLevel(fields);
    const keys = new Set(fields.map(({ key }) => key));
    const seen = [...fields, ...outer.filter(({ key }) => !keys.has(key))];
    const firstScope = levelScope(seen, this.#sure, this.#edition);
    const readings = new Map(fields.map((field) => [field, this.#read(field, firstScope)]));

    const ordered = orderByNeeds(fields, (field) => {
      const needs = readings.get(field)?.needs ?? new Set<string>();
      return new Set([...needs, ...this.#insideNeeds(field, seen)].filter((key) => keys.has(key)));
    });
    for (const loop of ordered.loops) this.problems.push(loopProblem(loop, at));

    const plans: FieldPlan[] = [];
    for (const field of ordered.fields) {
      const { computed, needs } = readings.get(field) ?? {};
      if (field.visible !== undefined || !computed) continue;
      // Only what the formula names can matter; with all fields it would be read anew for each.
      const named = () => [...(needs ?? [])].flatMap((key) => firstScope.byKey.get(key) ?? []);
      const reading = stillHolds(computed, this.#sure)
        ? computed
        : readFormula(
            field.computed ?? "",
            levelScope(named(), this.#sure, this.#edition),
            computedType(field),
          );
      if (reading.isPlain) this.#sure.add(field);
    }
    const finalScope = levelScope(seen, this.#sure, this.#edition);
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

  #fieldPlan(info: FieldInfo, reading: Reading, keys: ReadonlySet<string>, scope: LevelScope): FieldPlan {
    const { visible: shown, computed: value } = reading;
    const visible =
      shown && this.#compile(shown, info.visible ?? "", scope, "boolean?", `${info.at}/x-visible`);
    const computed =
      value && this.#compile(value, info.computed ?? "", scope, computedType(info), `${info.at}/x-computed`);
    const checks = info.checks.flatMap(({ formula, message, at }, index): CheckPlan[] => {
      const read = reading.checks[index];
      const program = read === undefined ? null : this.#compile(read, formula, scope, "boolean?", at);
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

  /** The formulas of a field; those inside of an object or of rows are asked for twice, and read once. */
  #read(field: FieldInfo, scope: LevelScope): Reading {
    const known = this.#readings.get(field);
    const read = (source: string, expected: TypeName | FormulaType, before?: FormulaReading | null) =>
      before && stillHolds(before, this.#sure) ? before : readFormula(source, scope, expected);
    const visible = field.visible === undefined ? null : read(field.visible, "boolean?", known?.visible);
    const computed =
      field.computed === undefined ? null : read(field.computed, computedType(field), known?.computed);
    const checks = field.checks.map(({ formula }, index) => read(formula, "boolean?", known?.checks[index]));
    const reading = {
      visible,
      computed,
      checks,
      needs: new Set([...(visible?.names ?? []), ...(computed?.names ?? [])]),
      looks: new Set(checks.flatMap(({ names }) => names)),
    };
    this.#readings.set(field, reading);
    return reading;
  }

  /** What formulas inside of an object or of rows need from outside of it. */
  #insideNeeds(field: FieldInfo, outer: readonly FieldInfo[]): Set<string> {
    const inside = field.fields;
    if (inside === undefined || !haveFormulas(inside)) return new Set();
    const keys = new Set(inside.map(({ key }) => key));
    const seen = [...inside, ...outer.filter(({ key }) => !keys.has(key))];
    const scope = levelScope(seen, this.#sure, this.#edition);
    const needs = inside.flatMap((child) => [
      ...this.#read(child, scope).needs,
      ...this.#insideNeeds(child, seen),
    ]);
    return new Set(needs.filter((key) => !keys.has(key)));
  }

  #isSure(field: FieldInfo): boolean {
    return isAlwaysThere(field) || this.#sure.has(field);
  }

  #compile(
    before: FormulaReading,
    source: string,
    scope: LevelScope,
    expected: TypeName | FormulaType,
    at: string,
  ): TypedProgram | null {
    const { program, diagnostics } = stillHolds(before, scope.sure)
      ? before
      : readFormula(source, scope, expected);
    if (program === null) return this.#tell(diagnostics, at);
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

function loopProblem({ fields, isCut }: FieldLoop, at: string): Problem {
  const [first] = fields;
  const titles = fields.map(({ title }) => title);
  const names = [...titles, ...(isCut ? ["…"] : []), ...titles.slice(0, 1)].join(" → ");
  const place =
    first === undefined ? at : `${first.at}/${first.computed === undefined ? "x-visible" : "x-computed"}`;
  return errorAt(
    place,
    "field-loop",
    `字段的公式互相依赖，无法计算：${names}`,
    `these fields' formulas depend on each other: ${names}`,
  );
}
