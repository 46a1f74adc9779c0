import { publicationStateWords } from "@duheng/contracts/words";
import { type Exported, instant, inWords, type Locale } from "../use-cases/documents/export-columns.ts";

export const publicationColumns: Exported<"Publication"> = {
  title: { zh: "模板库", en: "Library" },
  columns: [
    { field: "title", heading: { zh: "模板", en: "Template" }, width: 40 },
    { field: "version", heading: { zh: "版本", en: "Version" }, width: 8 },
    { field: "ownerName", heading: { zh: "共享单位", en: "Shared by" }, width: 30 },
    { field: "audience", heading: { zh: "共享范围", en: "Shared with" }, width: 18, say: sayAudience },
    {
      field: "lockedIds",
      heading: { zh: "锁定的指标（个）", en: "Locked indicators" },
      say: (ids) => (Array.isArray(ids) ? ids.length : 0),
    },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 10, say: inWords(publicationStateWords) },
    { field: "sharedAt", heading: { zh: "共享时间", en: "Shared at" }, width: 20, say: instant },
    { field: "description", heading: { zh: "说明", en: "Description" }, width: 50 },
  ],
};

/** Others than the owner are not told which units are named. */
function sayAudience(audience: unknown, locale: Locale): string {
  return inWords(audiences)(Reflect.get(Object(audience), "kind"), locale);
}

const audiences = {
  below: { zh: "全部下级单位", en: "all units below" },
  named: { zh: "指定的单位", en: "named units" },
  all: { zh: "全部单位", en: "all units" },
};
