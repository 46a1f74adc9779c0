import type { Form } from "@duheng/contracts";

/** A quarter's form for patrol officers: every kind of field, conditions, rows, and all kinds of indicators. */
export const patrolForm: Form = {
  title: "执法勤务类民警季度考核表",
  fields: {
    type: "object",
    required: ["姓名", "受理数", "办结数"],
    properties: {
      姓名: { type: "string", "x-id": "f-name", title: "姓名", maxLength: 40 },
      警号: { type: "string", "x-id": "f-badge", title: "警号", pattern: "^[0-9]{6}$", examples: ["010203"] },
      警种: {
        "x-id": "f-branch",
        title: "警种",
        oneOf: [
          { const: "patrol", title: "巡逻防控" },
          { const: "traffic", title: "交通管理" },
          { const: "station", title: "派出所" },
        ],
      },
      小结: {
        type: "string",
        "x-id": "f-summary",
        title: "季度小结",
        description: "写明主要工作、成效与不足",
        maxLength: 800,
        "x-required": true,
      },
      受理数: { type: "integer", "x-id": "f-taken", title: "受理案件数", minimum: 0, maximum: 9999 },
      办结数: {
        type: "integer",
        "x-id": "f-closed",
        title: "办结案件数",
        minimum: 0,
        maximum: 9999,
        "x-check": {
          formula: "办结数 <= 受理数",
          message: { zh: "办结数不能多于受理数", en: "No more can be closed than taken" },
        },
      },
      办结率: {
        type: "number",
        "x-id": "f-rate",
        title: "办结率",
        "x-computed": "ROUND(SAFEDIV(办结数, 受理数, 1) * 100, 2)",
      },
      参加专项: { type: "boolean", "x-id": "f-campaign", title: "是否参加专项行动" },
      专项名称: {
        type: "string",
        "x-id": "f-campaign-name",
        title: "专项行动名称",
        maxLength: 80,
        "x-visible": "参加专项 ?? FALSE",
        "x-required": true,
      },
      专项开始: {
        type: "string",
        format: "date",
        "x-id": "f-campaign-from",
        title: "开始日期",
        "x-visible": "参加专项 ?? FALSE",
      },
      培训方式: {
        type: "array",
        "x-id": "f-training",
        title: "参加培训",
        uniqueItems: true,
        items: { enum: ["集中培训", "网络培训", "岗位练兵", "以老带新"] },
      },
      加分项: {
        type: "array",
        "x-id": "f-bonus",
        title: "加分事项",
        description: "每项一行；重点事项须附证明",
        maxItems: 10,
        items: {
          type: "object",
          required: ["事项", "类型", "分值"],
          properties: {
            事项: { type: "string", "x-id": "f-bonus-title", title: "事项", maxLength: 100 },
            类型: { "x-id": "f-bonus-kind", title: "类型", enum: ["重点", "一般"] },
            分值: { type: "number", "x-id": "f-bonus-points", title: "分值", minimum: 0, maximum: 5 },
          },
        },
      },
      违纪次数: { type: "integer", "x-id": "f-breaches", title: "违纪次数", minimum: 0, "x-required": true },
      联系方式: {
        type: "object",
        "x-id": "f-contact",
        title: "联系方式",
        properties: {
          手机: { type: "string", "x-id": "f-phone", title: "手机", maxLength: 20 },
          邮箱: { type: "string", format: "email", "x-id": "f-mail", title: "电子邮箱" },
        },
      },
      证明材料: {
        type: "object",
        "x-id": "f-proof",
        title: "证明材料",
        contentMediaType: "application/pdf",
      },
    },
  },
  layout: {
    pages: [
      {
        id: "p-work",
        title: "工作情况",
        sections: [
          {
            id: "s-person",
            title: "基本信息",
            columns: 3,
            items: [{ field: "姓名" }, { field: "警号" }, { field: "警种", as: "select" }],
          },
          {
            id: "s-cases",
            title: "案件办理",
            columns: 3,
            items: [
              { field: "受理数" },
              { field: "办结数" },
              { field: "办结率" },
              { field: "小结", span: 3 },
            ],
          },
          {
            id: "s-campaign",
            title: "专项行动与培训",
            columns: 2,
            items: [
              { field: "参加专项" },
              { field: "培训方式" },
              { field: "专项名称" },
              { field: "专项开始" },
            ],
          },
        ],
      },
      {
        id: "p-extra",
        title: "加分与纪律",
        sections: [
          { id: "s-bonus", title: "加分事项", columns: 1, items: [{ field: "加分项", as: "table" }] },
          {
            id: "s-discipline",
            title: "纪律与联系",
            columns: 2,
            items: [{ field: "违纪次数" }, { field: "联系方式" }],
          },
        ],
      },
    ],
  },
  indicators: [
    {
      id: "i-closing",
      code: "办结",
      title: "案件办结率",
      group: "业务",
      measure: "quantitative",
      importance: "key",
      virtue: "achievement",
      points: { kind: "fixed", full: 40 },
      by: { kind: "formula", formula: "MIN(40, SAFEDIV(办结数, 受理数, 1) * 40)" },
      applicable: "受理数 > 0",
      locked: true,
    },
    {
      id: "i-attitude",
      code: "作风",
      title: "工作作风",
      group: "业务",
      measure: "qualitative",
      virtue: "diligence",
      points: { kind: "fixed", full: 30 },
      by: {
        kind: "reviewer",
        levels: [
          { title: "好", share: 1 },
          { title: "较好", share: 0.9 },
        ],
      },
    },
    {
      id: "i-peers",
      code: "互评",
      title: "同级测评",
      group: "测评",
      points: { kind: "fixed", full: 20 },
      by: { kind: "rating", raters: ["peer", "superior"] },
    },
    {
      id: "i-bonus",
      code: "加分",
      title: "重点工作加分",
      group: "加减",
      points: { kind: "floating", min: 0, max: 10 },
      by: { kind: "formula", formula: 'MIN(10, SUM(加分项[类型 = "重点"].分值))' },
    },
    {
      id: "i-breach",
      code: "违纪",
      title: "违纪扣分",
      group: "加减",
      polarity: "negative",
      points: { kind: "floating", min: -20, max: 0 },
      by: { kind: "formula", formula: "MAX(-20, -(违纪次数 ?? 0) * 5)" },
      veto: { when: "(违纪次数 ?? 0) >= 3", ceiling: "average" },
    },
  ],
  score: {
    groups: [
      { id: "g-work", code: "业务", title: "业务工作", kind: "individual" },
      { id: "g-ratings", code: "测评", title: "民主测评", kind: "ratings" },
      { id: "g-floating", code: "加减", title: "加分与扣分", kind: "additions", min: -20, max: 10 },
    ],
    lower: 0,
    upper: 100,
    decimals: 2,
  },
  ratings: { weights: { peer: 40, superior: 60 }, required: ["superior"] },
  samples: [
    {
      id: "sample-good",
      title: "办结较多的民警",
      inputs: {
        answers: {
          姓名: "示例甲",
          小结: "本季度办结案件若干。",
          受理数: 40,
          办结数: 35,
          违纪次数: 0,
          加分项: [
            { 事项: "破获专案", 类型: "重点", 分值: 5 },
            { 事项: "帮教", 类型: "一般", 分值: 2 },
          ],
        },
        review: { 作风: 27 },
        ratings: { 互评: { peer: [90, 92, 88], superior: [95] } },
      },
      expected: { score: 85.5 },
    },
  ],
};
