export const zh = {
  title: "审计记录",
  hint: "谁、何时、做了什么；只增不改。",
  empty: "还没有记录",
  action: "操作",
  across: "跨单位",
} as const;
