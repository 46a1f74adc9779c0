import type { Form } from "@duheng/contracts";

/** What a new form starts from: the groups of rule G1 and a first page, nothing in them. */
export function blankForm(title: string): Form {
  return {
    title,
    fields: { type: "object", properties: {} },
    layout: {
      pages: [
        { id: "page-1", title: "基本情况", sections: [{ id: "section-1", title: "填报内容", items: [] }] },
      ],
    },
    indicators: [],
    score: {
      groups: [
        { id: "group-common", code: "common", title: "共性指标", kind: "common" },
        { id: "group-individual", code: "individual", title: "个性指标", kind: "individual" },
        { id: "group-additions", code: "additions", title: "加分", kind: "additions", min: 0, max: 10 },
        { id: "group-deductions", code: "deductions", title: "扣分", kind: "deductions", min: -20, max: 0 },
      ],
      lower: 0,
      upper: 100,
      decimals: 2,
    },
    samples: [],
  };
}
