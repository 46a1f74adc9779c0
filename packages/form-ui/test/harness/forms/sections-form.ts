import type { Form } from "@duheng/contracts";
import { patrolForm } from "./patrol-form.ts";

/** Sections of every kind: with fields, whose fields all depend on a condition, with none, and a mere note. */
export const sectionsForm: Form = {
  ...patrolForm,
  title: "分节",
  fields: {
    type: "object",
    properties: {
      参加专项: { type: "boolean", "x-id": "f-campaign", title: "是否参加专项行动" },
      专项名称: {
        type: "string",
        "x-id": "f-name",
        title: "专项行动名称",
        maxLength: 80,
        "x-visible": "参加专项 ?? FALSE",
      },
      备注: { type: "string", "x-id": "f-note", title: "备注" },
    },
  },
  layout: {
    pages: [
      {
        id: "p-all",
        title: "全部",
        sections: [
          { id: "s-first", title: "总体", columns: 1, items: [{ field: "参加专项" }] },
          { id: "s-campaign", title: "专项详情", columns: 1, items: [{ field: "专项名称" }] },
          { id: "s-none", title: "待补充", columns: 1, items: [] },
          { id: "s-read", title: "填表说明", description: "请据实填写。", columns: 1, items: [] },
          { id: "s-last", title: "其他", columns: 1, items: [{ field: "备注" }] },
        ],
      },
    ],
  },
  indicators: [
    {
      id: "i-campaign",
      code: "专项",
      title: "专项行动",
      group: "全部",
      points: { kind: "fixed", full: 100 },
      by: { kind: "formula", formula: "IF(参加专项 ?? FALSE, 100, 0)" },
    },
  ],
  score: { groups: [{ id: "g-all", code: "全部", title: "全部" }] },
  samples: [],
};
