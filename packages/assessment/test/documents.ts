import type { Assessment, QuotaGroup, Staff } from "@duheng/contracts";
import { defaultSteps, stepsFor } from "../src/index.ts";

const times = { createdAt: "2026-07-01T00:00:00+08:00", updatedAt: "2026-07-01T00:00:00+08:00" };

/** A valid reviewed assessment of the group `group`, changed as the test needs. */
export function assessment(changes: Partial<Assessment> = {}): Assessment {
  return {
    id: "a1",
    tenantId: "unit",
    cycleId: "cycle",
    period: "2026-Q3",
    subject: { kind: "person", id: "p1" },
    snapshot: {
      name: "示例-甲001",
      departmentId: "d1",
      departmentName: "一科",
      categoryId: "c1",
      categoryName: "一类",
    },
    formId: "form",
    version: 1,
    paperHash: "0".repeat(64),
    formTitle: "考核表",
    quotaGroupId: "group",
    state: "reviewed",
    steps: stepsFor(defaultSteps, {
      subjectId: "p1",
      leaderInChargeId: "leader",
      mainLeaderIds: ["main"],
      unitAdminIds: [],
      endsOn: "2026-09-30",
    }),
    revision: 0,
    ...times,
    ...changes,
  };
}

export function quotaGroup(changes: Partial<QuotaGroup> = {}): QuotaGroup {
  return {
    id: "group",
    tenantId: "unit",
    cycleId: "cycle",
    key: "unit",
    title: "全单位",
    percent: 40,
    rounding: "floor",
    base: 5,
    seats: 2,
    goodIds: [],
    state: "open",
    revision: 0,
    ...times,
    ...changes,
  };
}

export function staff(changes: Partial<Staff> = {}): Staff {
  return {
    id: "p1",
    tenantId: "unit",
    personId: "human-p1",
    number: "001",
    name: "示例-甲001",
    departmentId: "d1",
    categoryId: "c1",
    isLeader: false,
    state: "active",
    statuses: [],
    revision: 0,
    ...times,
    ...changes,
  };
}
