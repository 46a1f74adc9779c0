import type { Checked } from "../rules/checked.ts";
import type { DefinitionView, Environment } from "../rules/environment.ts";
import type { Reporter } from "../rules/reporter.ts";
import type { Ast } from "../syntax/ast.ts";
import { shapeOf } from "../tree/shape.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import {
  errorType,
  type FormulaType,
  listOf,
  type Property,
  type RowShape,
  simple,
  withOptional,
} from "../types/formula-type.ts";
import { rowShape } from "../types/scope.ts";
import { exactNumber } from "./literals.ts";
import { reportUnknownName, reportUnknownProperty, type Surroundings } from "./unknown-name.ts";

/** A name that was understood: `path` leads from the root, the place is that of the last word. */
export interface Reference {
  readonly path: readonly string[];
  readonly from: number;
  readonly to: number;
  /** The lists whose rows are at hand there, outermost first: their paths; null where it is not known which. */
  readonly within: readonly (readonly string[] | null)[];
}

export interface Meaning {
  readonly node: TypedNode;
  readonly type: FormulaType;
}

interface Local {
  readonly shape: RowShape | null;
  /** Whether it is a member of a list of single values, which `value` and `值` name. */
  readonly isMember: boolean;
  /** Null where it is not known which field the rows come from. */
  readonly path: readonly string[] | null;
}

/** Finds what names mean: the row at hand first, then definitions and reserved rows, then the form's fields. */
export class NameResolver {
  readonly references: Reference[] = [];
  usesCohort = false;
  inCohort = false;
  readonly #environment: Environment;
  readonly #reporter: Reporter;
  readonly #paths = new Map<Ast, readonly string[]>();
  #locals: readonly Local[] = [];

  constructor(environment: Environment, reporter: Reporter) {
    this.#environment = environment;
    this.#reporter = reporter;
  }

  get locals(): readonly RowShape[] {
    return this.#locals.map(({ shape }) => shape).filter((shape) => shape !== null);
  }

  /** A name that stands by itself. */
  root(ast: Ast & { kind: "name" }): Meaning | null {
    for (let depth = this.#locals.length - 1; depth >= 0; depth -= 1) {
      const local = this.#locals[depth];
      const found = local?.shape == null ? null : findKey(local.shape, ast.value);
      if (local === undefined || found === null) continue;
      if (local.isMember) {
        const { from, to } = ast;
        return { node: { from, to, op: "member", depth, shape: shapeOf(found.type) }, type: found.type };
      }
      if (local.path !== null) this.#refer(ast, ast, [...local.path, found.key]);
      const shape = shapeOf(found.type);
      return {
        node: { from: ast.from, to: ast.to, op: "element", key: found.key, depth, shape },
        type: found.type,
      };
    }
    const namespace = this.#environment.definitions.get(ast.value);
    const single = namespace?.get("");
    if (single !== undefined) return this.#definition(single, ast, ast, [ast.value]);
    const reserved = this.#environment.reserved.get(ast.value);
    if (reserved !== undefined) return this.#reserved(ast, reserved);
    if (namespace !== undefined) {
      this.#refer(ast, ast, [ast.value]);
      return { node: { from: ast.from, to: ast.to, op: "error" }, type: this.rootType(ast.value) };
    }
    const field = findKey(this.#environment.fields, ast.value);
    if (field === null) {
      const constant = this.#constant(ast);
      if (constant !== null) return constant;
      // Inside rows that are themselves unknown, a name may be one of theirs.
      if (!this.#locals.some(({ shape }) => shape === null))
        reportUnknownName(ast.value, ast, this.#surroundings());
      return null;
    }
    this.#refer(ast, ast, [field.key]);
    const { key, type, title } = field;
    const { from, to } = ast;
    const shape = shapeOf(type);
    const node: TypedNode =
      title === undefined
        ? { from, to, op: "field", key, shape }
        : { from, to, op: "field", key, shape, label: title };
    return { node, type };
  }

  /** A word for a number: as if the number were written. Rows that are unknown may hide it, but those are told. */
  #constant(ast: Ast & { kind: "name" }): Meaning | null {
    const { constants } = this.#environment;
    const word = Object.hasOwn(constants, ast.value) ? ast.value : ast.value.normalize("NFKC");
    const found = Object.hasOwn(constants, word) ? constants[word] : undefined;
    if (found === undefined) return null;
    this.#refer(ast, ast, [word]);
    const { value, title } = found;
    return {
      node: { ...place(ast), op: "number", value: exactNumber(value), label: title },
      type: simple("number"),
    };
  }

  /** The name of a namespace that holds definitions, where the tree is just that name. */
  namespaceOf(ast: Ast): string | null {
    if (ast.kind !== "name" || !this.#environment.definitions.has(ast.value)) return null;
    return this.locals.some((shape) => findKey(shape, ast.value) !== null) ? null : ast.value;
  }

  /** The row that a namespace of definitions, and of reserved names beside them, makes. */
  rootType(namespace: string): FormulaType {
    const views = [...(this.#environment.definitions.get(namespace)?.entries() ?? [])];
    const own: Property[] = views.map(([key, { type, title }]) =>
      title === undefined ? { key, type } : { key, type, title },
    );
    const reserved = this.#environment.reserved.get(namespace);
    const others = reserved?.kind === "row" ? reserved.shape.all() : [];
    return { kind: "row", optional: false, shape: rowShape([...others, ...own]) };
  }

  /** `namespace.key` where that is a definition. */
  definition(namespace: string, ast: Ast & { kind: "property" }): Meaning | null {
    const found = this.#environment.definitions.get(namespace)?.get(ast.key);
    if (found === undefined) return null;
    this.#refer(ast.of, ast.of, [namespace]);
    return this.#definition(found, ast, { from: ast.nameFrom, to: ast.nameTo }, [namespace, ast.key]);
  }

  /** `x.key` of a row, or of every row of a list. */
  property(of: Checked, ast: Ast & { kind: "property" }): Meaning | null {
    const { type } = of;
    const rows = type.kind === "list" && type.item.kind === "row";
    const row = rows ? type.item : type;
    if (row.kind !== "row") {
      this.#reporter.mismatch(of, "row");
      return null;
    }
    const word = { from: ast.nameFrom, to: ast.nameTo };
    const found = findKey(row.shape, ast.key);
    if (found === null) {
      reportUnknownProperty(ast.key, word, row.shape, this.#surroundings());
      return null;
    }
    const path = this.#pathOf(of.ast);
    if (path !== null) this.#refer(ast, word, [...path, found.key]);
    const label = found.title === undefined ? {} : { label: found.title };
    const common = { ...place(ast), of: of.node, key: found.key, ...label };
    if (rows) {
      const item =
        found.type.kind === "list"
          ? found.type.item
          : withOptional(found.type, found.type.optional || row.optional);
      return { node: { ...common, op: "pluck", shape: shapeOf(found.type) }, type: listOf(item) };
    }
    const result = withOptional(found.type, found.type.optional || row.optional);
    return { node: { ...common, op: "property", shape: shapeOf(result) }, type: result };
  }

  /** Reads the condition of a filter, where the row's own names come first. */
  within<T>(shape: RowShape | null, of: Checked, read: () => T): T {
    return this.#inside({ shape, path: this.#pathOf(of.ast), isMember: false }, read);
  }

  /** Reads the condition on a list of single values, where `value` and `值` name the member and hide fields. */
  withinValues<T>(member: FormulaType, read: () => T): T {
    const shape = rowShape(memberNames.map((key) => ({ key, type: member })));
    return this.#inside({ shape, path: null, isMember: true }, read);
  }

  #inside<T>(local: Local, read: () => T): T {
    const before = this.#locals;
    this.#locals = [...before, local];
    const result = read();
    this.#locals = before;
    return result;
  }

  /** Reads the argument of a cohort function: of another member, so not of the row at hand. */
  withinCohort<T>(read: () => T): T {
    const [locals, inCohort] = [this.#locals, this.inCohort];
    this.#locals = [];
    this.inCohort = true;
    const result = read();
    this.#locals = locals;
    this.inCohort = inCohort;
    return result;
  }

  /** Remembers where a filter's rows come from, so that what is behind it is known by its path. */
  follow(ast: Ast, source: Ast): void {
    const path = this.#pathOf(source);
    if (path !== null) this.#paths.set(ast, path);
  }

  /** The field that a value comes from: of `a ?? b` and `IF(c, a, b)` the first of them that is one. */
  #pathOf(ast: Ast): readonly string[] | null {
    const known = this.#paths.get(ast);
    if (known !== undefined) return known;
    if (ast.kind === "parentheses") return this.#pathOf(ast.inner);
    if (ast.kind === "binary" && ast.operator === "??")
      return this.#pathOf(ast.left) ?? this.#pathOf(ast.right);
    if (ast.kind !== "call") return null;
    const [first, ...branches] = ast.args;
    const given = /^IF(?:BLANK|ERROR)$/i.test(ast.name) && first !== undefined ? ast.args : branches;
    for (const branch of given) {
      const path = this.#pathOf(branch);
      if (path !== null) return path;
    }
    return null;
  }

  #definition(
    found: DefinitionView,
    ast: Ast,
    word: { from: number; to: number },
    path: readonly string[],
  ): Meaning | null {
    this.#refer(ast, word, path);
    const loop = this.#environment.loopWith?.(found.name) ?? null;
    if (loop !== null) {
      this.#reporter.add("cyclic-definition", ast, { names: loop });
      return { node: { ...place(ast), op: "error" }, type: errorType };
    }
    if (found.usesCohort) {
      if (this.inCohort) this.#reporter.add("nested-cohort", ast, { name: found.name });
      this.usesCohort = true;
    }
    const label = found.title === undefined ? {} : { label: found.title };
    return { node: { ...place(ast), op: "definition", name: found.name, ...label }, type: found.type };
  }

  /** What an unknown name stands among. */
  #surroundings(): Surroundings {
    const [environment, reporter] = [this.#environment, this.#reporter];
    return { among: this.#locals, rows: this.locals, environment, reporter };
  }

  #reserved(ast: Ast & { kind: "name" }, type: FormulaType): Meaning {
    this.#refer(ast, ast, [ast.value]);
    const shape = { ...shapeOf(type), optional: type.kind === "row" || type.optional };
    const instead = ast.value === "data" ? { instead: "datasets" } : {};
    const node: TypedNode = { ...place(ast), op: "field", key: ast.value, shape, ...instead };
    if (ast.value !== "ratings" || this.#environment.ratingsOf === undefined) return { node, type };
    return {
      node: { ...place(ast), op: "property", of: node, key: this.#environment.ratingsOf, shape },
      type,
    };
  }

  #refer(ast: Ast, word: { from: number; to: number }, path: readonly string[]): void {
    this.#paths.set(ast, path);
    const within = this.#locals.length === 0 ? nothing : this.#locals.map((local) => local.path);
    this.references.push({ path, from: word.from, to: word.to, within });
  }
}

/** What the member of a list of single values is called in a condition on it. */
const memberNames = ["value", "值"];

/** A property by its key as written, else with full-width letters and digits made plain. */
function findKey(shape: RowShape, key: string): Property | null {
  return shape.find(key) ?? shape.find(key.normalize("NFKC"));
}

const nothing: readonly never[] = [];

function place({ from, to }: { from: number; to: number }): { from: number; to: number } {
  return { from, to };
}
