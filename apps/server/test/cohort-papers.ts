import { stepsFor } from "@duheng/assessment";
import type { Form, ScoreInputs } from "@duheng/contracts";
import { blankForm } from "@duheng/form";
import type { CohortKey } from "../src/assessments/cohorts/cohort.ts";
import { assessments, cohorts, scores } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { ensurePaper } from "../src/forms/ensure-paper.ts";
import { byFormula, wholeNumber } from "./small-unit.ts";

/** A form whose points look at the group. */
export const comparedForm: Form = {
  ...blankForm("季度考核表"),
  fields: { type: "object", properties: { 件: wholeNumber("件") } },
  indicators: [
    byFormula("高于平均", "(件 ?? 0) - COHORT.AVERAGE(件 ?? 0)"),
    byFormula("名次", "-COHORT.RANK(件 ?? 0)", { points: { kind: "floating", min: -10_000, max: 0 } }),
  ],
  score: { groups: [{ id: "group", code: "main", title: "全部" }], lower: -20_000 },
};

const rules = [
  { id: "review", kind: "review", title: "审核评鉴", by: "leader-in-charge", days: 5 },
  { id: "decision", kind: "decision", title: "确定等次", by: "main-leader", days: 5 },
] as const;

/** What the paper at a place was filled with. */
export const inputsAt = (index: number): ScoreInputs => ({ answers: { 件: (index * 7919) % 1000 } });

/** So many papers of one category that are through their review, each with the score of it; ids in their order. */
export async function givePapers(tenantId: string, count: number): Promise<CohortKey> {
  const paperHash = await ensurePaper(comparedForm);
  const key = { cycleId: `cycle-of-${tenantId}`, categoryId: "category" };
  await inTenant(tenantId, async () => {
    const made = Array.from({ length: count }, (_, index) => {
      const number = String(index).padStart(5, "0");
      const steps = stepsFor(rules, {
        subjectId: `p${number}`,
        leaderInChargeId: "leader",
        mainLeaderIds: [],
        unitAdminIds: [],
        endsOn: "2026-09-30",
      });
      return {
        id: `${tenantId}-a${number}`,
        cycleId: key.cycleId,
        period: "2026-Q3",
        subject: { kind: "person" as const, id: `p${number}` },
        snapshot: {
          name: `示例-${number}`,
          departmentId: "d",
          departmentName: "科",
          categoryId: key.categoryId,
          categoryName: "综合类",
        },
        formId: "form",
        version: 1,
        paperHash,
        formTitle: "季度考核表",
        state: "reviewed" as const,
        steps: steps.map((step) => ({
          ...step,
          state: step.kind === "review" ? ("done" as const) : ("open" as const),
        })),
        scoreId: `${tenantId}-s${number}`,
        score: null,
      };
    });
    await assessments.insertMany(made);
    await scores.insertMany(
      made.map(({ id, scoreId }, index) => ({
        id: scoreId,
        assessmentId: id,
        paperHash,
        inputs: inputsAt(index),
        result: { indicators: {}, groups: {}, raw: null, score: null, provisional: true },
        cause: "review" as const,
        scoredAt: "2026-10-01T00:00:00.000Z",
        scoredBy: "leader",
      })),
    );
    await cohorts.insert({ id: `${key.cycleId}-${key.categoryId}`, ...key, changes: count });
  });
  return key;
}
