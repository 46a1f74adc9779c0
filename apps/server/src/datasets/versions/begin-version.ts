import type { DatasetSource, DatasetVersion } from "@duheng/contracts";
import { AppError } from "../../errors/app-error.ts";
import type { PartOfWork } from "../../import-kinds/import-kind.ts";
import { DatasetRowModel, datasetRows, datasetVersions } from "../model.ts";
import { currentVersion } from "./current-versions.ts";

/** Rows that are taken over, or removed, by one step. */
const atOnce = 2_000;

/** The version that an import is bringing; undefined: it has not begun. */
export function versionBeingBrought({
  importId,
}: {
  readonly importId: string;
}): Promise<DatasetVersion | undefined> {
  return datasetVersions.findOne({ "source.importId": importId, state: "writing" });
}

export interface Brought {
  readonly datasetId: string;
  readonly period: string;
  readonly source: DatasetSource;
}

/**
 * Begins a version, part by part: the version, then all rows of the one that is current, which what is brought takes the place of.
 * undefined: it has begun. Nobody reads it until it is made current. Begun once before and broken off, it begins anew.
 * Errors: `wrong-state` while another is being brought for the same period.
 */
export async function beginVersion(
  brought: Brought,
  present: DatasetVersion | undefined,
  after: string | undefined,
): Promise<PartOfWork | undefined> {
  if (present === undefined) return { write: () => insertVersion(brought), after: "copy:" };
  if (present.isCopied === true) return undefined;
  const last = after?.startsWith("copy:") === true ? after.slice("copy:".length) : undefined;
  return last === undefined ? cleared(present) : copied(present, last);
}

/**
 * Takes figures to be brought, inside a transaction: their version, of which nobody reads anything yet. In: the version that they were
 * checked against, "" for none. Errors: `conflict` where another counts by now; `wrong-state` while others are brought.
 */
export async function takeVersion(brought: Brought, checkedAgainst: string): Promise<void> {
  const current = await currentVersion(brought.datasetId, brought.period);
  if ((current?.id ?? "") !== checkedAgainst) throw anotherCounts(current);
  await insertVersion(brought);
  // Written, so that whoever makes another one count at this moment conflicts.
  if (current !== undefined) await datasetVersions.replace(current);
}

async function insertVersion({ datasetId, period, source }: Brought): Promise<void> {
  const other = await datasetVersions.findOne({ datasetId, period, state: "writing" });
  if (other !== undefined) throw anotherIsBrought(other);
  const last = await datasetVersions.findOne({ datasetId, period }, { sort: { number: -1 } });
  const current = await currentVersion(datasetId, period);
  await datasetVersions.insert({
    ...{ datasetId, period, source, state: "writing", rows: 0 },
    number: (last?.number ?? 0) + 1,
    ...(current === undefined ? { isCopied: true } : { basedOn: current.id }),
  });
}

/** What a broken-off beginning left is taken out, so that nothing is there twice. */
async function cleared({ id }: DatasetVersion): Promise<PartOfWork> {
  const ids = await datasetRows.findIds({ versionId: id }, { limit: atOnce });
  return {
    async write() {
      await DatasetRowModel.deleteMany({ _id: { $in: ids } });
    },
    after: ids.length < atOnce ? "copy:" : "clear",
  };
}

async function copied({ id, basedOn = "" }: DatasetVersion, last: string): Promise<PartOfWork> {
  const rows = await datasetRows.find(
    { versionId: basedOn, ...(last === "" ? {} : { _id: { $gt: last } }) },
    { sort: { _id: 1 }, limit: atOnce },
  );
  return {
    async write() {
      if (rows.length > 0)
        await datasetRows.insertMany(
          rows.map(({ row, staffId, values, fromId = basedOn }) => ({
            ...{ versionId: id, row, values, isCopied: true, fromId },
            ...(staffId === undefined ? {} : { staffId }),
          })),
        );
      if (rows.length < atOnce) {
        const fresh = await datasetVersions.get(id);
        await datasetVersions.replace({ ...fresh, isCopied: true });
      }
    },
    after: `copy:${rows.at(-1)?.id ?? last}`,
  };
}

/** Takes back a version that never became current, part by part; undefined: nothing of it is left. */
export async function dropVersion({ id }: DatasetVersion): Promise<PartOfWork> {
  const ids = await datasetRows.findIds({ versionId: id }, { limit: atOnce });
  return {
    async write() {
      await DatasetRowModel.deleteMany({ _id: { $in: ids } });
      if (ids.length >= atOnce) return;
      const { revision } = await datasetVersions.get(id);
      await datasetVersions.remove(id, revision);
    },
    after: "drop",
  };
}

function anotherCounts(current: DatasetVersion | undefined): AppError {
  const number = current?.number ?? 0;
  return new AppError("conflict", {
    message: {
      zh: `核对之后，这个周期的数据已换成${number === 0 ? "空" : `第 ${number} 版`}。请再看一遍后写入。`,
      en: `Since this was checked, ${number === 0 ? "no version" : `version ${number}`} counts for the period. Look once more, then write it.`,
    },
  });
}

function anotherIsBrought({ source: { by, name = "" } }: DatasetVersion): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: `${by}正在为同一周期导入这个数据集${name === "" ? "" : `（“${name}”）`}。请等它结束，或先撤销它。`,
      en: `${by} is bringing this dataset for the same period${name === "" ? "" : ` (“${name}”)`}. Wait for its end, or undo it first.`,
    },
  });
}
