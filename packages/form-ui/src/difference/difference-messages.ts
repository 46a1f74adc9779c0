import type { Messages } from "../shared/messages.ts";

const zh = {
  none: "两个版本没有差别",
  count: "{count} 处",
  detail: "看前后内容",
  added: "新增",
  removed: "删除",
  changed: "修改",
  moved: "移动",
  scoring: "指标与计分",
  data: "用到的数据",
  fields: "填写的字段",
  layout: "版式",
  samples: "样例",
  form: "考核表本身",
} as const;

const en: Record<keyof typeof zh, string> = {
  none: "The two versions are the same",
  count: "{count} {count:change|changes}",
  detail: "Before and after",
  added: "added",
  removed: "removed",
  changed: "changed",
  moved: "moved",
  scoring: "Indicators and scoring",
  data: "Data that is used",
  fields: "Fields",
  layout: "Layout",
  samples: "Samples",
  form: "The form itself",
};

/** What the comparison says. */
export const differenceMessages: Messages<keyof typeof zh> = { zh, en };
