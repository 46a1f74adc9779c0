import type { ActionsInWords } from "./action-words.ts";

/** What is done to units, in words. */
export const tenantsActions: ActionsInWords = {
  "tenants.create": {
    name: { zh: "新增单位", en: "Add a unit" },
    said: { zh: "新增单位{target}", en: "added the unit {target}" },
  },
  "tenants.update": {
    name: { zh: "修改单位", en: "Change a unit" },
    said: { zh: "修改单位{target}", en: "changed the unit {target}" },
  },
  "tenants.close": {
    name: { zh: "关闭单位", en: "Close a unit" },
    said: { zh: "关闭单位{target}", en: "closed the unit {target}" },
  },
  "tenants.reopen": {
    name: { zh: "恢复单位", en: "Open a closed unit" },
    said: { zh: "恢复关闭的单位{target}", en: "opened the unit {target} again" },
  },
  "tenants.countPeople": {
    name: { zh: "删除前清点人员", en: "Count the people of a unit before it is removed" },
    said: {
      zh: "清点要删除的下级单位有没有人员",
      en: "counted the people of a unit below that was to be removed",
    },
  },
  "tenants.remove": {
    name: { zh: "删除单位", en: "Remove a unit" },
    said: { zh: "删除单位{target}", en: "removed the unit {target}" },
  },
  "organisation.readiness": {
    name: { zh: "查阅所属单位的准备情况", en: "Read what units below lack" },
    said: {
      zh: "查阅所属单位的准备情况（只有数字）",
      en: "read, in numbers, what the units below lack for the next cycle",
    },
  },
  "organisation.progress": {
    name: { zh: "查阅所属单位的考核进度", en: "Read how far units below are" },
    said: {
      zh: "查阅所属单位的考核进度（只有数字）",
      en: "read, in numbers, how far the cycles of the units below are",
    },
  },
};
