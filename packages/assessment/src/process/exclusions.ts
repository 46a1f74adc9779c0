import type { BilingualText, Staff, StaffStatus } from "@duheng/contracts";
import { leaveShare } from "../grading/leave.ts";

/** The calendar days of a cycle, both included. */
export interface CycleDays {
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface ExclusionReason {
  /** Number of the rule, such as G18. */
  readonly rule: string;
  readonly code: "left" | "not-yet-joined" | "leader" | "investigation" | "probation" | "leave";
  readonly reason: BilingualText;
  /** Whether there must be a paper all the same, to be commented on without a grade; a leader has one where there is a form for it. */
  readonly hasPaper: boolean;
}

/**
 * Why somebody gets no grade in a cycle and does not count in the base; undefined: takes part. Left or not yet
 * there (G19: counted once, in the present unit), leaders (G17: judged by the upper tenant), an open
 * investigation, probation, leave over half of the cycle (G18).
 */
export function exclusionOf(staff: Staff, cycle: CycleDays): ExclusionReason | undefined {
  if (staff.state === "left" || (staff.leftOn !== undefined && staff.leftOn <= cycle.endsOn)) {
    return exclusion("G19", "left", "已离开本单位", "has left the unit", false);
  }
  if (staff.joinedOn !== undefined && staff.joinedOn > cycle.endsOn) {
    return exclusion("G19", "not-yet-joined", "周期结束后到岗", "joins after the cycle", false);
  }
  if (staff.isLeader) {
    return exclusion("G17", "leader", "领导成员由上级考核", "a leader, assessed by the upper tenant", false);
  }
  if (staff.statuses.some((status) => status.kind === "investigation" && touchesEnd(status, cycle))) {
    return exclusion("G18", "investigation", "立案调查尚未结案", "under an open investigation", true);
  }
  if (staff.statuses.some((status) => status.kind === "probation" && touchesEnd(status, cycle))) {
    return exclusion("G18", "probation", "试用期，只写评语", "on probation: a comment only", true);
  }
  const leaves = staff.statuses.filter((status) => status.kind === "leave");
  const share = leaveShare({ from: cycle.startsOn, to: cycle.endsOn }, leaves);
  if (share.graded) return undefined;
  return exclusion(
    "G18",
    "leave",
    `请假 ${share.days} 天，超过周期 ${share.cycleDays} 天的一半`,
    `on leave for ${share.days} of ${share.cycleDays} days`,
    true,
  );
}

/** Whether the status holds on the cycle's last day, when people are judged. */
function touchesEnd(status: StaffStatus, cycle: CycleDays): boolean {
  return status.from <= cycle.endsOn && (status.to === undefined || status.to >= cycle.endsOn);
}

function exclusion(
  rule: string,
  code: ExclusionReason["code"],
  zh: string,
  en: string,
  hasPaper: boolean,
): ExclusionReason {
  return { rule, code, reason: { zh, en }, hasPaper };
}
