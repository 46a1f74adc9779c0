import type { Form } from "@duheng/contracts";

/** A form of many fields: text, numbers with bounds, choices, yes/no, conditions, rows. */
export function wideForm(count: number): Form {
  const properties: Form["fields"]["properties"] = {};
  for (let index = 0; index < count; index += 1) properties[`f${index}`] = fieldAt(index);
  return {
    title: `${count} fields`,
    fields: { type: "object", properties },
    indicators: [
      {
        id: "i1",
        code: "总量",
        title: "总量",
        group: "全部",
        points: { kind: "fixed", full: 100 },
        by: { kind: "formula", formula: "CLAMP(SUM(f1 ?? 0, f6 ?? 0, f11 ?? 0), 0, 100)" },
      },
    ],
    score: { groups: [{ id: "g1", code: "全部", title: "全部" }] },
  };
}

function fieldAt(index: number): Record<string, unknown> {
  const title = `字段 ${index}`;
  const condition = index % 10 === 9 ? { "x-visible": `(f${index - 8} ?? 0) < 50` } : {};
  switch (index % 5) {
    case 0:
      return { type: "string", title, maxLength: 60, ...condition };
    case 1:
      return { type: "number", title, minimum: 0, maximum: 100, ...condition };
    case 2:
      return { title, enum: ["甲", "乙", "丙"], ...condition };
    case 3:
      return index % 20 === 3
        ? {
            type: "array",
            title,
            items: {
              type: "object",
              properties: {
                名称: { type: "string", title: "名称" },
                数量: { type: "number", title: "数量" },
              },
            },
            default: Array.from({ length: 5 }, () => ({})),
          }
        : { type: "boolean", title, ...condition };
    default:
      return { type: "string", title, maxLength: 30, ...condition };
  }
}
