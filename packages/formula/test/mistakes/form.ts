import type { Scope } from "../../src/index.ts";

/** The form that the wrong formulas are written for, as HR people set one up. */
const schema = {
  type: "object",
  required: [
    "办结数",
    "受理数",
    "满意率",
    "级别",
    "类别",
    "已调离",
    "入职日期",
    "截止日期",
    "姓名",
    "得分",
    "奖励",
    "评分",
    "a",
    "b",
    "x",
    "系数",
    "办结率%",
    "q1",
    "2季度办结数",
  ],
  properties: {
    办结数: { type: "integer", minimum: 0, title: "办结案件数" },
    受理数: { type: "integer", minimum: 1, title: "受理案件数" },
    满意率: { type: "number", minimum: 0, maximum: 100, title: "群众满意率" },
    得分: { type: "number", minimum: 0, maximum: 100 },
    系数: { type: "number" },
    a: { type: "number" },
    b: { type: "number" },
    x: { type: "number" },
    加分: { type: "number" },
    bonus: { type: "number" },
    "办结率%": { type: "number" },
    q1: { type: "integer", title: "1季度办结数" },
    "2季度办结数": { type: "integer" },
    级别: { enum: ["A", "B", "C"] },
    等次: { enum: ["优秀", "称职", "基本称职", "不称职"] },
    类别: {
      oneOf: [
        { const: "field", title: "执法勤务类" },
        { const: "tech", title: "警务技术类" },
        { const: "general", title: "综合管理类" },
      ],
    },
    已调离: { type: "boolean" },
    全勤: { type: "boolean" },
    入职日期: { type: "string", format: "date" },
    截止日期: { type: "string", format: "date" },
    姓名: { type: "string" },
    备注: { type: "string" },
    评分: { type: "array", items: { type: "number" } },
    奖励: {
      type: "array",
      items: {
        type: "object",
        required: ["类型", "分值"],
        properties: {
          类型: { enum: ["重点", "一般"] },
          分值: { type: "number" },
          扣分: { type: "number" },
          说明: { type: "string" },
          日期: { type: "string", format: "date" },
        },
      },
    },
  },
};

export const form: Scope = { schema, ratings: true };
