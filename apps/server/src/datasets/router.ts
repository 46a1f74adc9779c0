import { type Dataset, type DatasetInput, validators } from "@duheng/contracts";
import { registerImportKind } from "../import-kinds/import-kind.ts";
import type { Action } from "../permissions/abilities.ts";
import { listContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { retireUseCases } from "../use-cases/documents/retire-documents.ts";
import { checkDataset } from "./check-dataset.ts";
import { datasetColumns } from "./columns.ts";
import { datasetsImport } from "./import/kind.ts";
import { datasetListing } from "./listing.ts";
import { datasets } from "./model.ts";
import { refuseWhileBrought } from "./refuse-while-brought.ts";
import { refuseWithFigures } from "./refuse-with-figures.ts";
import { listVersions, versionRows } from "./versions/list-versions.ts";
import { makeVersionCurrent } from "./versions/make-current.ts";

const contract = {
  subject: "datasets",
  repository: datasets,
  input: "DatasetInput",
  defaults: (_input: DatasetInput) => ({ state: "active" as const }),
  check: checkDataset,
  checkRemove: refuseWithFigures,
} as const;

const { retire, restore } = retireUseCases({ ...contract, checkRetire: refuseWhileBrought });
const read: readonly [Action, "datasets"] = ["read", "datasets"];

/** Datasets by themselves; what papers and cycles make of them stands above. */
export const datasetProcedures = {
  ...listContract({ ...contract, ...datasetListing, exported: datasetColumns }),
  retire: mutation(retire),
  restore: mutation(restore),
  /** All that are in use, for who writes formulas. */
  offered: procedure({ ability: read, input: nothing }).query(
    (): Promise<Dataset[]> => datasets.find({ state: "active" }, { sort: { title: 1 }, limit: 500 }),
  ),
  versions: procedure({ ability: read, input: validators.DatasetVersionsInput }).query(({ input }) =>
    listVersions(input),
  ),
  rows: procedure({ ability: read, input: validators.DatasetRowsInput }).query(({ input }) =>
    versionRows(input),
  ),
  makeCurrent: mutation(makeVersionCurrent),
};

registerImportKind(datasetsImport);
