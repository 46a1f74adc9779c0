import type {
  Assessment,
  Dataset,
  DatasetRow,
  DatasetVersion,
  ScoreDataset,
  ScoreInputs,
} from "@duheng/contracts";
import { datasetsByKey, getVersions, rowsAbout } from "../../datasets/find.ts";
import { readingOfRows } from "../../datasets/values.ts";
import { currentVersions } from "../../datasets/versions/current-versions.ts";
import { scores } from "../model.ts";
import { usedData } from "./used-data.ts";

/** What a dataset says of a paper's person for its period, as it counts now. */
export interface GatheredDataset {
  readonly key: string;
  /** Absent: the unit has no such dataset. */
  readonly dataset?: Dataset;
  /** Absent: nothing was brought in for the period. */
  readonly version?: DatasetVersion;
  /** The version that brought the rows, where the one that counts took them over. */
  readonly broughtBy?: DatasetVersion;
  /** Of the person, or of the unit, in the order of the sheet. */
  readonly rows: readonly DatasetRow[];
  /** The columns that the paper uses. */
  readonly columns: readonly string[];
}

type OfPaper = Pick<Assessment, "paperHash" | "period" | "subject">;

/**
 * What the datasets that a paper uses say of its person, as they count now; or as they counted, where the versions are given.
 */
export async function gatherData(
  { paperHash, period, subject }: OfPaper,
  counted?: readonly ScoreDataset[],
): Promise<GatheredDataset[]> {
  const used = await usedData(paperHash);
  if (used.size === 0) return [];
  const known = await datasetsByKey([...used.keys()]);
  const ids = [...known.values()].map(({ id }) => id);
  const versions = counted === undefined ? await currentVersions(period, ids) : await versionsIn(counted);
  const found: GatheredDataset[] = [];
  for (const [key, columns] of used) {
    const dataset = known.get(key);
    const version = versions.get(dataset?.id ?? "");
    const rows =
      dataset === undefined || version === undefined ? [] : await rowsAbout(version, dataset, subject.id);
    const [broughtBy] = await getVersions(rows.slice(0, 1).flatMap(({ fromId }) => fromId ?? []));
    found.push({
      ...{ key, columns, rows },
      ...(dataset && { dataset }),
      ...(version && { version }),
      ...(broughtBy && { broughtBy }),
    });
  }
  return found;
}

/** What the data of a paper were when it was scored; of one that has no score, what they are now. */
export async function countedData(
  assessment: OfPaper & Pick<Assessment, "scoreId">,
): Promise<GatheredDataset[]> {
  if (assessment.scoreId === undefined) return gatherData(assessment);
  const [score] = await scores.getMany([assessment.scoreId]);
  return gatherData(assessment, score?.datasets ?? []);
}

/** Whether these are the versions that count now. */
export async function areCurrent(used: readonly ScoreDataset[], period: string): Promise<boolean> {
  const current = await currentVersions(
    period,
    used.map(({ datasetId }) => datasetId),
  );
  return used.every(({ datasetId, versionId }) => current.get(datasetId)?.id === versionId);
}

async function versionsIn(counted: readonly ScoreDataset[]): Promise<ReadonlyMap<string, DatasetVersion>> {
  const found = await getVersions(counted.flatMap(({ versionId }) => versionId ?? []));
  return new Map(found.map((one) => [one.datasetId, one]));
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
