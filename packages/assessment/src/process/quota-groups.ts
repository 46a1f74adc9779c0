import type { QuotaRule } from "@duheng/contracts";
import { seatsOf } from "../grading/quota.ts";

export interface QuotaMember {
  readonly assessmentId: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly categoryId: string;
  readonly categoryName: string;
  /** Number of the rule by which there is no grade (G17, G18 …). */
  readonly excludedBy?: string | undefined;
}

export interface QuotaGroupPlan {
  /** `unit`, or the department's or category's id. */
  readonly key: string;
  readonly title: string;
  readonly percent: number;
  readonly rounding: QuotaRule["rounding"];
  /** People who count. */
  readonly base: number;
  readonly seats: number;
  /** Assessments that get a grade in this group. */
  readonly memberIds: readonly string[];
}

/**
 * The quota groups of a cycle (G11): by unit, department or category, each with its base and seats. People
 * without a grade are no members; they count in the base only where the rule says so. Leaders belong to none (G17).
 */
export function planQuotaGroups(members: readonly QuotaMember[], rule: QuotaRule): QuotaGroupPlan[] {
  const groups = new Map<string, { title: string; base: number; memberIds: string[] }>();
  for (const member of members) {
    if (member.excludedBy === "G17") continue;
    const [key, title] = groupOf(member, rule);
    const group = groups.get(key) ?? { title, base: 0, memberIds: [] };
    groups.set(key, group);
    if (!member.excludedBy) group.memberIds.push(member.assessmentId);
    if (!member.excludedBy || rule.countUngraded) group.base += 1;
  }
  return [...groups].map(([key, { title, base, memberIds }]) => ({
    key,
    title,
    percent: rule.percent,
    rounding: rule.rounding,
    base,
    seats: seatsOf(base, rule.percent, rule.rounding),
    memberIds,
  }));
}

function groupOf(member: QuotaMember, rule: QuotaRule): [key: string, title: string] {
  if (rule.group === "department") return [member.departmentId, member.departmentName];
  if (rule.group === "category") return [member.categoryId, member.categoryName];
  return ["unit", "全单位"];
}
