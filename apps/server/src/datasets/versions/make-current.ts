import { type DatasetVersion, validators } from "@duheng/contracts";
import { conflict } from "../../database/repository.ts";
import { AppError } from "../../errors/app-error.ts";
import { useCase } from "../../use-cases/use-case.ts";
import { datasetRows, datasets, datasetVersions } from "../model.ts";
import { currentVersion } from "./current-versions.ts";
import { versionChanged } from "./follow.ts";

/**
 * Makes an earlier version count again, at once and wholly: what an import or a push brought is taken back by it, or taken up again.
 * Scores that are not final follow. Errors: `wrong-state` where it counts already or is still being brought.
 */
export const makeVersionCurrent = useCase({
  name: "datasets.makeCurrent",
  ability: ["update", "datasets"],
  input: validators.RemoveInput,
  before: ({ input }) => datasetVersions.get(input.id),
  run: async ({ input: { revision }, before, caller }) => {
    if (before.revision !== revision) throw conflict(before);
    if (before.state !== "former") throw notFormer(before);
    await refuseWhileBrought(before);
    const { isTakenBack: _wanted, ...again } = before;
    return becomeCurrent(again, caller.actor.userId);
  },
  audit: {
    target: async ({ before: { datasetId } }) => ({
      ...{ kind: "datasets", id: datasetId },
      name: (await datasets.get(datasetId)).title,
    }),
    details: ({ before: { period, number } }) => ({ period, version: number }),
  },
});

/** What is being brought was checked against what counts now, and stands on it. */
async function refuseWhileBrought({ datasetId, period }: DatasetVersion): Promise<void> {
  const other = await datasetVersions.findOne({ datasetId, period, state: "writing" });
  if (other === undefined) return;
  throw new AppError("wrong-state", {
    message: {
      zh: `第 ${other.number} 版正在导入，请等它结束，或先撤销那份导入。`,
      en: `Version ${other.number} is being brought. Wait for its end, or undo that import first.`,
    },
  });
}

/** Makes a version that is whole count instead of the one that does. Inside a transaction. `by`: the account that brought it about. */
export async function becomeCurrent(version: DatasetVersion, by: string): Promise<DatasetVersion> {
  const { datasetId, period } = version;
  const present = await currentVersion(datasetId, period);
  if (present !== undefined) await datasetVersions.replace({ ...present, state: "former" });
  const rows = await datasetRows.count({ versionId: version.id });
  const current = await datasetVersions.replace({
    ...version,
    ...{ state: "current", rows, currentAt: new Date().toISOString() },
  });
  await versionChanged({ datasetId, period, by, versionId: current.id });
  return current;
}

/** Makes nothing count for a period of which nothing counted before. Inside a transaction. */
export async function nothingIsCurrent(version: DatasetVersion, by: string): Promise<void> {
  const { datasetId, period } = version;
  await datasetVersions.replace({ ...version, state: "former" });
  await versionChanged({ datasetId, period, by, versionId: "" });
}

function notFormer({ state, number }: DatasetVersion): AppError {
  return new AppError("wrong-state", {
    message:
      state === "current"
        ? { zh: `第 ${number} 版现在就在用。`, en: `Version ${number} counts already.` }
        : { zh: `第 ${number} 版还在导入，没有收全。`, en: `Version ${number} is still being brought.` },
  });
}
