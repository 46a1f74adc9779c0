import type { Assessment, OutstandingCohort, QuotaGroup } from "@duheng/contracts";
import { gradeWords } from "@duheng/contracts/words";
import { type Refused, refuse } from "../refusal.ts";

export type FixGradesRefusal =
  | "grades-fixed"
  | "scores-outstanding"
  | "grades-unready"
  | "grades-pending"
  | "quota-exceeded";

export type FixGradesOutcome = { readonly ok: true } | Refused<FixGradesRefusal>;

/**
 * Whether the grades of a group can be made final (G11, G14, G15): no score waits for what its category says together,
 * everybody who gets a grade has one, no seat is undecided between equals, and good is within the seats by the assessments
 * as well as by the group.
 */
export function canFixGrades(
  group: QuotaGroup,
  assessments: readonly Assessment[],
  outstanding: readonly OutstandingCohort[] = [],
): FixGradesOutcome {
  if (group.state === "fixed") {
    return refuse("grades-fixed", "本组等次已经确定。", "The grades of this group are fixed already.");
  }
  const [first] = outstanding;
  if (first !== undefined) return refuseOutstanding(first);
  const graded = assessments.filter((one) => one.quotaGroupId === group.id && !one.excluded);
  const unready = graded.filter((one) => !one.grade || !["reviewed", "decided"].includes(one.state)).length;
  if (unready > 0) {
    return refuse(
      "grades-unready",
      `还有 ${unready} 人未确定等次。`,
      `${unready} people have no grade yet.`,
      { unready },
    );
  }
  const pending = graded.filter((one) => one.grade?.pending).length;
  if (pending > 0) {
    return refuse(
      "grades-pending",
      `有 ${pending} 人并列在名额边缘，需由领导研究确定。`,
      `${pending} people are tied at the edge of the quota; the leaders decide first.`,
      { pending },
    );
  }
  const good = graded.filter((one) => one.grade?.value === "good").length;
  if (good > group.seats || group.goodIds.length > group.seats) {
    return refuse(
      "quota-exceeded",
      `“${gradeWords.good.zh}”等次 ${good} 人，超过名额 ${group.seats} 个。`,
      `${good} people are good, more than the ${group.seats} seats.`,
      { good, seats: group.seats },
    );
  }
  return { ok: true };
}

/** What is missing, and what to do about it. */
function refuseOutstanding({
  categoryName,
  waiting,
  failure,
}: OutstandingCohort): Refused<"scores-outstanding"> {
  const zh = `“${categoryName}”的得分要与全组比较，`;
  const en = `Scores of “${categoryName}” are held against the whole group: `;
  if (waiting > 0) {
    return refuse(
      "scores-outstanding",
      `${zh}还有 ${waiting} 人未评鉴。请先完成评鉴，得分会自动算出，然后再确定等次。`,
      `${en}${waiting} people are not reviewed yet. Finish the reviews; the scores follow by themselves, then fix the grades.`,
      { waiting },
    );
  }
  if (failure !== undefined) {
    return refuse(
      "scores-outstanding",
      `${zh}但计算没有完成：${failure.zh}请点“重新计算”，算完后再确定等次。`,
      `${en}working them out did not finish: ${failure.en} Have them worked out again, then fix the grades.`,
    );
  }
  return refuse(
    "scores-outstanding",
    `${zh}正在计算。请稍候，算完并核对排名后再确定等次。`,
    `${en}they are being worked out. Wait a moment, look at the ranking again, then fix the grades.`,
  );
}
