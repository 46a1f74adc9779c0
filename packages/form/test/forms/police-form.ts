import type { Form } from "@duheng/contracts";
import { fixed, floating, group } from "./small-form.ts";

/** 执法勤务类 in small: rates, a conditional field, a nested object, rows with a computed column, raters, a veto. */
export function policeForm(): Form {
  const count = (title: string, id: string) => ({
    type: "integer",
    title,
    minimum: 0,
    maximum: 99_999,
    "x-id": id,
  });
  return {
    title: "执法勤务类民警季度考核表",
    fields: {
      type: "object",
      required: ["姓名", "接警数", "及时数"],
      properties: {
        姓名: { type: "string", title: "姓名", minLength: 2, maxLength: 40, "x-id": "name" },
        警号: { type: "string", title: "警号", pattern: "^[0-9]{6}$", "x-id": "badge" },
        入警日期: { type: "string", format: "date", title: "入警日期", "x-id": "joined" },
        邮箱: { type: "string", format: "email", title: "邮箱", "x-id": "mail" },
        接警数: count("接警数", "calls"),
        及时数: {
          ...count("及时到场数", "in-time"),
          "x-check": {
            formula: "及时数 <= 接警数",
            message: { zh: "及时到场数不能多于接警数", en: "more in time than calls" },
          },
        },
        及时率: {
          type: "number",
          title: "及时率",
          "x-id": "rate",
          "x-computed": "ROUND(及时数 / 接警数 * 100, 1)",
          "x-visible": "接警数 > 0",
        },
        是否受奖: { type: "boolean", title: "是否受奖", "x-id": "has-awards" },
        奖励: {
          type: "array",
          title: "奖励",
          "x-id": "awards",
          "x-visible": "是否受奖",
          "x-required": true,
          maxItems: 10,
          items: { $ref: "#/$defs/奖励项" },
        },
        奖励合计: {
          type: "number",
          title: "奖励合计",
          "x-id": "awards-total",
          "x-computed": "SUM(奖励.得分)",
        },
        联系人: {
          type: "object",
          title: "联系人",
          "x-id": "contact",
          required: ["电话"],
          properties: {
            电话: { type: "string", title: "电话", pattern: "^1[0-9]{10}$", "x-id": "phone" },
            备注: { type: "string", title: "备注", "x-id": "note" },
          },
        },
        警种: {
          type: "array",
          title: "警种",
          "x-id": "kinds",
          uniqueItems: true,
          items: { enum: ["治安", "刑侦", "交管"] },
        },
        泄密: { type: "boolean", title: "泄密", default: false, "x-id": "leak" },
        满意率: {
          type: "number",
          title: "满意率",
          minimum: 0,
          maximum: 100,
          multipleOf: 0.01,
          "x-id": "satisfied",
        },
        证明: { type: "object", title: "证明材料", contentMediaType: "application/pdf", "x-id": "proof" },
      },
      $defs: {
        奖励项: {
          type: "object",
          required: ["名称", "级别"],
          properties: {
            名称: { type: "string", title: "名称", minLength: 1, maxLength: 50, "x-id": "award-name" },
            级别: {
              title: "级别",
              "x-id": "award-level",
              oneOf: [
                { const: "national", title: "国家级" },
                { const: "city", title: "市级" },
              ],
            },
            文号: {
              type: "string",
              title: "文号",
              "x-id": "award-number",
              "x-visible": '级别 = "national"',
              "x-required": true,
            },
            得分: {
              type: "number",
              title: "得分",
              "x-id": "award-points",
              "x-computed": 'IF(级别 = "national", 8, 3)',
            },
          },
        },
      },
    },
    layout: {
      pages: [
        {
          id: "page",
          title: "履职",
          sections: [
            {
              id: "basics",
              title: "基本情况",
              columns: 2,
              items: [{ field: "姓名" }, { field: "接警数" }, { field: "及时数" }],
            },
          ],
        },
      ],
    },
    indicators: [
      fixed("及时率分", 50, "及时数 / 接警数 * 50", { applicable: "接警数 > 0" }),
      fixed("满意率分", 30, "(满意率 ?? 60) / 100 * 30"),
      fixed("测评", 10, "", { by: { kind: "rating" } }),
      fixed("处置", 10, "", { by: { kind: "reviewer" } }),
      floating("奖励分", 0, 10, "奖励合计", { group: "plus" }),
      floating("泄密分", -10, 0, "IF(泄密 ?? FALSE, -10, 0)", {
        group: "minus",
        veto: { when: "泄密 ?? FALSE", ceiling: "average" },
      }),
    ],
    score: {
      groups: [group("main", { max: 100 }), group("plus", { max: 10 }), group("minus", { min: -20 })],
    },
    ratings: { weights: { self: 10, peer: 20, superior: 70 } },
    samples: [
      {
        id: "sample-1",
        title: "优秀",
        inputs: {
          answers: {
            姓名: "示例甲",
            接警数: 40,
            及时数: 36,
            满意率: 90,
            是否受奖: true,
            奖励: [{ 名称: "嘉奖", 级别: "city" }],
          },
          review: { 处置: 8 },
          ratings: { 测评: { self: [80], superior: [90] } },
        },
        expected: { score: 91.88, indicators: { 及时率分: 45, 测评: 8.875, 奖励分: 3 } },
      },
    ],
  };
}
