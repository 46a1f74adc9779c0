import type { FormDataset, FormDatasetColumn } from "@duheng/contracts";
import type { DataColumn } from "./used-columns.ts";

/** A column with the dataset that it is in. */
export interface FoundColumn {
  readonly dataset: FormDataset;
  readonly column: FormDatasetColumn;
}

/** The column with these keys, or with full-width letters and digits made plain; null where no dataset has it. */
export function findColumn(datasets: readonly FormDataset[], wanted: DataColumn): FoundColumn | null {
  for (const { dataset, column } of [wanted, plain(wanted)]) {
    for (const each of datasets) {
      if (each.key !== dataset) continue;
      const found = each.columns.find(({ key }) => key === column);
      if (found !== undefined) return { dataset: each, column: found };
    }
  }
  return null;
}

/** As formulas find names. */
function plain({ dataset, column }: DataColumn): DataColumn {
  return { dataset: dataset.normalize("NFKC"), column: column.normalize("NFKC") };
}
