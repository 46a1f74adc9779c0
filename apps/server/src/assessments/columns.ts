import { sayPeriod } from "@duheng/assessment";
import { assessmentStateWords, gradeWords } from "@duheng/contracts/words";
import { type Exported, instant, inWords, type Locale } from "../use-cases/documents/export-columns.ts";

export const assessmentColumns: Exported<"Assessment"> = {
  title: { zh: "考核记录", en: "Assessments" },
  columns: [
    { field: "snapshot", part: "number", heading: { zh: "工号", en: "Staff number" } },
    { field: "snapshot", part: "name", heading: { zh: "姓名", en: "Name" } },
    { field: "snapshot", part: "departmentName", heading: { zh: "科室", en: "Department" }, width: 24 },
    { field: "snapshot", part: "categoryName", heading: { zh: "人员类别", en: "Category" }, width: 20 },
    { field: "snapshot", part: "position", heading: { zh: "职务", en: "Position" }, width: 20 },
    {
      field: "period",
      heading: { zh: "周期", en: "Period" },
      say: (period, locale) => sayPeriod(String(period), locale),
    },
    { field: "formTitle", heading: { zh: "考核表", en: "Form" }, width: 36 },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 12, say: inWords(assessmentStateWords) },
    { field: "submittedAt", heading: { zh: "提交时间", en: "Handed in at" }, width: 20, say: instant },
    { field: "score", heading: { zh: "得分", en: "Score" }, width: 10 },
    { field: "rank", heading: { zh: "名次", en: "Rank" }, width: 8 },
    { field: "grade", heading: { zh: "等次", en: "Grade" }, width: 16, say: sayGrade },
    { field: "excluded", part: "reason", heading: { zh: "不定等次原因", en: "Why no grade" }, width: 36 },
  ],
};

/** One that is not fixed yet says so. */
function sayGrade(grade: unknown, locale: Locale): string {
  const { value, final }: { value?: unknown; final?: unknown } = Object(grade);
  const words = inWords(gradeWords)(value, locale);
  if (final === true) return words;
  return locale === "zh" ? `${words}（未确定）` : `${words} (not fixed)`;
}
