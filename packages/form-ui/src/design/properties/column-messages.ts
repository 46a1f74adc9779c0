import type { Messages } from "../../shared/messages.ts";

const zh = {
  rows: "列",
  object: "里面的字段",
  rowsNone: "这个表还没有列。先添加一列，填报时才能逐行填写。",
  objectNone: "里面还没有字段。",
  rowsAdd: "添加列",
  objectAdd: "添加字段",
  kindOfNew: "新列的类型",
} as const;

const en: Record<keyof typeof zh, string> = {
  rows: "Columns",
  object: "Fields inside",
  rowsNone: "This table has no columns yet. Add one, so that rows can be filled in.",
  objectNone: "There are no fields inside yet.",
  rowsAdd: "Add a column",
  objectAdd: "Add a field",
  kindOfNew: "Kind of the new column",
};

/** What is said of the columns of rows. */
export const columnMessages: Messages<keyof typeof zh> = { zh, en };
