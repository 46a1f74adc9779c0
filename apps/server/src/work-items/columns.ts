import { noDay, sayPeriod } from "@duheng/assessment";
import { type Exported, instant } from "../use-cases/documents/export-columns.ts";

export const workItemColumns: Exported<"WorkItem"> = {
  title: { zh: "待办", en: "Work waiting" },
  columns: [
    { field: "title", heading: { zh: "被考核人或考核组", en: "Person or group" }, width: 24 },
    { field: "departmentName", heading: { zh: "科室", en: "Department" }, width: 24 },
    { field: "categoryName", heading: { zh: "人员类别", en: "Category" }, width: 20 },
    {
      field: "period",
      heading: { zh: "周期", en: "Period" },
      say: (period, locale) => sayPeriod(String(period), locale),
    },
    { field: "stepTitle", heading: { zh: "步骤", en: "Step" } },
    { field: "dueOn", heading: { zh: "截止日期", en: "Due on" }, width: 12, say: sayDay },
    { field: "createdAt", heading: { zh: "到达时间", en: "Waiting since" }, width: 20, say: instant },
  ],
};

/** Where no day is set, the last one of all stands for it. */
function sayDay(day: unknown): string {
  return day === noDay ? "" : String(day);
}
