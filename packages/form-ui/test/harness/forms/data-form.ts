import type { Form, FormDataset } from "@duheng/contracts";

/** What the unit measures, as it is defined there: more than any form says of it. */
export const unitDatasets: readonly FormDataset[] = [
  {
    key: "monitoring",
    title: "监测数据",
    subject: "person",
    isRepeated: false,
    columns: [
      { key: "validRate", title: "数据有效率", type: "number", unit: "%" },
      { key: "samples", title: "采样数", type: "integer", unit: "件" },
      { key: "since", title: "上岗日期", type: "day" },
      { key: "level", title: "等级", type: "choice", options: ["甲", "乙"] },
    ],
  },
  {
    key: "cases",
    title: "办案数据",
    subject: "person",
    isRepeated: true,
    columns: [{ key: "closed", title: "办结数", type: "integer", unit: "件" }],
  },
];

/** A form that is partly filled from data, one of its values needed. */
export const dataForm: Form = {
  title: "监测人员考核表",
  fields: {
    type: "object",
    required: ["有效率", "采样数", "姓名"],
    properties: {
      姓名: { type: "string", "x-id": "f-name", title: "姓名", maxLength: 20 },
      有效率: {
        type: "number",
        "x-id": "f-rate",
        title: "数据有效率",
        minimum: 0,
        maximum: 100,
        "x-source": { dataset: "monitoring", column: "validRate" },
      },
      采样数: {
        type: "integer",
        "x-id": "f-samples",
        title: "本季采样数",
        description: "以监测系统为准",
        "x-source": { dataset: "monitoring", column: "samples" },
      },
      组: {
        type: "object",
        "x-id": "f-group",
        title: "岗位",
        properties: {
          上岗: {
            type: "string",
            format: "date",
            "x-id": "f-since",
            title: "上岗日期",
            "x-source": { dataset: "monitoring", column: "since" },
          },
          备注: { type: "string", "x-id": "f-note", title: "备注", maxLength: 50 },
        },
      },
    },
  },
  datasets: [
    {
      key: "monitoring",
      title: "监测数据",
      subject: "person",
      isRepeated: false,
      columns: [
        { key: "validRate", title: "数据有效率", type: "number", unit: "%" },
        { key: "samples", title: "采样数", type: "integer", unit: "件" },
        { key: "since", title: "上岗日期", type: "day" },
      ],
    },
  ],
  indicators: [
    {
      id: "i-rate",
      code: "有效率得分",
      title: "数据有效率",
      group: "全部",
      points: { kind: "fixed", full: 100 },
      by: { kind: "formula", formula: "有效率" },
    },
  ],
  score: { groups: [{ id: "g-all", code: "全部", title: "全部" }] },
};
