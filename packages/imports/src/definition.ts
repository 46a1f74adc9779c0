import type { BilingualText } from "@duheng/contracts";

/** A column that an import can fill. */
export interface ColumnDefinition {
  /** The attribute of the record. */
  readonly field: string;
  readonly title: BilingualText;
  /** How people head such a column, beside its titles. */
  readonly aliases: readonly string[];
  readonly content: ColumnContent;
  /** A new record must have it. */
  readonly isRequired?: true;
  /** A blank never takes it away: every record has it. */
  readonly isKept?: true;
  /** Characters. */
  readonly longest?: number;
  /**
   * The attribute is not the record's own but that of the one which this column refers to, as who is in charge is the department's. It
   * is compared with the one in which the row ends.
   */
  readonly isOf?: string;
  /** It says which record a row is about and nothing of it: what stands there is never a change. */
  readonly isKey?: true;
  /** It stands in no table, and is told in changes alone: how many rows somebody had before. */
  readonly isToldOnly?: true;
  /** Shown as a mask wherever the file is shown, and never told in a sentence. */
  readonly isSealed?: true;
  /** Whether a text can hardly be anything else: columns without a heading that says so are known by it. */
  readonly looksLike?: (text: string) => boolean;
  /** Of a sealed column: what is shown in the value's place. Whoever gives it back leaves the value as it is. */
  readonly isMask?: (text: string) => boolean;
  /** The text as it is kept, or why it is none; after the reading that its content asks for. */
  readonly read?: (text: string) => Read;
}

/** What stands in the cells of a column. `reference`: the name of another record, of those that are given with the check. */
export type ColumnContent =
  | { readonly kind: "text" }
  | NumberContent
  | { readonly kind: "day" }
  | { readonly kind: "yes-no" }
  | { readonly kind: "choice"; readonly words: Readonly<Record<string, BilingualText>> }
  | { readonly kind: "reference" };

/** A number. As a value it is its canonical text ("1234.5", never 1e3), which is exact. */
export interface NumberContent {
  readonly kind: "number";
  readonly isInteger?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** May stand behind the number. Of % the value is what stands before the sign: 97.5% is 97.5. */
  readonly unit?: string;
  /** Of %: a number without the sign is a share of one, 0.975 is 97.5%. */
  readonly isFraction?: boolean;
}

/** What a cell holds, or what is wrong with it. */
export type Read =
  | { readonly value: string | boolean }
  | { readonly code: string; readonly message: BilingualText };

/** What can be imported: its columns, and by which of them a row finds the record that it is about. */
export interface ImportDefinition {
  readonly columns: readonly ColumnDefinition[];
  /** Each of these alone tells which record it is, such as a number; the first is the one that people know it by. */
  readonly strongKeys: readonly string[];
  /** What several records may have in common, such as a name; where a strong key is the name, that one. */
  readonly weakKey: string;
  /** What tells several apart who have the weak key in common, such as a department. */
  readonly tellApart?: readonly string[];
  /** The one record that every row is about, whatever stands in it: its id. */
  readonly about?: string;
  /** Several rows may be about the same record; otherwise a second one is refused. */
  readonly isRepeated?: true;
  /** So many rows may be about one record, where there may be several. */
  readonly mostOfOne?: number;
  /** Columns of references that name records of the same kind, of the file as well. */
  readonly ownReferences?: readonly string[];
  /** What is wrong with a row of which each cell by itself is right, such as one who left before he came; of what is so already, nothing. */
  readonly checkRow?: (
    values: RowTogether["values"],
    present?: RowTogether["values"],
  ) => RowProblem | undefined;
  /** What is wrong with rows of which each by itself is right, by their numbers: such as a circle of who reports to whom. */
  readonly together?: {
    /** What it looks at beside the keys: more is not held of a long table. */
    readonly fields: readonly string[];
    readonly check: (
      rows: readonly RowTogether[],
      present: readonly {
        readonly id: string;
        readonly label: string;
        readonly values: RowTogether["values"];
      }[],
    ) => ReadonlyMap<number, RowProblem>;
  };
}

/** A row that is looked at together with all others: the fields that tell it apart, and those that are asked for. A reference to a record of the file is `made:<its name>`. */
export interface RowTogether {
  readonly row: number;
  readonly values: Readonly<Record<string, string | boolean | null | undefined>>;
  /** What the record that it is about says now; absent where it is new, or in doubt. */
  readonly present?: RowTogether["values"];
}

/** What is wrong with it, and in which column. */
export interface RowProblem {
  readonly field: string;
  readonly code: string;
  readonly message: BilingualText;
}

/** The columns that a table may have. */
export function tableColumns({ columns }: Pick<ImportDefinition, "columns">): ColumnDefinition[] {
  return columns.filter(({ isToldOnly }) => isToldOnly !== true);
}

/** The column of an attribute. Throws where the definition has none. */
export function columnOf({ columns }: ImportDefinition, field: string): ColumnDefinition {
  const column = columns.find((one) => one.field === field);
  if (column === undefined) throw new Error(`no column is called ${field}`);
  return column;
}
