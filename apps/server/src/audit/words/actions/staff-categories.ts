import type { ActionsInWords } from "./action-words.ts";

/** What is done to staff categories, in words. */
export const staffCategoriesActions: ActionsInWords = {
  "staffCategories.create": {
    name: { zh: "新增人员类别", en: "Add a staff category" },
    said: { zh: "新增人员类别{target}", en: "added the staff category {target}" },
  },
  "staffCategories.update": {
    name: { zh: "修改人员类别", en: "Change a staff category" },
    said: { zh: "修改人员类别{target}", en: "changed the staff category {target}" },
  },
  "staffCategories.remove": {
    name: { zh: "删除人员类别", en: "Remove a staff category" },
    said: { zh: "删除人员类别{target}", en: "removed the staff category {target}" },
  },
  "staffCategories.removeMany": {
    name: { zh: "批量删除人员类别", en: "Remove several staff categories" },
    said: { zh: "批量删除人员类别", en: "removed several staff categories" },
  },
  "staffCategories.retire": {
    name: { zh: "停用人员类别", en: "Retire a staff category" },
    said: { zh: "停用人员类别{target}", en: "retired the staff category {target}" },
  },
  "staffCategories.restore": {
    name: { zh: "恢复人员类别", en: "Restore a staff category" },
    said: { zh: "恢复停用的人员类别{target}", en: "restored the staff category {target}" },
  },
};
