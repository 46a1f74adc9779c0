import { sayPeriod } from "@duheng/assessment";
import { cycleStateWords } from "@duheng/contracts/words";
import { type Exported, inWords } from "../use-cases/documents/export-columns.ts";

export const cycleColumns: Exported<"Cycle"> = {
  title: { zh: "考核周期", en: "Cycles" },
  columns: [
    { field: "title", heading: { zh: "名称", en: "Title" }, width: 40 },
    {
      field: "period",
      heading: { zh: "周期", en: "Period" },
      say: (period, locale) => sayPeriod(String(period), locale),
    },
    { field: "startsOn", heading: { zh: "开始", en: "Starts" }, width: 12 },
    { field: "endsOn", heading: { zh: "结束", en: "Ends" }, width: 12 },
    { field: "state", heading: { zh: "阶段", en: "Stage" }, say: inWords(cycleStateWords) },
  ],
};
