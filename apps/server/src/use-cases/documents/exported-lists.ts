import type { BilingualText, DocumentName, DocumentOf, ListInput } from "@duheng/contracts";
import type { Subject } from "../../permissions/abilities.ts";
import type { Caller } from "../../permissions/caller.ts";
import type { Column, Exported, Locale } from "./export-columns.ts";
import { exportDocuments, writeAllDocuments } from "./export-documents.ts";
import type { ListedContract } from "./list-documents.ts";

/** A list that can be had as a workbook. */
export interface ExportedList {
  readonly subject: Subject;
  readonly document: DocumentName;
  readonly title: BilingualText;
  readonly columns: readonly Pick<Column<DocumentName>, "heading">[];
  readonly fields: readonly string[];
  write(asked: { caller: Caller; input: ListInput; locale: Locale }): Promise<ReadableStream<Uint8Array>>;
  /** The whole of it, for what is told as a whole: no entry of its own in the trail. */
  writeAll(asked: { caller: Caller; locale: Locale }): Promise<ReadableStream<Uint8Array>>;
}

const lists = new Map<string, ExportedList>();

/** All of them, by the names of their routers. */
export const exportedLists: ReadonlyMap<string, ExportedList> = lists;

/** Makes a list one that can be had as a workbook, by the same contract as it is read page by page. */
export function exportList<Name extends DocumentName, Left extends keyof DocumentOf<Name>>(
  contract: ListedContract<Name, Left>,
  exported: Exported<Name>,
): void {
  const { subject, repository } = contract;
  exportListBy({ subject, document: repository.name, contractOf: async () => contract }, exported);
}

/** The same of a list whose contract is known once somebody asks for it, such as what is shared with his tenant. */
export function exportListBy<Name extends DocumentName, Left extends keyof DocumentOf<Name>>(
  list: {
    readonly subject: Subject;
    readonly document: Name;
    readonly contractOf: (caller: Caller) => Promise<ListedContract<Name, Left>>;
  },
  exported: Exported<Name>,
): void {
  const { subject, document, contractOf } = list;
  const { title, columns } = exported;
  lists.set(subject, {
    subject,
    document,
    title,
    columns,
    fields: columns.map(({ field }) => field),
    write: async (asked) => exportDocuments(await contractOf(asked.caller), exported, asked),
    writeAll: async (asked) => writeAllDocuments(await contractOf(asked.caller), exported, asked),
  });
}
