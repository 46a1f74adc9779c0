import { frequencyWords, planStateWords } from "@duheng/contracts/words";
import { type Exported, instant, inWords } from "../use-cases/documents/export-columns.ts";

export const planColumns: Exported<"Plan"> = {
  title: { zh: "考核方案", en: "Plans" },
  columns: [
    { field: "title", heading: { zh: "方案名称", en: "Plan" }, width: 40 },
    { field: "frequency", heading: { zh: "频次", en: "Frequency" }, width: 10, say: inWords(frequencyWords) },
    {
      field: "papers",
      heading: { zh: "对应关系（条）", en: "Papers" },
      say: (papers) => (Array.isArray(papers) ? papers.length : ""),
    },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 10, say: inWords(planStateWords) },
    { field: "updatedAt", heading: { zh: "最近修改", en: "Last change" }, width: 20, say: instant },
  ],
};
