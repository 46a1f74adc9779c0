import type { Assessment, QuotaGroup } from "@duheng/contracts";
import { type Refused, refuse } from "../refusal.ts";

export type FixGradesRefusal = "grades-fixed" | "grades-unready" | "grades-pending" | "quota-exceeded";

export type FixGradesOutcome = { readonly ok: true } | Refused<FixGradesRefusal>;

/**
 * Whether the grades of a group can be made final (G11, G14, G15): everybody who gets a grade has one, no seat
 * is undecided between equals, and good is within the seats by the assessments as well as by the group.
 */
export function canFixGrades(group: QuotaGroup, assessments: readonly Assessment[]): FixGradesOutcome {
  if (group.state === "fixed") {
    return refuse("grades-fixed", "本组等次已经确定。", "The grades of this group are fixed already.");
  }
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
      `“好”等次 ${good} 人，超过名额 ${group.seats} 个。`,
      `${good} people are good, more than the ${group.seats} seats.`,
      { good, seats: group.seats },
    );
  }
  return { ok: true };
}
