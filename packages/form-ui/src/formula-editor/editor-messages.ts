import type { Messages } from "../shared/messages.ts";

const zh = {
  applyFix: "改为：{fix}",
  deleteFix: "删去",
  fixKey: "按 {key} 改正",
  problems: "公式里有 {count} 处问题",
  sample: "样例“{title}”的结果：",
  sampleWaits: "改正后显示结果",
  blank: "空",
  yes: "是",
  no: "否",
  kindField: "字段",
  kindProperty: "列",
  kindNamespace: "名称组",
  kindFunction: "函数",
  kindKeyword: "运算",
  kindValue: "选项",
  example: "例",
  loading: "正在载入编辑器…",
} as const;

const en: Record<keyof typeof zh, string> = {
  applyFix: "Change to: {fix}",
  deleteFix: "Delete it",
  fixKey: "{key} applies the fix",
  problems: "{count} problems in the formula",
  sample: "With the sample “{title}”: ",
  sampleWaits: "shown once the formula is correct",
  blank: "blank",
  yes: "yes",
  no: "no",
  kindField: "field",
  kindProperty: "column",
  kindNamespace: "names",
  kindFunction: "function",
  kindKeyword: "operator",
  kindValue: "choice",
  example: "Example",
  loading: "Loading the editor…",
};

/** What the formula editor says. */
export const editorMessages: Messages<keyof typeof zh> = { zh, en };
