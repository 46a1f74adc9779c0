import type {
  AuditTarget,
  BilingualText,
  Import,
  ImportDataset,
  ImportKind as KindName,
} from "@duheng/contracts";
import type { CellProblem, ImportDefinition, NamedRecord, PresentRecord, Values } from "@duheng/imports";
import type { Action, AppAbility, Subject } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";

/** A record that a row makes or changes. */
export interface RowToWrite {
  /** Of the row's document. */
  readonly rowId: string;
  /** Its number in the sheet; 0: it is in none. */
  readonly row: number;
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

/** What is known of a kind whatever is imported. */
export interface ImportKindHead {
  readonly kind: KindName;
  readonly title: BilingualText;
  readonly subject: Subject;
  /** What somebody must be able to do to import it. */
  readonly ability: readonly [Action, Subject];
}

/** A part of a work that is done in parts: what it writes, in the transaction of a step, and where the next goes on. */
export interface PartOfWork {
  write(): Promise<void>;
  readonly after: string;
}

/** What a kind of records needs to be imported; a domain registers its own. */
export interface ImportKind extends ImportKindHead {
  readonly definition: ImportDefinition;
  /** How whoever is gone is written; absent: nobody is ever gone. */
  gone?(goneOn: string): Values;
  /** Whoever is gone is so at once, and not since a day. */
  readonly isGoneAtOnce?: true;
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
  /** What the present records stand on, where something else may take their place as a whole; compared when the import is taken. */
  standing?(): Promise<string>;
  /**
   * Inside the transaction by which it is taken to be written. In: what the records stood on when it was checked. Errors: `conflict`
   * where they stand on something else by now; what else stands against writing it.
   */
  take?(of: Import, standing: string): Promise<void>;
  /** Refuses (`wrong-state`) to take back what others stand on by now. Inside the transaction that wants it undone. */
  refuseUndo?(of: Import): Promise<void>;
  /**
   * What is written before any row, part by part; undefined: nothing more. In: the import, where the part before ended. Errors: what
   * stands against writing it.
   */
  begin?(of: Import, after: string | undefined): Promise<PartOfWork | undefined>;
  prepare(rows: readonly RowToWrite[], caller: Caller): Promise<PreparedRows>;
  /** What is written when all rows are, in the transaction that ends it. */
  finish?(of: Import, caller: Caller): Promise<void>;
  /** Takes all of it back at once, part by part, where rows are not taken back one by one; undefined: it is done. */
  undoWhole?(of: Import, after: string | undefined, caller: Caller): Promise<PartOfWork | undefined>;
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

/** A kind of which each import is of something of its own, such as a dataset: what it can fill is known when that is. */
export interface ImportKinds extends ImportKindHead {
  /** Errors: `not-found`; `invalid-input` where it says nothing of what it is of. */
  open(of: ImportOf): Promise<ImportKind>;
}

/** What an import is of. */
export interface ImportOf {
  readonly kind: KindName;
  readonly dataset?: Pick<ImportDataset, "id"> & Partial<ImportDataset>;
  /** Of the import, once there is one. */
  readonly id?: string;
}

const kinds = new Map<KindName, ImportKind | ImportKinds>();

/** Makes a kind known. */
export function registerImportKind(kind: ImportKind | ImportKinds): void {
  kinds.set(kind.kind, kind);
}

/** Throws where no domain registered it. */
export function importKindHead(name: KindName): ImportKindHead {
  return registered(name);
}

/** The kind of an import, as what it is of is now. Errors: those of its `open`. */
export async function importKind(of: ImportOf): Promise<ImportKind> {
  const found = registered(of.kind);
  return "open" in found ? found.open(of) : found;
}

function registered(name: KindName): ImportKind | ImportKinds {
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
