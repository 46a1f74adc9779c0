import type { ActionsInWords } from "./action-words.ts";

/** What is done to the indicator library, in words. */
export const indicatorsActions: ActionsInWords = {
  "indicatorEntries.create": {
    name: { zh: "新增指标条目", en: "Add an indicator entry" },
    said: { zh: "新增指标条目{target}", en: "added the indicator entry {target}" },
  },
  "indicatorEntries.update": {
    name: { zh: "修改指标条目", en: "Change an indicator entry" },
    said: { zh: "修改指标条目{target}", en: "changed the indicator entry {target}" },
  },
  "indicatorEntries.setState": {
    name: { zh: "停用或恢复指标条目", en: "Withdraw or restore an indicator entry" },
    said: { zh: "停用或恢复指标条目{target}", en: "withdrew or restored the indicator entry {target}" },
  },
  "indicatorEntries.readAbove": {
    name: { zh: "查阅上级指标库", en: "Read the indicator libraries above" },
    said: { zh: "查阅上级单位的指标库", en: "read the indicator libraries above" },
  },
};
