import { type ImportFields, type ImportProgress, validators } from "@duheng/contracts";
import { tableColumns } from "@duheng/imports";
import { type ImportKind, importKind, kindsFor } from "../import-kinds/import-kind.ts";
import { jobById } from "../jobs/find-jobs.ts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { commitImport } from "./commit.ts";
import { discardImport } from "./discard.ts";
import { editImportRow } from "./edit-row.ts";
import { leaveOutRows } from "./leave-out.ts";
import { importListing } from "./listing.ts";
import { mapImport } from "./map-import.ts";
import { imports } from "./model.ts";
import { ownImport } from "./own-import.ts";
import { headOf, shownRows } from "./shown-rows.ts";
import { undoImport } from "./undo.ts";

/** Tables that people brought: their files come by /api/imports. */
export const importsRouter = router({
  ...readContract({
    subject: "imports",
    repository: imports,
    within: ({ ability }) => ({ kind: { $in: kindsFor(ability) } }),
    ...importListing,
  }),
  rows: procedure({ ability: ["read", "imports"], input: validators.ImportRowsInput }).query(
    ({ input, ctx }) => shownRows(input, ctx),
  ),
  fields: procedure({ ability: ["read", "imports"], input: validators.ImportKindInput }).query(
    async ({ input: { kind, datasetId } }): Promise<ImportFields> =>
      fieldsOf(
        await importKind({ kind, ...(datasetId === undefined ? {} : { dataset: { id: datasetId } }) }),
      ),
  ),
  head: procedure({ ability: ["read", "imports"], input: validators.GetInput }).query(({ input, ctx }) =>
    headOf(input.id, ctx),
  ),
  work: procedure({ ability: ["read", "imports"], input: validators.GetInput }).query(
    async ({ input, ctx }): Promise<ImportProgress | null> => {
      const { jobId } = await ownImport(input.id, ctx, "read");
      const job = jobId === undefined ? undefined : await jobById(jobId);
      if (job === undefined) return null;
      const { state, progress, isOpen = false, error } = job;
      return { state, progress, isOpen, ...(error === undefined ? {} : { failure: error.message }) };
    },
  ),
  map: mutation(mapImport),
  editRow: mutation(editImportRow),
  leaveOut: mutation(leaveOutRows),
  discard: mutation(discardImport),
  commit: mutation(commitImport),
  undo: mutation(undoImport),
});

function fieldsOf({ definition: { columns }, make = {}, referenced }: ImportKind): ImportFields {
  return {
    fields: tableColumns({ columns }).map(
      ({ field, title, isRequired = false, isSealed = false, content }) => ({
        field,
        title,
        isRequired,
        isSealed,
        content: content.kind,
        canMake: Object.hasOwn(make, field),
        ...(referenced[field] === undefined ? {} : { resource: referenced[field] }),
        ...(content.kind === "choice" ? { words: content.words } : {}),
      }),
    ),
  };
}
