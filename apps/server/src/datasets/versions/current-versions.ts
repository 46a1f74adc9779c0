import type { DatasetVersion } from "@duheng/contracts";
import { datasetVersions } from "../model.ts";

/** What counts for a period, by dataset; of those alone that are asked for. */
export async function currentVersions(
  period: string,
  datasetIds: readonly string[],
): Promise<ReadonlyMap<string, DatasetVersion>> {
  if (datasetIds.length === 0) return new Map();
  const found = await datasetVersions.find({ datasetId: { $in: [...datasetIds] }, period, state: "current" });
  return new Map(found.map((one) => [one.datasetId, one]));
}

/** What counts of one dataset; undefined: nothing was brought in yet. */
export async function currentVersion(datasetId: string, period: string): Promise<DatasetVersion | undefined> {
  return (await currentVersions(period, [datasetId])).get(datasetId);
}
