import type { ActionsInWords } from "./action-words.ts";

/** What is done to departments, in words. */
export const departmentsActions: ActionsInWords = {
  "departments.create": {
    name: { zh: "新增科室", en: "Add a department" },
    said: { zh: "新增科室{target}", en: "added the department {target}" },
  },
  "departments.update": {
    name: { zh: "修改科室", en: "Change a department" },
    said: { zh: "修改科室{target}", en: "changed the department {target}" },
  },
  "departments.remove": {
    name: { zh: "删除科室", en: "Remove a department" },
    said: { zh: "删除科室{target}", en: "removed the department {target}" },
  },
  "departments.removeMany": {
    name: { zh: "批量删除科室", en: "Remove several departments" },
    said: { zh: "批量删除科室", en: "removed several departments" },
  },
  "departments.reorder": {
    name: { zh: "调整科室顺序", en: "Reorder departments" },
    said: { zh: "调整{target}的科室顺序", en: "reordered the departments of {target}" },
  },
  "departments.retire": {
    name: { zh: "停用科室", en: "Retire a department" },
    said: { zh: "停用科室{target}", en: "retired the department {target}" },
  },
  "departments.restore": {
    name: { zh: "恢复科室", en: "Restore a department" },
    said: { zh: "恢复停用的科室{target}", en: "restored the department {target}" },
  },
};
