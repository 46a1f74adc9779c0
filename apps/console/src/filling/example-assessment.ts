import type { Assessment } from "@duheng/contracts";

/** An assessment being filled, for tests. */
export const exampleAssessment: Assessment = {
  id: "a1",
  tenantId: "t1",
  cycleId: "c1",
  period: "2026-Q3",
  subject: { kind: "person", id: "s1" },
  snapshot: {
    name: "示例-甲",
    departmentId: "d",
    departmentName: "一科",
    categoryId: "c",
    categoryName: "执法勤务类",
  },
  formId: "f1",
  version: 1,
  paperHash: "0".repeat(64),
  formTitle: "季度考核表",
  state: "filling",
  steps: [],
  answers: {},
  revision: 5,
  createdAt: "2026-07-01T00:00:00Z",
  updatedAt: "2026-07-01T00:00:00Z",
};
