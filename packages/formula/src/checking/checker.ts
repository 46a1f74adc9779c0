import { isComparison } from "../filter/comparison.ts";
import { findFunction, functionKey } from "../functions/table.ts";
import type { Checked } from "../rules/checked.ts";
import { comparing } from "../rules/comparison.ts";
import { checkConstants } from "../rules/constants.ts";
import type { Environment } from "../rules/environment.ts";
import { assume, checkInOrder, type Facts, isPresent, noFacts } from "../rules/facts.ts";
import { presenceKey } from "../rules/presence.ts";
import { Reporter } from "../rules/reporter.ts";
import type { Ast, BinaryAst, CallAst, TableAst } from "../syntax/ast.ts";
import type { CohortRequest, TypedNode } from "../tree/typed-node.ts";
import { type FormulaType, type RowShape, simple } from "../types/formula-type.ts";
import { checkCall, needPlain } from "./calls.ts";
import { checkFilter } from "./filters.ts";
import { leftOutOf } from "./left-out.ts";
import { exactLiteral } from "./literals.ts";
import { type Meaning, NameResolver, type Reference } from "./names.ts";
import { blankable, Chain, failed, operation, there } from "./nodes.ts";
import { operatorType } from "./operators.ts";
import { reportSumByCondition, reportUnknownFunction } from "./unknown-function.ts";

/** Tells `complete` what the names at the cursor could be. */
export interface Probe {
  readonly offset: number;
  name(locals: readonly RowShape[]): void;
  property(of: FormulaType, namespace: string | null): void;
}

export interface CheckOptions {
  readonly probe?: Probe;
  /** Whether fixes are sought for what is found; true unless said. */
  readonly offers?: boolean;
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
export function checkTree(
  ast: Ast,
  source: string,
  environment: Environment,
  options: CheckOptions = {},
): CheckResult {
  const checker = new Checker(source, environment, options);
  checker.reporter.root = ast;
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
  /** The values of the choices that were named, by `presenceKey`. */
  readonly #choices = new Map<string, readonly string[]>();
  #facts: Facts = noFacts;

  constructor(source: string, environment: Environment, { probe, offers = true }: CheckOptions) {
    this.reporter = new Reporter(source, offers, environment);
    this.names = new NameResolver(environment, this.reporter);
    this.#source = source;
    this.#environment = environment;
    this.#probe = probe;
  }

  check(ast: Ast): Checked {
    const told = this.reporter.findings.length;
    const checked = this.#read(ast);
    return this.reporter.findings.length === told ? checked : unknowable(checked);
  }

  #read(ast: Ast): Checked {
    switch (ast.kind) {
      case "number":
        return literal(
          ast,
          { from: ast.from, to: ast.to, op: "number", value: exactLiteral(ast.value) },
          number,
        );
      case "text":
        return literal(ast, { from: ast.from, to: ast.to, op: "text", value: ast.value }, text);
      case "boolean":
        return literal(ast, { from: ast.from, to: ast.to, op: "boolean", value: ast.value }, boolean);
      case "name":
        if (this.#probes(ast)) this.#probe?.name(this.names.locals);
        return this.#named(ast, this.names.root(ast));
      case "property":
        return this.#property(ast);
      case "filter":
        return checkFilter(ast, this.check(ast.of), {
          edition: this.#environment.edition,
          source: this.#source,
          names: this.names,
          reporter: this.reporter,
          check: (condition) => this.check(condition),
        });
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

  /** What a name means; what is known to be there is no longer optional. */
  #named(ast: Ast, meaning: Meaning | null): Checked {
    if (meaning === null) return failed(ast);
    const { node, type } = meaning;
    if (type.kind === "enum") {
      const key = presenceKey(node);
      if (key !== null)
        this.#choices.set(
          key,
          type.values.map(({ value }) => value),
        );
    }
    const checked: Checked = { ast, node, type, constant: false };
    return type.optional && isPresent(this.#facts, node) ? there(checked) : checked;
  }

  /** Checks what is only evaluated where something is known. */
  #checkWith(ast: Ast, facts: Facts): Checked {
    const before = this.#facts;
    // Edition 0 concluded nothing from a condition.
    if (this.#environment.edition >= 1) this.#facts = facts;
    const checked = this.check(ast);
    this.#facts = before;
    return checked;
  }

  #unary(ast: Ast & { kind: "unary" }): Checked {
    const operand = this.check(ast.operand);
    const kind = ast.operator === "NOT" ? "boolean" : "number";
    needPlain(operand, kind, this.reporter);
    return operation(
      ast,
      ast.operator === "-" ? "NEGATE" : ast.operator,
      [operand],
      kind === "boolean" ? boolean : number,
    );
  }

  /** Operators in a row lean to the left: they are gone through one after the other, however many there are. */
  #binary(top: BinaryAst): Checked {
    const row: BinaryAst[] = [];
    let first: Ast = top;
    while (first.kind === "binary") {
      row.push(first);
      first = first.left;
    }
    const chain = new Chain();
    let left = this.check(first);
    let logic = { operator: "", facts: this.#facts };
    for (let ast = row.pop(); ast !== undefined; ast = row.pop()) {
      const told = this.reporter.findings.length;
      const { operator } = ast;
      const isLogic = operator === "AND" || operator === "OR";
      if (!isLogic) logic = { operator: "", facts: this.#facts };
      else if (logic.operator !== operator)
        logic = { operator, facts: assume(this.#facts, left.node, operator === "AND") };
      const right = this.#checkWith(ast.right, logic.facts);
      if (isLogic) logic = { operator, facts: assume(logic.facts, right.node, operator === "AND") };
      const type = operatorType(ast, left, right, { reporter: this.reporter, source: this.#source });
      const name = isComparison(operator)
        ? comparing(operator, left, right, this.#environment.edition)
        : operator;
      const isDefault = operator === "??";
      left = chain.join(ast, name, isDefault ? blankable(left) : left, right, type);
      if (isDefault && right.leftOut !== undefined) left = { ...left, leftOut: right.leftOut };
      if (this.reporter.findings.length !== told) left = unknowable(left);
    }
    return left;
  }

  #call(ast: CallAst): Checked {
    const { edition } = this.#environment;
    const row = findFunction(ast.name, edition);
    const isCohort = (row?.name ?? functionKey(ast.name)).startsWith("COHORT.");
    const nested = isCohort && this.names.inCohort;
    if (nested) this.reporter.add("nested-cohort", ast, {});
    const checkArguments = (facts: Facts) =>
      checkInOrder(row?.name ?? "", ast.args, facts, (arg, known) => this.#checkWith(arg, known));
    const before = this.reporter.findings.length;
    // Of another member nothing is known.
    const args = isCohort
      ? this.names.withinCohort(() => checkArguments(noFacts))
      : checkArguments(this.#facts);
    if (row === null) {
      reportUnknownFunction(ast, this.#source, this.reporter);
      return failed(ast);
    }
    if (row.name === "SUMPRODUCT") {
      const told = this.reporter.findings.splice(before);
      if (reportSumByCondition(ast, this.#source, this.reporter)) return failed(ast);
      this.reporter.findings.push(...told);
    }
    const { type, otherwise } = checkCall(row, {
      ast,
      args,
      reporter: this.reporter,
      edition,
      source: this.#source,
      facts: this.#facts,
      choices: this.#choices,
    });
    if (nested) return failed(ast, type);
    const leftOut = edition >= 1 ? leftOutOf(row, ast, args, otherwise) : {};
    if (isCohort) return { ...this.#cohort(ast, row.name.slice("COHORT.".length), args, type), ...leftOut };
    const asksBlank = row.name === "ISBLANK" || row.name === "IFBLANK";
    checkConstants(ast, row.name, args[0], args[1], this.reporter);
    const given = asksBlank ? args.map((arg, index) => (index === 0 ? blankable(arg) : arg)) : args;
    const called = edition >= 1 ? row.operation?.(given) : undefined;
    const nodes = called?.args ?? given.map(({ node }) => node);
    // Conditions that cover all cases hold of whatever was filled in as its schema says; else it is a missing value.
    const [asked] = args;
    const otherwiseNode = failed(asked?.ast ?? ast).node;
    const whole = otherwise === "covered" ? [...nodes, otherwiseNode] : nodes;
    return { ...operation(ast, called?.name ?? row.name, given, type, whole), ...leftOut };
  }

  #cohort(ast: CallAst, name: string, args: readonly Checked[], type: FormulaType): Checked {
    const { definition } = this.#environment;
    const id = `${definition}@${ast.from}`;
    this.cohort.push({ id, definition, name, from: ast.from, to: ast.to });
    const { from, to } = ast;
    const node: TypedNode = { from, to, op: "cohort", name, id, args: args.map((arg) => arg.node) };
    return { ast, node, type, constant: false };
  }

  #table(ast: TableAst): Checked {
    const rows = ast.rows.map((row) => row.cells.map((cell) => this.check(cell)));
    const nodes = rows.map((row) => row.map((cell) => cell.node));
    const { from, to } = ast;
    const constant = rows.flat().every((cell) => cell.constant);
    return { ast, node: { from, to, op: "table", rows: nodes }, type: tableType, constant, rows };
  }

  #probes(place: { from: number; to: number }): boolean {
    return this.#probe !== undefined && place.from <= this.#probe.offset && this.#probe.offset <= place.to;
  }
}

/** What has a mistake in it has no value, even where it reads no input. */
function unknowable(checked: Checked): Checked {
  return checked.constant ? { ...checked, constant: false } : checked;
}

function literal(ast: Ast, node: TypedNode, type: FormulaType): Checked {
  return { ast, node, type, constant: true };
}

const tableType: FormulaType = { kind: "table", optional: false };
const number = simple("number");
const text = simple("text");
const boolean = simple("boolean");
