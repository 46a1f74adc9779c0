import type { PlanSettings, StepRule } from "@duheng/contracts";
import { defaultBands } from "../grading/band.ts";

/** The settings of a new plan: bands 90/80/60 (G10), 40 % good, floor, over the whole unit (G11). */
export const defaultPlanSettings: PlanSettings = {
  bands: defaultBands,
  quota: { percent: 40, rounding: "floor", group: "unit", countUngraded: false },
};

/** The steps of a new plan (G21): summary → review → decision → feedback. */
export const defaultSteps: StepRule[] = [
  { id: "summary", kind: "summary", title: "个人小结与填报", by: "self", days: 5 },
  { id: "review", kind: "review", title: "审核评鉴", by: "leader-in-charge", days: 5 },
  { id: "decision", kind: "decision", title: "确定等次", by: "main-leader", days: 5 },
  { id: "feedback", kind: "feedback", title: "结果反馈", by: "leader-in-charge", days: 5 },
];
