import type { Assessment, BilingualText, ScoreResult } from "@duheng/contracts";
import { comparedPoints, type ScoreComparison } from "@duheng/form";

/** One person's score by the version that was filled, and by the draft. */
export interface TriedPaper {
  readonly id: string;
  readonly name: string;
  readonly departmentName: string;
  readonly categoryName: string;
  readonly version: number;
  readonly before: number | null;
  readonly after: number | null;
  /** After less before; null where either has no score, and then `why` says so. */
  readonly difference: number | null;
  readonly why?: BilingualText;
  /** Titles of the answers that the draft has no place for. */
  readonly lost: readonly string[];
  readonly unfit: number;
}

export function triedPaper({ id, snapshot, version }: Assessment, comparison: ScoreComparison): TriedPaper {
  const { name, departmentName, categoryName } = snapshot;
  const { before, after, difference } = comparedPoints(comparison);
  const why = difference === null ? reasonOf(comparison, before === null) : undefined;
  return {
    id,
    name,
    departmentName,
    categoryName,
    version,
    before,
    after,
    difference,
    ...(why === undefined ? {} : { why }),
    lost: [...new Set(comparison.lost.map(({ title }) => title))],
    unfit: comparison.unfit.length,
  };
}

/** Which indicators have no points yet, in the version that has no score. */
function reasonOf({ indicators }: ScoreComparison, isOld: boolean): BilingualText {
  const open = indicators.filter((one) => isOpen(isOld ? one.before : one.after)).slice(0, 3);
  const [zh, en] = isOld
    ? ["原版本没有得分", "no score in its version"]
    : ["新版没有得分", "no score in the new version"];
  if (open.length === 0) return { zh, en };
  return {
    zh: `${zh}：${open.map(({ title }) => `“${title}”`).join("、")}尚无分数`,
    en: `${en}: ${open.map(({ title }) => `"${title}"`).join(", ")} without points`,
  };
}

function isOpen(result: ScoreResult["indicators"][string] | undefined): boolean {
  return result?.state === "pending" || result?.state === "error";
}
