import type { Messages } from "../../shared/messages.ts";
import type { PaletteItem } from "./palette-items.ts";

type Key =
  | "placeField"
  | "placeIndicator"
  | "place_field"
  | "place_column"
  | "place_member"
  | "place_group"
  | "place_end"
  | "place_behind"
  | "more"
  | "open"
  | "search"
  | "none"
  | "begin"
  | "how"
  | "tasks"
  | "indicator"
  | `help_${PaletteItem}`;

const zh: Record<Key, string> = {
  open: "添加字段、指标",
  more: "添加其他部分",
  placeField: "新字段加在",
  placeIndicator: "新指标加在",
  place_field: "“{into}”节",
  place_column: "“{into}”表，作为一列",
  place_member: "“{into}”里面",
  place_group: "“{into}”组",
  place_end: "表的末尾",
  place_behind: "{place}，“{behind}”之后",
  search: "找字段类型，可输入拼音",
  none: "没有这样的类型",
  begin: "从左侧添加字段，或把字段拖到这里",
  how: "回车或点击添加到上面所写的位置，也可拖入结构树或表单",
  tasks: "重点任务",
  indicator: "指标",
  help_text: "姓名、说明等文字，一行或多行",
  help_number: "可带小数的数，如金额、比率",
  help_integer: "件数、人数、次数等整数",
  help_boolean: "只答是或否",
  help_choice: "从几个选项里选一个",
  help_choices: "从几个选项里选若干个",
  help_date: "年月日，如开始日期",
  "help_date-time": "年月日加时分",
  help_list: "几个名称、数字或日期，每行写一项",
  help_rows: "可增减行的明细表，如加分事项",
  help_object: "放在一起的几个字段，如联系方式",
  help_file: "上传 PDF、图片等材料",
  help_email: "核对格式的邮箱地址",
  help_uri: "以 https:// 等开头的网址",
  help_tasks: "任务分节点填报：计划、完成日期和佐证，公式可计完成数",
  help_indicator: "一项计分的内容，用公式、测评或评鉴给分",
};

const en: Record<Key, string> = {
  open: "Add fields, indicators",
  more: "Add other parts",
  placeField: "A new field goes to",
  placeIndicator: "A new indicator goes to",
  place_field: "the section “{into}”",
  place_column: "the table “{into}”, as a column",
  place_member: "inside “{into}”",
  place_group: "the group “{into}”",
  place_end: "the end of the form",
  place_behind: "{place}, behind “{behind}”",
  search: "Find a kind of field",
  none: "There is no such kind",
  begin: "Add fields from the left, or drag them here",
  how: "Enter or a click adds at the place named above; items can be dragged into the tree or the form",
  tasks: "Key tasks",
  indicator: "Indicator",
  help_text: "Words on one line or several, such as a name",
  help_number: "A number that may have decimals, such as a rate",
  help_integer: "A count of cases, people, times",
  help_boolean: "Answered by yes or no",
  help_choice: "One of several options",
  help_choices: "Any number of several options",
  help_date: "A day, such as a beginning",
  "help_date-time": "A day with hour and minute",
  help_list: "Several names, numbers or days, one a line",
  help_rows: "A table whose rows are added as needed",
  help_object: "A few fields that belong together",
  help_file: "A PDF, a picture or another file",
  help_email: "An address whose form is checked",
  help_uri: "A web address such as https://…",
  help_tasks: "Tasks with milestones: planned, done, evidence; formulas count those done",
  help_indicator: "Something that gives points: by formula, rating or review",
};

export const paletteMessages: Messages<Key> = { zh, en };
