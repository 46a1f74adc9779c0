import type { Assessment, Grade, QuotaGroup } from "@duheng/contracts";
import { gradeWords } from "@duheng/contracts/words";
import { type Refused, refuse } from "../refusal.ts";
import { allowsGrade } from "./propose.ts";

export type SetGradeRefusal =
  | "grades-fixed"
  | "not-in-quota-group"
  | "without-grade"
  | "not-reviewed"
  | "above-ceiling"
  | "quota-exceeded";

export type SetGradeOutcome = { readonly ok: true; readonly group: QuotaGroup } | Refused<SetGradeRefusal>;

/**
 * Whether this assessment may get this grade within its group's quota (G9, G15), and the group's document
 * after it. The caller writes that document in the same transaction as the assessment, also where it did not
 * change, and raises its revision: so two changes at once conflict instead of both passing. A list that
 * forces good still counts. Refusals: the group is fixed, the assessment is of another group, has no grade by
 * G17/G18, is not reviewed yet, has a veto's ceiling below, or no seat is free (params: seats, good, base, percent).
 */
export function canSetGrade(group: QuotaGroup, assessment: Assessment, grade: Grade): SetGradeOutcome {
  return refusalOf(group, assessment, grade) ?? { ok: true, group: withGrade(group, assessment.id, grade) };
}

/** Whether the leader must say why: the grade is not the one that the rules proposed (G15). */
export function needsReason(assessment: Pick<Assessment, "grade">, grade: Grade): boolean {
  const { proposed, pending } = assessment.grade ?? {};
  return pending === true || (proposed !== undefined && proposed !== grade);
}

function refusalOf(
  group: QuotaGroup,
  assessment: Assessment,
  grade: Grade,
): Refused<SetGradeRefusal> | undefined {
  if (group.state === "fixed") {
    return refuse("grades-fixed", "本组等次已经确定，不能再改。", "The grades of this group are fixed.");
  }
  if (assessment.excluded) {
    const { rule, reason } = assessment.excluded;
    return refuse(
      "without-grade",
      `此人本周期不确定等次（${rule}：${reason}）。`,
      `This person gets no grade in this cycle (${rule}).`,
      { rule },
    );
  }
  if (assessment.quotaGroupId !== group.id) {
    return refuse("not-in-quota-group", "此人不在本配额组。", "This person is not in this quota group.");
  }
  if (assessment.state !== "reviewed" && assessment.state !== "decided") {
    return refuse(
      "not-reviewed",
      "尚未完成评鉴，不能确定等次。",
      "The review is not finished: no grade yet.",
      {
        state: assessment.state,
      },
    );
  }
  const ceiling = assessment.result?.ceiling;
  if (ceiling && !allowsGrade(ceiling, grade)) {
    return refuse(
      "above-ceiling",
      `触发一票否决，等次最高为“${gradeWords[ceiling].zh}”。`,
      `A veto leaves "${gradeWords[ceiling].en}" as the highest grade.`,
      { ceiling, grade },
    );
  }
  const holdsSeat = group.goodIds.includes(assessment.id);
  if (grade !== "good" || holdsSeat || group.goodIds.length < group.seats) return undefined;
  return quotaExceeded(group);
}

function quotaExceeded({ base, seats, percent, goodIds }: QuotaGroup): Refused<"quota-exceeded"> {
  const good = goodIds.length;
  return refuse(
    "quota-exceeded",
    `“${gradeWords.good.zh}”等次名额已满：参加考核 ${base} 人，比例 ${percent}%，名额 ${seats} 个，已用 ${good} 个。请先调整他人等次。`,
    `No seat for "${gradeWords.good.en}" is left: ${base} people at ${percent}% have ${seats}, ${good} are taken. Change another grade first.`,
    { base, seats, percent, good },
  );
}

function withGrade(group: QuotaGroup, id: string, grade: Grade): QuotaGroup {
  const others = group.goodIds.filter((goodId) => goodId !== id);
  if (grade !== "good") return { ...group, goodIds: others };
  return group.goodIds.includes(id) ? group : { ...group, goodIds: [...others, id] };
}
