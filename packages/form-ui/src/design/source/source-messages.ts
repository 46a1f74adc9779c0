import type { Messages } from "../../shared/messages.ts";

const zh = {
  source: "源码",
  label: "考核表的 JSON 源码",
  about: "Ctrl+F 查找，F8 到下一处问题，Ctrl+Z 撤销；Esc 后按 Tab 离开",
  applied: "已是当前的考核表",
  notApplied: "还没有采用：{count} 处要改正。写的内容都保留着。",
  changedElsewhere: "同一处在别的地方也改了，请选一种做法。写的内容都保留着。",
  joinMine: "两边的改动合在一起，冲突处以这里为准",
  takeForm: "放弃这里的内容，显示当前的考核表",
  copy: "复制全部",
  copied: "已复制",
  copyRefused: "浏览器不允许网页写入剪贴板：请在下面按 Ctrl+A、Ctrl+C",
  problemAt: "第 {line} 行",
} as const;

const en: Record<keyof typeof zh, string> = {
  source: "Source",
  label: "JSON source of the form",
  about: "Ctrl+F finds, F8 goes to the next problem, Ctrl+Z undoes; Esc and Tab leave",
  applied: "This is the form as it stands",
  notApplied: "Not taken over yet: {count} to be mended. What you typed is kept.",
  changedElsewhere: "The same was changed elsewhere too: choose what to do. What you typed is kept.",
  joinMine: "Join both; where they differ, this text counts",
  takeForm: "Give this text up and show the form as it stands",
  copy: "Copy all",
  copied: "Copied",
  copyRefused: "The browser does not let pages write the clipboard: press Ctrl+A, Ctrl+C below",
  problemAt: "Line {line}",
};

export const sourceMessages: Messages<keyof typeof zh> = { zh, en };
