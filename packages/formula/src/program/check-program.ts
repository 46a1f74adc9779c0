import { checkExpected, type Expectation, readExpected } from "../checking/expected.ts";
import { readFormula } from "../checking/read-formula.ts";
import { settle } from "../checking/settle.ts";
import type { Diagnostic, Finding } from "../diagnostic.ts";
import { limits } from "../limits.ts";
import type { DefinitionView, Environment } from "../rules/environment.ts";
import { type Parsed, parse } from "../syntax/parser.ts";
import type { CohortRequest, TypedDefinition, TypedProgram } from "../tree/typed-node.ts";
import { errorType, type FormulaType, typeName } from "../types/formula-type.ts";
import { splitName } from "../types/scope.ts";
import type { Definition } from "./definition.ts";
import { dependenciesOf } from "./dependencies.ts";
import { orderDefinitions } from "./order.ts";

export interface CheckedProgram {
  /** Null where anything does not check. */
  readonly tree: TypedProgram | null;
  readonly types: Readonly<Record<string, FormulaType>>;
  readonly byDefinition: Readonly<Record<string, readonly Diagnostic[]>>;
}

/** Mistakes of a program beyond which none is sought a fix for: that takes time, and nobody reads so many at once. */
const mostMended = 1_000;

/** Checks definitions in the order of their dependencies, so that each knows the types of those it names. */
export function checkProgram(definitions: readonly Definition[], environment: Environment): CheckedProgram {
  const byName = new Map(
    definitions.slice(0, limits.definitions).map((definition) => [definition.name, definition]),
  );
  const parsed = new Map([...byName].map(([name, { source }]) => [name, parse(source)]));
  const names = new Set(byName.keys());
  const { order, loops } = orderDefinitions(
    new Map([...parsed].map(([name, { ast }]) => [name, dependenciesOf(ast, names)])),
  );
  const known = new Map<string, Map<string, DefinitionView>>();
  for (const name of names) enter(known, { name, type: errorType, usesCohort: false });
  const views = new Map<string, DefinitionView>();
  const typed: TypedDefinition[] = [];
  const cohort: CohortRequest[] = [];
  const mistakes = new Map<string, readonly Diagnostic[]>([...tooMany(definitions), ...named(definitions)]);

  let told = 0;
  for (const name of order) {
    const definition = byName.get(name);
    const syntax = parsed.get(name);
    if (definition === undefined || syntax === undefined) continue;
    const local = environmentFor(definition, environment, known, loops);
    const offers = told < mostMended;
    const result = checkOne(definition.source, syntax, definition, local, offers);
    const diagnostics = settle(
      definition.source,
      offers ? result.findings : result.findings.map((finding) => ({ ...finding, fixes: [] })),
      (source) => checkOne(source, parse(source), definition, local, false).findings,
    );
    told += diagnostics.length;
    if (diagnostics.length > 0) mistakes.set(name, [...diagnostics, ...(mistakes.get(name) ?? [])]);
    const { title } = definition;
    const view: DefinitionView = {
      name,
      type: result.type,
      usesCohort: result.usesCohort,
      ...(title === undefined ? {} : { title }),
    };
    views.set(name, view);
    enter(known, view);
    typed.push({
      name,
      source: definition.source,
      type: typeName(result.type),
      root: result.root,
      ...(title === undefined ? {} : { title }),
    });
    cohort.push(...result.cohort);
  }
  return {
    tree: mistakes.size > 0 ? null : { version: 1, ...effortOf(environment), definitions: typed, cohort },
    types: Object.fromEntries([...views].map(([name, { type }]) => [name, type])),
    byDefinition: Object.fromEntries(mistakes),
  };
}

/** Edition 0 stays as it was, limits included. */
function effortOf({ edition }: Environment): Pick<TypedProgram, "effort"> {
  return edition === 0 ? {} : { effort: "shared" };
}

interface CheckedDefinition {
  readonly findings: readonly Finding[];
  readonly type: FormulaType;
  readonly usesCohort: boolean;
  readonly root: TypedDefinition["root"];
  readonly cohort: readonly CohortRequest[];
}

function checkOne(
  source: string,
  parsed: Parsed,
  definition: Definition,
  environment: Environment,
  offers: boolean,
): CheckedDefinition {
  const read = readFormula(source, parsed, environment, { offers });
  const { checked, reporter, cohort, usesCohort, syntax } = read;
  const expected = expectedType(definition);
  if (expected !== null) checkExpected(checked, expected, reporter);
  // A blank that is written out may be a blank of anything.
  const failed =
    checked.type.kind === "error" ||
    checked.type.kind === "blank" ||
    syntax.length > 0 ||
    reporter.findings.length > 0;
  return {
    findings: [...syntax, ...reporter.findings],
    type: failed ? (expected?.type ?? checked.type) : checked.type,
    usesCohort,
    root: checked.node,
    cohort,
  };
}

/** The type that the caller asks for; a name of none is the caller's mistake and not the author's. */
function expectedType({ name, expected }: Definition): Expectation | null {
  if (expected === undefined) return null;
  const type = readExpected(expected);
  if (type === null) throw new TypeError(`definition ${name} expects "${expected}", which is no type`);
  return type;
}

function enter(known: Map<string, Map<string, DefinitionView>>, view: DefinitionView): void {
  const { namespace, key } = splitName(view.name);
  const rows = known.get(namespace) ?? new Map<string, DefinitionView>();
  rows.set(key, view);
  known.set(namespace, rows);
}

/** What a definition sees of the others: those before it with their types, those in a loop with it as a loop. */
function environmentFor(
  definition: Definition,
  environment: Environment,
  definitions: Environment["definitions"],
  loops: ReadonlyMap<string, readonly string[]>,
): Environment {
  const { ratingsOf, name, constants } = definition;
  const loop = loops.get(name);
  return {
    ...environment,
    definitions,
    definition: name,
    ...(loop === undefined ? {} : { loopWith: loopWith(name, loop, loops) }),
    ...(ratingsOf === undefined ? {} : { ratingsOf }),
    ...(constants === undefined ? {} : { constants: { ...environment.constants, ...constants } }),
  };
}

/** So many members of a loop are named; nobody reads more of them. */
const namedOfLoop = 8;

/** Made once for a definition, when one that is in a loop with it is named. */
function loopWith(
  from: string,
  loop: readonly string[],
  loops: ReadonlyMap<string, readonly string[]>,
): (to: string) => readonly string[] | null {
  let names: readonly string[] | undefined;
  return (to) => {
    if (loops.get(to) !== loop) return null;
    if (to === from) return [from, from];
    names ??= namesOfLoop(from, loop);
    return names;
  };
}

/** The loop as it leads on from one of its members, that one repeated last. */
function namesOfLoop(from: string, loop: readonly string[]): readonly string[] {
  const start = loop.indexOf(from);
  const all = [...loop.slice(start, start + namedOfLoop), ...loop.slice(0, start)];
  if (loop.length <= namedOfLoop) return [...all, from];
  return [...all.slice(0, namedOfLoop - 1), "…", from];
}

function tooMany(definitions: readonly Definition[]): [string, readonly Diagnostic[]][] {
  const excess = definitions[limits.definitions];
  if (excess === undefined) return [];
  const params = { limit: "definitions", most: limits.definitions };
  return [
    [excess.name, [{ code: "limit-exceeded", severity: "error", from: 0, to: excess.source.length, params }]],
  ];
}

/** Two definitions of one name: the later one is told, and what it says is checked in place of the earlier. */
function named(definitions: readonly Definition[]): [string, readonly Diagnostic[]][] {
  const seen = new Set<string>();
  const params = { limit: "name", most: 1 };
  return definitions.slice(0, limits.definitions).flatMap(({ name, source }) => {
    if (seen.has(name)) {
      const to = source.length;
      return [[name, [{ code: "limit-exceeded", severity: "error", from: 0, to, params }]]];
    }
    seen.add(name);
    return [];
  });
}
