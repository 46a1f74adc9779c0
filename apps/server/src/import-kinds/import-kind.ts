import type { AuditTarget, BilingualText, ImportKind as KindName } from "@duheng/contracts";
import type { CellProblem, ImportDefinition, NamedRecord, PresentRecord, Values } from "@duheng/imports";
import type { Action, AppAbility, Subject } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";

/** A record that a row makes or changes. */
export interface RowToWrite {
  /** Of the row's document. */
  readonly rowId: string;
  /** undefined: it is made. */
  readonly target?: { readonly id: string; readonly revision: number };
  readonly values: Values;
  /** The fields that change by it, as the preview shows it: of a new one, those that are not its own. */
  readonly changes: readonly string[];
}

/** What was written for a row: the record as it is then, and the stored attributes that were changed, as they were. */
export interface WrittenRow {
  readonly id: string;
  readonly revision: number;
  readonly before?: Readonly<Record<string, unknown>>;
}

/** What some rows come to, outside of any transaction: which cannot be written, and the writing of the others. */
export interface PreparedRows {
  readonly refused: ReadonlyMap<string, BilingualText>;
  /** Inside the transaction of a job's step. Out: by the row's id. */
  write(caller: Caller): Promise<ReadonlyMap<string, WrittenRow>>;
}

/** Another record that rows refer to, by a name that no other has, or by what else it goes by. */
export interface ReferencedRecord extends NamedRecord {
  /** It is not offered any more: a department that is retired, somebody who left. */
  readonly isPast?: boolean;
  /** What it says itself of columns that are of it. */
  readonly values?: Values;
}

/** What is told of a row before it is written. */
export interface ToldAhead extends Omit<CellProblem, "nearest"> {
  /** It is written all the same. */
  readonly isNote?: true;
}

/** What a kind of records needs to be imported; a domain registers its own. */
export interface ImportKind {
  readonly kind: KindName;
  readonly title: BilingualText;
  readonly subject: Subject;
  /** What somebody must be able to do to import it. */
  readonly ability: readonly [Action, Subject];
  readonly definition: ImportDefinition;
  /** How whoever is gone is written; absent: nobody is ever gone. */
  gone?(goneOn: string): Values;
  /** Whether somebody is gone by what a row changes; absent: nobody ever is. */
  leaves?(changes: Values): boolean;
  /** Whether a record is one that a complete table would have. */
  isThere(present: Values): boolean;
  /** What is shown of a sealed value. */
  mask(field: string, text: string): string;
  /** All records that are there, with what the import reads of them; sealed values in clear where it reads these. */
  present(fields: ReadonlySet<string>): Promise<PresentRecord[]>;
  /** The records that a column of references can name; those of columns that are not read may lack. */
  references(fields: ReadonlySet<string>): Promise<Readonly<Record<string, readonly ReferencedRecord[]>>>;
  /** By which lists the records of a column of references are found. */
  readonly referenced: Readonly<Record<string, Subject>>;
  /** Columns of references of which a record can be made by its name. In: the name; inside of a transaction. */
  readonly make?: Readonly<Record<string, Made>>;
  /**
   * What of these rows would be refused when they are written, or follows from it: all that `prepare` and its writing refuse of
   * what can be known before. Writes nothing. By whom they are written, and who is gone by other rows: ids. Out: by the row's id.
   */
  tellAhead?(
    rows: readonly RowToWrite[],
    by: { readonly userId: string },
    alsoLeaving: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, readonly ToldAhead[]>>;
  prepare(rows: readonly RowToWrite[], caller: Caller): Promise<PreparedRows>;
  /** How deep records stand, where some stand below others: the lowest are taken back first. */
  depths?(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Takes back what a row did, in a transaction of its own. In: the record as the row left it. Errors: those of the acts that it does. */
  undo(row: WrittenRow, caller: Caller): Promise<void>;
  target(id: string): AuditTarget;
}

interface Made {
  make(name: string, caller: Caller): Promise<string>;
  unmake(id: string, caller: Caller): Promise<void>;
}

const kinds = new Map<KindName, ImportKind>();

/** Makes a kind known. */
export function registerImportKind(kind: ImportKind): void {
  kinds.set(kind.kind, kind);
}

/** Throws where no domain registered it. */
export function importKind(name: KindName): ImportKind {
  const kind = kinds.get(name);
  if (kind === undefined) throw new Error(`no kind of import is called ${name}`);
  return kind;
}

/** The kinds that somebody may import. */
export function kindsFor(ability: AppAbility): KindName[] {
  return [...kinds.values()].flatMap(({ kind, ability: [action, subject] }) =>
    ability.can(action, subject) ? [kind] : [],
  );
}
