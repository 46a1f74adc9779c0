import { currentEdition, type Edition } from "../edition.ts";
import type { FormulaType, RowShape } from "../types/formula-type.ts";
import { type Constants, fieldsOf, reservedRows, type Scope } from "../types/scope.ts";

/** Another definition of the program, as a formula sees it. */
export interface DefinitionView {
  readonly name: string;
  readonly type: FormulaType;
  readonly title?: string;
  /** Whether it asks something of the whole group, itself or through others. */
  readonly usesCohort: boolean;
}

/** What the names of one definition may mean. */
export interface Environment {
  readonly fields: RowShape;
  /** Names outside the fields: `ratings`, `data`, `previous` and further ones. */
  readonly reserved: ReadonlyMap<string, FormulaType>;
  /** Namespace → key → definition; the key is empty for a name without a dot. */
  readonly definitions: ReadonlyMap<string, ReadonlyMap<string, DefinitionView>>;
  /** Words for numbers, for what neither a row nor a field is called. */
  readonly constants: Constants;
  /** The indicator whose ratings `ratings` means; without it `input.ratings` is read as it is. */
  readonly ratingsOf?: string;
  readonly edition: Edition;
  /** The loop that the definition at hand is in with another, first name repeated last; null where it is in none. */
  readonly loopWith?: (name: string) => readonly string[] | null;
  /** The name of the definition, for the ids of what it asks of the group. */
  readonly definition: string;
}

const prepared = Symbol("prepared");

/** A scope whose schema was read once: accepted wherever a scope is. */
export interface PreparedScope extends Scope {
  readonly [prepared]: true;
}

const environments = new WeakMap<Scope, Environment>();

/**
 * Reads the names and types of a scope once, for all the checks, completions and programs that follow: worth it where
 * more than one formula is checked in it, as on each key stroke. The schema must not change afterwards (changes are not
 * seen, or seen in part): whoever edits the schema prepares a new one. A copy of a prepared scope is an ordinary one.
 */
export function prepareScope(scope: Scope): PreparedScope {
  if (isPrepared(scope)) return scope;
  const copy = { ...scope, [prepared]: true as const };
  environments.set(copy, readScope(copy));
  return copy;
}

/** The environment of a formula that stands alone. */
export function environmentOf(scope: Scope, definition = ""): Environment {
  const known = environments.get(scope) ?? readScope(scope);
  return definition === known.definition ? known : { ...known, definition };
}

function isPrepared(scope: Scope): scope is PreparedScope {
  return environments.has(scope);
}

function readScope(scope: Scope): Environment {
  return {
    fields: fieldsOf(scope, scope.around === undefined ? undefined : environmentOf(scope.around).fields),
    reserved: reservedRows(scope),
    definitions: new Map(),
    constants: scope.constants ?? {},
    edition: scope.edition ?? currentEdition,
    definition: "",
  };
}
