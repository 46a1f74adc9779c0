import type { MissingProvider } from "./provider.ts";

/** Rows of datasets: nothing brings them in yet. */
export const data: MissingProvider = {
  missing: ({ title, parts }) => ({
    zh: `“${title}”的公式要用数据${parts.map((part) => `“${part}”`).join("、")}，目前还不能导入数据。请改为由本人填写的字段，或去掉这项指标。`,
    en: `the formula of “${title}” uses the data ${parts.map((part) => `“${part}”`).join(", ")}, which cannot be imported yet. Use a field that is filled in instead, or take the indicator out.`,
  }),
};
