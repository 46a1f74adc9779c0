import { api } from "../../rpc/client.ts";
import type { ImportRecord, ShownRow } from "../answers.ts";
import { useImportChange } from "../use-import-change.ts";

type Edit = Omit<Parameters<typeof api.imports.editRow.mutate>[0], "id" | "revision">;

/** Corrects a row. Resolves to nothing where it was refused. */
export type EditRow = (input: Edit) => Promise<ImportRecord | undefined>;

/** How a row of an import is corrected, one correction at a time. */
export function useRowEdit(of: ImportRecord, row: ShownRow): { edit: EditRow; isBusy: boolean } {
  const { change, isBusy } = useImportChange();
  const edit: EditRow = (input) =>
    change(of.id, () => api.imports.editRow.mutate({ id: row.id, revision: row.revision, ...input }));
  return { edit, isBusy };
}
