import type { ActionsInWords } from "./action-words.ts";

/** What is done to plans, in words. */
export const plansActions: ActionsInWords = {
  "plans.retire": {
    name: { zh: "停用考核方案", en: "Retire a plan" },
    said: { zh: "停用考核方案{target}", en: "retired the plan {target}" },
  },
  "plans.restore": {
    name: { zh: "恢复考核方案", en: "Restore a plan" },
    said: { zh: "恢复停用的考核方案{target}", en: "restored the plan {target}" },
  },
  "plans.create": {
    name: { zh: "新建考核方案", en: "Create a plan" },
    said: { zh: "新建考核方案{target}", en: "created the plan {target}" },
  },
  "plans.update": {
    name: { zh: "修改考核方案", en: "Change a plan" },
    said: { zh: "修改考核方案{target}", en: "changed the plan {target}" },
  },
  "plans.remove": {
    name: { zh: "删除考核方案", en: "Remove a plan" },
    said: { zh: "删除考核方案{target}", en: "removed the plan {target}" },
  },
  "plans.removeMany": {
    name: { zh: "批量删除考核方案", en: "Remove several plans" },
    said: { zh: "批量删除考核方案", en: "removed several plans" },
  },
};
