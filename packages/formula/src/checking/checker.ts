import { findFunction, functionKey } from "../functions/table.ts";
import { limits } from "../limits.ts";
import { writeExact } from "../numbers/decimal.ts";
import { parseLiteral } from "../numbers/literal.ts";
import { fraction, Rational, zero } from "../numbers/rational.ts";
import { constantValue } from "../runtime/constant.ts";
import type { Ast, BinaryAst, CallAst, TableAst } from "../syntax/ast.ts";
import { binaryPrecedence } from "../syntax/precedence.ts";
import { allowBlank } from "../tree/shape.ts";
import type { ChainStep, CohortRequest, TypedNode } from "../tree/typed-node.ts";
import { errorType, type FormulaType, listOf, type RowShape, simple } from "../types/formula-type.ts";
import { withFallback } from "./agreement.ts";
import { checkCall, needPlain, reportUnknownFunction } from "./calls.ts";
import type { Checked } from "./checked.ts";
import { checkComparison } from "./comparison.ts";
import type { Environment } from "./environment.ts";
import { type Meaning, NameResolver, type Reference } from "./names.ts";
import { Reporter } from "./reporter.ts";

/** Tells `complete` what the names at the cursor could be. */
export interface Probe {
  readonly offset: number;
  name(locals: readonly RowShape[]): void;
  property(of: FormulaType, namespace: string | null): void;
}

export interface CheckResult {
  readonly checked: Checked;
  readonly reporter: Reporter;
  readonly references: readonly Reference[];
  readonly cohort: readonly CohortRequest[];
  /** Whether it asks something of the group, itself or through another definition. */
  readonly usesCohort: boolean;
}

/** Gives every sub-expression its type and meaning. Never fails: mistakes go to the reporter, reading goes on. */
export function checkTree(ast: Ast, source: string, environment: Environment, probe?: Probe): CheckResult {
  const checker = new Checker(source, environment, probe);
  const checked = checker.check(ast);
  if (checked.type.kind === "table") checker.reporter.mismatch(checked, "value");
  return {
    checked,
    reporter: checker.reporter,
    references: checker.names.references,
    cohort: checker.cohort,
    usesCohort: checker.cohort.length > 0 || checker.names.usesCohort,
  };
}

class Checker {
  readonly reporter: Reporter;
  readonly names: NameResolver;
  readonly cohort: CohortRequest[] = [];
  readonly #source: string;
  readonly #environment: Environment;
  readonly #probe: Probe | undefined;

  constructor(source: string, environment: Environment, probe: Probe | undefined) {
    this.reporter = new Reporter(source);
    this.names = new NameResolver(environment, this.reporter);
    this.#source = source;
    this.#environment = environment;
    this.#probe = probe;
  }

  check(ast: Ast): Checked {
    switch (ast.kind) {
      case "number":
        return this.#literal(
          ast,
          { ...placeOf(ast), op: "number", value: writeExact(numberOf(ast.value)) },
          simple("number"),
        );
      case "text":
        return this.#literal(ast, { ...placeOf(ast), op: "text", value: ast.value }, simple("text"));
      case "boolean":
        return this.#literal(ast, { ...placeOf(ast), op: "boolean", value: ast.value }, simple("boolean"));
      case "name":
        if (this.#probes(ast)) this.#probe?.name(this.names.locals);
        return this.#named(ast, this.names.root(ast));
      case "property":
        return this.#property(ast);
      case "filter":
        return this.#filter(ast);
      case "unary":
        return this.#unary(ast);
      case "binary":
        return this.#binary(ast);
      case "parentheses":
        return this.check(ast.inner);
      case "call":
        return this.#call(ast);
      case "table":
        return this.#table(ast);
      case "error":
        return failed(ast);
    }
  }

  #literal(ast: Ast, node: TypedNode, type: FormulaType): Checked {
    return { ast, node, type, constant: true };
  }

  #named(ast: Ast, meaning: Meaning | null): Checked {
    return meaning === null ? failed(ast) : { ast, node: meaning.node, type: meaning.type, constant: false };
  }

  #property(ast: Ast & { kind: "property" }): Checked {
    const probes = this.#probes({ from: ast.nameFrom, to: ast.nameTo });
    const namespace = this.names.namespaceOf(ast.of);
    if (namespace !== null) {
      if (probes) this.#probe?.property(this.names.rootType(namespace), namespace);
      const definition = this.names.definition(namespace, ast);
      if (definition !== null) return this.#named(ast, definition);
    }
    const of = this.check(ast.of);
    if (probes && namespace === null) this.#probe?.property(of.type, null);
    return this.#named(ast, this.names.property(of, ast));
  }

  #filter(ast: Ast & { kind: "filter" }): Checked {
    const of = this.check(ast.of);
    const rows = of.type.kind === "list" && of.type.item.kind === "row" ? of.type.item : null;
    if (rows === null) this.reporter.mismatch(of, "list of row");
    if (rows === null && of.type.kind !== "error") return failed(ast);
    const condition = this.names.within(rows?.shape ?? null, of, () => this.check(ast.condition));
    needPlain(condition, "boolean", this.reporter);
    if (rows === null) return failed(ast);
    this.names.follow(ast, of.ast);
    const node: TypedNode = { ...placeOf(ast), op: "filter", of: of.node, condition: condition.node };
    return { ast, node, type: listOf(rows), constant: false };
  }

  #unary(ast: Ast & { kind: "unary" }): Checked {
    const operand = this.check(ast.operand);
    const kind = ast.operator === "NOT" ? "boolean" : "number";
    needPlain(operand, kind, this.reporter);
    return operation(ast, ast.operator === "-" ? "NEGATE" : ast.operator, [operand], simple(kind));
  }

  /** Operators in a row lean to the left: they are gone through one after the other, however many there are. */
  #binary(top: BinaryAst): Checked {
    const row: BinaryAst[] = [];
    let first: Ast = top;
    while (first.kind === "binary") {
      row.push(first);
      first = first.left;
    }
    return row.reduceRight(
      (left, ast) => this.#operator(ast, left, this.check(ast.right)),
      this.check(first),
    );
  }

  #operator(ast: BinaryAst, left: Checked, right: Checked): Checked {
    switch (ast.operator) {
      case "??":
        return infix(ast, [blankable(left), right], withFallback(left, right, this.reporter));
      case "AND":
      case "OR":
        needPlain(left, "boolean", this.reporter);
        needPlain(right, "boolean", this.reporter);
        return infix(ast, [left, right], simple("boolean"));
      case "&":
        this.#joinable(left);
        this.#joinable(right);
        return infix(ast, [left, right], simple("text"));
      case "=":
      case "<>":
      case "<":
      case "<=":
      case ">":
      case ">=":
        checkComparison(ast.operator, left, right, this.reporter);
        return infix(ast, [left, right], simple("boolean"));
      default: {
        needPlain(left, "number", this.reporter);
        needPlain(right, "number", this.reporter);
        const checked = infix(ast, [left, right], simple("number"));
        this.#constants(checked, ast.operator, [left, right]);
        return checked;
      }
    }
  }

  /** `&` takes texts, enums, dates and numbers. */
  #joinable(side: Checked): void {
    if (side.type.kind === "number" || side.type.kind === "date") {
      if (side.type.optional) this.reporter.optional(side);
    } else needPlain(side, "text", this.reporter);
  }

  #call(ast: CallAst): Checked {
    const row = findFunction(ast.name);
    const isCohort = functionKey(ast.name).startsWith("COHORT.");
    const nested = isCohort && this.names.inCohort;
    if (nested) this.reporter.add("nested-cohort", ast, {});
    const checkArguments = () => ast.args.map((arg) => this.check(arg));
    const args = isCohort ? this.names.withinCohort(checkArguments) : checkArguments();
    if (row === null) {
      reportUnknownFunction(ast, this.#source, this.reporter);
      return failed(ast);
    }
    const type = checkCall(row, ast, args, this.reporter);
    if (nested) return failed(ast, type);
    if (isCohort) return this.#cohort(ast, row.name.slice("COHORT.".length), args, type);
    const asksBlank = row.name === "ISBLANK" || row.name === "IFBLANK";
    const checked = operation(
      ast,
      row.name,
      asksBlank ? args.map((arg, index) => (index === 0 ? blankable(arg) : arg)) : args,
      type,
    );
    this.#constants(checked, row.name, args);
    return checked;
  }

  #cohort(ast: CallAst, name: string, args: readonly Checked[], type: FormulaType): Checked {
    const { definition } = this.#environment;
    const id = `${definition}@${ast.from}`;
    this.cohort.push({ id, definition, name, from: ast.from, to: ast.to });
    const node: TypedNode = { ...placeOf(ast), op: "cohort", name, id, args: args.map((arg) => arg.node) };
    return { ast, node, type, constant: false };
  }

  #table(ast: TableAst): Checked {
    const rows = ast.rows.map((row) => row.cells.map((cell) => this.check(cell)));
    const node: TypedNode = {
      ...placeOf(ast),
      op: "table",
      rows: rows.map((row) => row.map((cell) => cell.node)),
    };
    return {
      ast,
      node,
      type: { kind: "table", optional: false },
      constant: rows.flat().every((cell) => cell.constant),
      rows,
    };
  }

  /** What is wrong with certainty because it is written out: a divisor 0, an exponent or digits beyond the limit. */
  #constants(whole: Checked, name: string, [left, right]: readonly Checked[]): void {
    if (right === undefined || !right.constant || !constantRule.has(name)) return;
    const value = constantValue(right.node);
    if (!(value instanceof Rational)) return;
    if (name === "/" || name === "MOD") {
      if (value.numerator === 0n) this.reporter.add("division-by-zero", whole.ast);
      return;
    }
    const magnitude = value.numerator < 0n ? -value.numerator : value.numerator;
    if (magnitude > BigInt(limits.exponent) * value.denominator) {
      this.reporter.add("limit-exceeded", right.ast, { limit: "exponent", most: limits.exponent });
    } else if ((name === "^" || name === "POWER") && value.numerator < 0n && left?.constant === true) {
      const base = constantValue(left.node);
      if (base instanceof Rational && base.numerator === 0n) this.reporter.add("division-by-zero", whole.ast);
    }
  }

  #probes(place: { from: number; to: number }): boolean {
    return this.#probe !== undefined && place.from <= this.#probe.offset && this.#probe.offset <= place.to;
  }
}

/** Operators and functions whose second operand is judged while writing. */
const constantRule: ReadonlySet<string> = new Set([
  "/",
  "MOD",
  "^",
  "POWER",
  "ROUND",
  "ROUNDUP",
  "ROUNDDOWN",
]);

function operation(ast: Ast, name: string, args: readonly Checked[], type: FormulaType): Checked {
  const node: TypedNode = { ...placeOf(ast), op: "call", name, args: args.map((arg) => arg.node) };
  return { ast, node, type, constant: args.every((arg) => arg.constant) };
}

/** An operator between two values: joined to the chain on its left where that is of the same strength. */
function infix(ast: BinaryAst, [left, right]: readonly [Checked, Checked], type: FormulaType): Checked {
  const step: ChainStep = { ...placeOf(ast), name: ast.operator, right: right.node };
  const strength = binaryPrecedence.get(ast.operator);
  const before = left.node.op === "chain" ? left.node : null;
  const joins = before !== null && binaryPrecedence.get(before.steps[0]?.name ?? "") === strength;
  const node: TypedNode = joins
    ? { ...placeOf(ast), op: "chain", first: before.first, steps: [...before.steps, step] }
    : { ...placeOf(ast), op: "chain", first: left.node, steps: [step] };
  return { ast, node, type, constant: left.constant && right.constant };
}

function blankable(value: Checked): Checked {
  return { ...value, node: allowBlank(value.node) };
}

function failed(ast: Ast, type: FormulaType = errorType): Checked {
  return { ast, node: { ...placeOf(ast), op: "error" }, type, constant: false };
}

function placeOf({ from, to }: { from: number; to: number }): { from: number; to: number } {
  return { from, to };
}

function numberOf(text: string): Rational {
  const percent = text.endsWith("%");
  const value = parseLiteral(percent ? text.slice(0, -1) : text) ?? zero;
  return percent ? fraction(value.numerator, value.denominator * 100n) : value;
}
