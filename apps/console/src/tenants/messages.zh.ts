export const zh = {
  create: "新增单位",
  empty: "还没有下级单位",
  emptyHint: "可以逐个新增，也可以用一张表导入全部旗县市区和单位。",
  reorganise: "合并与拆分",
  close: "关闭",
  reopen: "恢复",
  closeTitle: "关闭“{name}”？",
  closeText: "关闭后没有人能进入这个单位，其中的内容保留，可以随时恢复。",
  closed: "已关闭",
  reopened: "已恢复",
} as const;
