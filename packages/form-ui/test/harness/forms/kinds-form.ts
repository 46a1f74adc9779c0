import type { Answers, Form } from "@duheng/contracts";
import { keyTasksField } from "@duheng/form";

/** Every kind of field once, on two pages, with key tasks on the second. */
export const kindsForm: Form = {
  title: "各种题型",
  fields: {
    type: "object",
    required: ["文本"],
    properties: {
      文本: { type: "string", title: "文本", description: "一行文字。" },
      长文本: { type: "string", title: "长文本", maxLength: 500 },
      办件数: { type: "integer", title: "办件数（件）", minimum: 0, maximum: 5000 },
      办结率: { type: "number", title: "办结率", minimum: 0, maximum: 100 },
      日期: { type: "string", format: "date", title: "日期" },
      时间: { type: "string", format: "date-time", title: "时间" },
      邮箱: { type: "string", format: "email", title: "邮箱" },
      网址: { type: "string", format: "uri", title: "网址" },
      警号: { type: "string", title: "警号", pattern: "^\\d{6}$" },
      岗位: { title: "岗位", enum: ["内勤", "外勤", "窗口", "指挥", "督察"] },
      班次: { title: "班次", enum: ["早", "晚"] },
      警种: { type: "array", title: "警种", items: { enum: ["治安", "交管", "刑侦"] } },
      曾用名: {
        type: "array",
        title: "曾用名",
        maxItems: 5,
        uniqueItems: true,
        items: { type: "string", maxLength: 20 },
      },
      每月办件: { type: "array", title: "每月办件（件）", items: { type: "integer", minimum: 0 } },
      党员: { type: "boolean", title: "党员" },
      证明: { type: "object", title: "证明材料", contentMediaType: "application/pdf" },
      得分: { type: "number", title: "得分", "x-computed": "(办件数 ?? 0) / 100" },
      联系人: {
        type: "object",
        title: "联系人",
        properties: {
          姓名: { type: "string", title: "姓名" },
          电话: { type: "string", title: "电话" },
        },
      },
      明细: {
        type: "array",
        title: "明细",
        items: {
          type: "object",
          properties: {
            日期: { type: "string", format: "date", title: "日期" },
            事项: { type: "string", title: "事项" },
            参加人: { type: "array", title: "参加人", items: { type: "string" } },
            类别: { title: "类别", enum: ["重点", "一般"] },
            分值: { type: "number", title: "分值", maximum: 10 },
          },
        },
      },
      重点任务: keyTasksField({ title: "重点任务", id: "tasks" }),
    },
  },
  layout: {
    pages: [
      {
        id: "p-plain",
        title: "基本情况",
        sections: [
          {
            id: "s-plain",
            title: "基本情况",
            columns: 2,
            items: [
              "文本",
              "长文本",
              "办件数",
              "办结率",
              "日期",
              "时间",
              "邮箱",
              "网址",
              "警号",
              "岗位",
              "班次",
              "警种",
              "曾用名",
              "每月办件",
              "党员",
              "证明",
              "得分",
              "联系人",
              "明细",
            ].map((field) => ({ field })),
          },
        ],
      },
      {
        id: "p-tasks",
        title: "重点任务",
        sections: [{ id: "s-tasks", title: "重点任务", columns: 1, items: [{ field: "重点任务" }] }],
      },
    ],
  },
  indicators: [
    {
      id: "i-tasks",
      code: "节点",
      title: "节点完成",
      group: "全部",
      points: { kind: "fixed", full: 100 },
      by: {
        kind: "formula",
        formula: "SAFEDIV(SUM(重点任务.完成节点数), SUM(重点任务.节点数), 0) * 100",
      },
    },
  ],
  score: { groups: [{ id: "g-all", code: "全部", title: "全部" }] },
};

/** Four tasks: done, late, overdue on 2026-09-30, and with a milestone whose day does not exist. */
export const taskAnswers: Answers = {
  文本: "某民警",
  办件数: 35,
  曾用名: ["某甲", "某乙"],
  每月办件: [12, 9, 14],
  明细: [{ 日期: "2026-07-01", 事项: "调解", 参加人: ["某甲", "某丙"], 类别: "一般", 分值: 2 }],
  重点任务: [
    {
      任务名称: "辖区出租房屋全面登记",
      节点: [
        { 节点内容: "摸底", 计划日期: "2026-07-10", 完成日期: "2026-07-08" },
        { 节点内容: "登记造册", 计划日期: "2026-08-31", 完成日期: "2026-09-03" },
      ],
    },
    {
      任务名称: "电信诈骗宣传进社区",
      节点: [
        { 节点内容: "制定方案", 计划日期: "2026-07-05", 完成日期: "2026-07-05" },
        { 节点内容: "第一轮宣讲", 计划日期: "2026-08-15" },
        { 节点内容: "第二轮宣讲", 计划日期: "2026-10-15" },
      ],
    },
    { 任务名称: "夜间巡逻制度", 节点: [] },
    { 任务名称: "窗口业务培训", 节点: [{ 节点内容: "集中培训", 计划日期: "2026-09-31" }] },
  ],
};

/** Values from an earlier version of the form, none of which its fields take now. */
export const staleAnswers: Answers = {
  文本: "合格\u202Etxt.exe",
  办件数: "三十余件",
  日期: "2026-02-30",
  岗位: "驾驶员",
  班次: "中",
  党员: "是",
};
