import { formStateWords } from "@duheng/contracts/words";
import { categoryNames } from "../staff/names.ts";
import { type Exported, instant, inWords } from "../use-cases/documents/export-columns.ts";

export const formColumns: Exported<"FormDraft"> = {
  title: { zh: "考核表", en: "Forms" },
  columns: [
    { field: "title", heading: { zh: "名称", en: "Title" }, width: 40 },
    { field: "categoryId", heading: { zh: "适用类别", en: "Category" }, width: 24, names: categoryNames },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 12, say: inWords(formStateWords) },
    // 0 before the first publication, which the state says.
    {
      field: "latestVersion",
      heading: { zh: "版本", en: "Version" },
      width: 10,
      say: (version) => Number(version) || "",
    },
    { field: "base", heading: { zh: "来源模板", en: "Template" }, width: 40, say: titleOf },
    { field: "updatedAt", heading: { zh: "最近修改", en: "Last change" }, width: 20, say: instant },
  ],
};

function titleOf(base: unknown): string {
  return String(Reflect.get(Object(base), "title"));
}
