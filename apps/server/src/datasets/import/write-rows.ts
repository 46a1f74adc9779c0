import type { Dataset, DatasetRow } from "@duheng/contracts";
import { withImported } from "@duheng/imports";
import type { RowToWrite, WrittenRow } from "../../import-kinds/import-kind.ts";
import { DatasetRowModel, datasetRows } from "../model.ts";
import { versionBeingBrought } from "../versions/begin-version.ts";

/**
 * Writes rows into the version that an import brings: each takes the place of what was taken over of the same person; of figures of
 * which a person has one row, what a row does not say stays. Inside the transaction of a step. Out: by the row's id.
 */
export async function writeRows(
  dataset: Dataset,
  importId: string,
  rows: readonly RowToWrite[],
): Promise<ReadonlyMap<string, WrittenRow>> {
  const version = await versionBeingBrought({ importId });
  if (version === undefined) throw new Error("rows are written before their version has begun");
  const subjects = rows.flatMap(({ target }) => target?.id ?? []);
  const whose = subjectFilter(dataset, subjects);
  const before = new Map<string, DatasetRow>();
  if (!dataset.isRepeated)
    for (const one of await datasetRows.find({ versionId: version.id, ...whose }))
      before.set(one.staffId ?? "", one);
  // Of several rows of a person those that were taken over go, never those that the same table has.
  await DatasetRowModel.deleteMany({
    versionId: version.id,
    ...whose,
    ...(dataset.isRepeated ? { isCopied: true } : {}),
  });
  const made = rows.flatMap(({ row, target, values }) => {
    const staffId = dataset.subject === "person" ? target?.id : undefined;
    const figures = withImported(dataset, before.get(staffId ?? "")?.values ?? {}, values);
    if (Object.keys(figures).length === 0) return [];
    return [
      {
        ...{ versionId: version.id, row, values: figures },
        ...(staffId === undefined ? {} : { staffId }),
      },
    ];
  });
  if (made.length > 0) await datasetRows.insertMany(made);
  return new Map(rows.map(({ rowId, target }) => [rowId, { id: target?.id ?? "", revision: 0 }]));
}

function subjectFilter({ subject }: Dataset, subjects: readonly string[]) {
  return subject === "unit" ? {} : { staffId: { $in: [...subjects] } };
}
