import type {
  Assessment,
  Dataset,
  DatasetRow,
  DatasetVersion,
  ScoreDataset,
  ScoreInputs,
} from "@duheng/contracts";
import { datasetRows, datasets } from "../../datasets/model.ts";
import { readingOfRows } from "../../datasets/values.ts";
import { currentVersions } from "../../datasets/versions/current-versions.ts";
import { usedData } from "./used-data.ts";

/** What a dataset says of a paper's person for its period, as it counts now. */
export interface GatheredDataset {
  readonly key: string;
  /** Absent: the unit has no such dataset. */
  readonly dataset?: Dataset;
  /** Absent: nothing was brought in for the period. */
  readonly version?: DatasetVersion;
  /** Of the person, or of the unit, in the order of the sheet. */
  readonly rows: readonly DatasetRow[];
  /** The columns that the paper uses. */
  readonly columns: readonly string[];
}

/** Of so many rows a list in a formula is made; more is no figure of one person. */
const mostRows = 2_000;

/** What the datasets that a paper uses say of its person. */
export async function gatherData({
  paperHash,
  period,
  subject,
}: Pick<Assessment, "paperHash" | "period" | "subject">): Promise<GatheredDataset[]> {
  const used = await usedData(paperHash);
  if (used.size === 0) return [];
  const known = new Map(
    (await datasets.find({ key: { $in: [...used.keys()] } })).map((one) => [one.key, one]),
  );
  const versions = await currentVersions(
    period,
    [...known.values()].map(({ id }) => id),
  );
  const found: GatheredDataset[] = [];
  for (const [key, columns] of used) {
    const dataset = known.get(key);
    const version = versions.get(dataset?.id ?? "");
    const rows =
      version === undefined
        ? []
        : await datasetRows.find(
            { versionId: version.id, ...(dataset?.subject === "unit" ? {} : { staffId: subject.id }) },
            { sort: { row: 1 }, limit: mostRows },
          );
    found.push({ key, columns, rows, ...(dataset && { dataset }), ...(version && { version }) });
  }
  return found;
}

/** The same as a score's inputs, and which versions they are. */
export function dataInputs(gathered: readonly GatheredDataset[]): {
  readonly data: NonNullable<ScoreInputs["data"]>;
  readonly datasets: ScoreDataset[];
} {
  return {
    data: Object.fromEntries(
      gathered.map(({ key, dataset, version, rows, columns }) => [
        key,
        dataset === undefined || version === undefined ? null : readingOfRows(dataset, rows, columns),
      ]),
    ),
    datasets: gathered.flatMap(({ key, dataset, version }) =>
      dataset === undefined
        ? []
        : [{ key, datasetId: dataset.id, ...(version === undefined ? {} : { versionId: version.id }) }],
    ),
  };
}
