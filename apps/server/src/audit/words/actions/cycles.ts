import type { ActionsInWords } from "./action-words.ts";

/** What is done to cycles, in words. */
export const cyclesActions: ActionsInWords = {
  "cycles.start": {
    name: { zh: "启动考核周期", en: "Start a cycle" },
    said: { zh: "启动考核周期{target}", en: "started the cycle {target}" },
  },
  "cycles.report": {
    name: { zh: "导出考核周期报告", en: "Export the report of a cycle" },
    said: { zh: "导出考核周期{target}的报告", en: "exported the report of the cycle {target}" },
  },
  "cycles.close": {
    name: { zh: "结束考核周期", en: "Close a cycle" },
    said: { zh: "结束考核周期{target}", en: "closed the cycle {target}" },
  },
};
