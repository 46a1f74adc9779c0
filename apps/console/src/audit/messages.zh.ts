export const zh = {
  title: "审计记录",
  hint: "谁、何时、做了什么；只增不改。",
  empty: "还没有记录",
  search: "操作人、操作或事由",
  across: "跨单位",
} as const;
