import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { reviewPoints } from "@duheng/assessment";
import type { Assessment, DatasetVersion } from "@duheng/contracts";
import { getDataset } from "../../datasets/find.ts";
import { currentVersion } from "../../datasets/versions/current-versions.ts";
import { followVersions, type VersionChanged } from "../../datasets/versions/follow.ts";
import { AppError } from "../../errors/app-error.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { registerJobKind } from "../../jobs/job-kind.ts";
import { contributionsTo, fillingOf } from "../contributions/find.ts";
import { assessments, scores } from "../model.ts";
import { keepScore, scoreOf } from "../score-assessment.ts";
import { isTold } from "../told.ts";
import { isSame } from "../unchanged.ts";
import { usedData } from "./used-data.ts";

interface Stage {
  /** What counted when this pass began; empty: nothing. */
  readonly versionId: string;
  readonly after: string;
  /** How many got a new score, in this pass and in all. */
  readonly inPass: number;
  readonly scored: number;
  readonly looked: number;
}

/** So many papers are looked at by one step. */
const atOnce = 20;

/** Whoever was handing in when the figures changed has done so by then, ms. */
const pause = 1_000;

/**
 * Scores anew whatever is not final and was scored with other figures of a dataset for a period, until a pass finds nothing left: a
 * paper that is handed in at the very moment is found by the next. What is final, or was told to the person, stays as it is.
 */
export const rescoreJob = registerJobKind<VersionChanged, Stage, Record<string, number>>({
  kind: "assessments.rescore",
  input: { parse: readInput },
  async step({ input: { datasetId, period, by }, stage }) {
    const current = await currentVersion(datasetId, period);
    const versionId = current?.id ?? "";
    if (stage === undefined) await waitUntilSettled(current);
    const from = stage ?? { versionId, after: "", inPass: 0, scored: 0, looked: 0 };
    const page = await assessments.find(
      {
        ...{ period, scoreId: { $exists: true } },
        ...(from.after === "" ? {} : { _id: { $gt: from.after } }),
      },
      { sort: { _id: 1 }, limit: atOnce, without: ["result"] },
    );
    const { key } = await getDataset(datasetId);
    const due: { assessment: Assessment; scored: Awaited<ReturnType<typeof scoreOf>> }[] = [];
    for (const { id } of page) {
      const assessment = await assessments.get(id);
      if (!mayFollow(assessment) || !(await usedData(assessment.paperHash)).has(key)) continue;
      const scored = await scoreAnew(assessment);
      if (scored !== undefined) due.push({ assessment, scored });
    }
    const looked = from.looked + page.length;
    const inPass = from.inPass + due.length;
    const scored = from.scored + due.length;
    const isOver = page.length < atOnce;
    const isDone = isOver && inPass === 0 && from.versionId === versionId;
    return {
      async write() {
        // Another version that counts since the last look has a job of its own, which may have passed here already.
        if (isDone && ((await currentVersion(datasetId, period))?.id ?? "") !== versionId)
          throw new AppError("conflict");
        for (const one of due) {
          const present = await assessments.get(one.assessment.id);
          // Somebody did something with it meanwhile, and it was scored with what counts now; if not, the next pass finds it.
          if (!isSame(present, one.assessment)) continue;
          const score = await keepScore(present, one.scored, { cause: "data", actor: { userId: by } });
          await assessments.replace({ ...present, ...score });
        }
      },
      progress: { done: looked, total: looked },
      next: isDone
        ? { result: { scored } }
        : {
            stage: isOver
              ? { versionId, after: "", inPass: 0, scored, looked }
              : { ...from, after: page.at(-1)?.id ?? "", inPass, scored, looked },
          },
    };
  },
});

followVersions(async (changed) => {
  const { title } = await getDataset(changed.datasetId);
  await enqueue(rescoreJob, {
    input: changed,
    // Of each version that comes to count, so that none is taken for the one before.
    key: `${changed.datasetId}/${changed.period}/${changed.versionId}`,
    target: { kind: "datasets", id: changed.datasetId, name: title },
  });
});

async function waitUntilSettled(current: DatasetVersion | undefined): Promise<void> {
  const since = Date.now() - Date.parse(current?.currentAt ?? new Date(0).toISOString());
  if (since >= 0 && since < pause) await sleep(pause - since);
}

/** Nothing decided or told rests on the score. */
export function mayFollow(assessment: Assessment): boolean {
  const { grade, result } = assessment;
  return grade?.final !== true && (!isTold(assessment) || result?.provisional === true);
}

/** undefined: its figures are what they were. */
async function scoreAnew(assessment: Assessment): Promise<Awaited<ReturnType<typeof scoreOf>> | undefined> {
  const [{ filling }, given, [before]] = [
    await fillingOf(assessment.id),
    await contributionsTo(assessment.id),
    await scores.getMany([assessment.scoreId ?? ""]),
  ];
  const points = reviewPoints(given);
  const scored = await scoreOf(assessment, {
    answers: filling.answers,
    ...(points === undefined ? {} : { review: points }),
  });
  const isAlike =
    isDeepStrictEqual(before?.inputs.data, scored.inputs.data) &&
    isDeepStrictEqual(before?.datasets, scored.datasets);
  return isAlike ? undefined : scored;
}

/** Nobody but the server writes it. */
function readInput(value: unknown): VersionChanged {
  const text = (name: string) => String(Reflect.get(Object(value), name));
  return {
    ...{ datasetId: text("datasetId"), period: text("period") },
    ...{ by: text("by"), versionId: text("versionId") },
  };
}
