import type { Grant } from "@duheng/contracts";
import { grantStandingWords, labelOf } from "@duheng/contracts/words";
import { actionWords } from "../audit/words/actions.ts";
import { type Exported, instant, joined, type Locale } from "../use-cases/documents/export-columns.ts";
import { standingOf } from "./standing.ts";

/** Said by its standing: who reads the workbook later must not take one that ran out for one in force. */
function sayStanding(_state: unknown, locale: Locale, grant: Grant): string {
  return labelOf(grantStandingWords[standingOf(grant, clock)], locale);
}

/** The trail's clock, for the days in a workbook. */
const clock = { timeZone: "Asia/Shanghai" };

export const grantColumns: Exported<"Grant"> = {
  title: { zh: "跨单位授权", en: "Grants" },
  columns: [
    { field: "homeName", heading: { zh: "单位", en: "Unit" }, width: 28 },
    { field: "personName", heading: { zh: "姓名", en: "Person" } },
    { field: "position", heading: { zh: "职务", en: "Position" }, width: 20 },
    { field: "acts", heading: { zh: "可办理", en: "May do" }, width: 28, say: sayActs },
    {
      field: "assessmentIds",
      heading: { zh: "考核记录（份）", en: "Papers" },
      say: (ids) => (Array.isArray(ids) ? ids.length : ""),
    },
    { field: "until", heading: { zh: "有效期至", en: "Until" }, width: 12 },
    { field: "reason", heading: { zh: "事由", en: "Reason" }, width: 36 },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 10, say: sayStanding },
    { field: "givenByName", heading: { zh: "授权人", en: "Given by" } },
    { field: "createdAt", heading: { zh: "授权时间", en: "Given at" }, width: 20, say: instant },
    { field: "withdrawnAt", heading: { zh: "撤回时间", en: "Withdrawn at" }, width: 20, say: instant },
    { field: "uses", heading: { zh: "办理次数", en: "Times used" }, width: 10 },
    { field: "lastUsedAt", heading: { zh: "最近办理", en: "Last used" }, width: 20, say: instant },
  ],
};

/** As the trail calls what is done. */
function sayActs(acts: unknown, locale: Locale): string {
  const names = Array.isArray(acts) ? acts.map(String) : [];
  return joined(
    names.map((act) => labelOf(nameOfAct(act), locale)),
    locale,
  );
}

function nameOfAct(act: string) {
  if (act === "read") return { zh: "查看", en: "Read" };
  return actionWords[`assessments.${act}`]?.name ?? { zh: act, en: act };
}
