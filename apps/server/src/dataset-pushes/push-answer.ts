import type { BilingualText, Import, PushAnswer, PushState } from "@duheng/contracts";
import { versionOfImport } from "../datasets/find-datasets.ts";
import { jobById } from "../jobs/find-jobs.ts";
import { refusedRows } from "./refused-rows.ts";

/** What became of a push, as it stands now. */
export async function pushAnswer(of: Import): Promise<PushAnswer> {
  const { id: importId, jobId, counts } = of;
  const job = jobId === undefined ? undefined : await jobById(jobId);
  const state = stateOf(of, job?.isOpen === true);
  const version = state === "written" ? await versionOfImport(importId) : undefined;
  const message = state === "failed" ? (job?.error?.message ?? stopped) : messages[state];
  return {
    ...{ importId, state },
    progress:
      job === undefined || state === "undone"
        ? { done: of.written.applied, total: of.written.applied }
        : job.progress,
    counts: countsOf(of),
    refused: await refusedRows(of),
    refusedTotal: counts.refused + counts.doubt + of.written.setAside,
    ...(version === undefined ? {} : { version: version.number }),
    ...(message === undefined ? {} : { message }),
    statusUrl: `/api/datasets/pushes/${importId}`,
  };
}

/** How many rows there were of each kind when it came. */
export function countsOf({ counts }: Import): PushAnswer["counts"] {
  const { changed, unchanged, gone, refused, doubt } = counts;
  return { changed, unchanged, gone, refused: refused + doubt };
}

function stateOf({ state, push }: Import, isOpen: boolean): PushState {
  if (state === "committed") return "written";
  if (state === "undone") return push?.isStopped === true ? "revoked" : "undone";
  return isOpen ? "writing" : "failed";
}

const stopped: BilingualText = {
  zh: "写入中止。本单位管理员可在“导入”页面继续或撤销它。",
  en: "The writing was stopped. Administrators of the unit go on with it, or undo it, on the page “Imports”.",
};

const messages: Partial<Record<PushState, BilingualText>> = {
  revoked: {
    zh: "写入途中令牌被停用，已写入的部分全部撤回，原有数据照旧。",
    en: "The token was revoked while this was written: all of it was taken back, and what counted before counts on.",
  },
  undone: { zh: "本单位管理员已撤销这次推送。", en: "Administrators of the unit have undone this push." },
};
