import {
  check,
  compileProgram,
  type Diagnostic,
  type Edition,
  type FormulaType,
  type Program,
  ProgramError,
  prepareScope,
  type Scope,
  type TypeName,
} from "@duheng/formula";
import type { FieldInfo } from "../api.ts";
import { isAlwaysThere, schemaOfFields } from "../fields/schema-of-fields.ts";
import { valueName } from "./plan.ts";

/** What formulas of a level may name, as far as it is known at one time. */
export interface LevelScope {
  /** The fields by the keys that formulas name them by. */
  readonly byKey: ReadonlyMap<string, FieldInfo>;
  /** The computed fields that were known to be never blank. */
  readonly sure: ReadonlySet<FieldInfo>;
  /** Read when the first formula asks for it. */
  readonly scope: () => Scope;
}

/** One formula, read once: nearly all are sound, and keep what this made of them. */
export interface FormulaReading {
  /** Null where it does not check. */
  readonly program: Program | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether what it comes to is surely there, though it may be of another type than asked for. */
  readonly isPlain: boolean;
  /** First words of the names in it. */
  readonly names: readonly string[];
  /** The scope that it was read in. */
  readonly level: LevelScope;
}

export function levelScope(
  seen: readonly FieldInfo[],
  known: ReadonlySet<FieldInfo>,
  edition?: Edition,
): LevelScope {
  const sure = new Set(known);
  let scope: Scope | undefined;
  return {
    byKey: new Map(seen.map((field) => [field.key, field])),
    sure,
    scope: () => {
      const isSure = (field: FieldInfo) => isAlwaysThere(field) || sure.has(field);
      scope ??= prepareScope({
        schema: schemaOfFields(seen, "formulas", isSure),
        ...(edition === undefined ? {} : { edition }),
      });
      return scope;
    },
  };
}

export function readFormula(
  source: string,
  level: LevelScope,
  expected: TypeName | FormulaType,
): FormulaReading {
  try {
    const program = compileProgram([{ name: valueName, source, expected }], level.scope());
    const isPlain = program.types[valueName]?.optional === false;
    return { program, diagnostics: [], isPlain, names: [...new Set(namesIn(program.tree))], level };
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const { references, diagnostics, type } = check(source, level.scope());
    const isPlain = diagnostics.length === 0 && type.kind !== "error" && !type.optional;
    const names = references.flatMap(({ path }) => path.slice(0, 1));
    return { program: null, diagnostics: error.byDefinition[valueName] ?? [], isPlain, names, level };
  }
}

/** Whether the formula would be read in the same way with what is known now: what it names is no surer than it was. */
export function stillHolds(
  { program, names, level }: FormulaReading,
  known: ReadonlySet<FieldInfo>,
): boolean {
  const isSurer = (field: FieldInfo): boolean =>
    (known.has(field) && !level.sure.has(field)) || (field.fields ?? []).some(isSurer);
  if (program === null) return false;
  return known.size === level.sure.size || !names.some((key) => namedIsSurer(level.byKey.get(key)));

  function namedIsSurer(field: FieldInfo | undefined): boolean {
    return field !== undefined && isSurer(field);
  }
}

/** The keys of the fields at the root of the names in a typed program: the tree is plain data. */
function namesIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const own = "op" in part && part.op === "field" && "key" in part ? [String(part.key)] : [];
  return [...own, ...Object.values(part).flatMap(namesIn)];
}
