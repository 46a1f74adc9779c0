import type { Messages } from "../../shared/messages.ts";

const zh = {
  valueHead: "值（公式里写的）",
  move: "移动选项“{title}”（Alt+↑、Alt+↓）",
  moved: "“{title}”现在是第 {index} 个",
  paste: "粘贴一列…",
  pasteHint: "一行一个选项；要写值的，在后面加 Tab 和值（从 Excel 复制两列即可）",
  pasteDo: "加入这些选项",
  cancel: "取消",
  added: "加入了 {count} 个选项。",
  repeated: "已有或重复、没有加入的：{titles}",
} as const;

const en: Record<keyof typeof zh, string> = {
  valueHead: "Value (in formulas)",
  move: "Move the option “{title}” (Alt+↑, Alt+↓)",
  moved: "“{title}” is now number {index}",
  paste: "Paste a list…",
  pasteHint:
    "One option a line; for a value of its own, a tab and the value behind it (as two columns of Excel)",
  pasteDo: "Add these options",
  cancel: "Cancel",
  added: "{count} {count:option|options} added.",
  repeated: "There already or twice, not added: {titles}",
};

/** What is said where the options of a field are edited. */
export const optionMessages: Messages<keyof typeof zh> = { zh, en };
