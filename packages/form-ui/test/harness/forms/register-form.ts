import type { Form } from "@duheng/contracts";

/** A register kept as rows, with a proof and evidence: what is pasted, moved and attached. */
export const registerForm: Form = {
  title: "工作台账",
  fields: {
    type: "object",
    properties: {
      明细: {
        type: "array",
        title: "工作明细",
        items: {
          type: "object",
          properties: {
            日期: { type: "string", format: "date", title: "日期" },
            事项: { type: "string", title: "事项", maxLength: 100 },
            分值: { type: "number", title: "分值", minimum: 0, maximum: 10 },
            折算: { type: "number", title: "折算", "x-computed": "(分值 ?? 0) * 2" },
          },
        },
      },
      办件数: {
        type: "integer",
        title: "办件数",
        minimum: 0,
        "x-evidence": { title: "业务系统截图", required: true },
      },
      证明: { type: "object", title: "证明材料", contentMediaType: "application/pdf" },
      岗位: { title: "岗位", enum: ["内勤", "外勤", "窗口", "指挥", "督察"] },
      备注: { type: "string", title: "备注", maxLength: 300 },
    },
  },
  indicators: [
    {
      id: "i-cases",
      code: "办件",
      title: "办件",
      group: "全部",
      points: { kind: "fixed", full: 100 },
      by: { kind: "formula", formula: "CLAMP(办件数 ?? 0, 0, 100)" },
    },
  ],
  score: { groups: [{ id: "g-all", code: "全部", title: "全部" }] },
};
