import type { Form } from "@duheng/contracts";
import { renameField, renameGroup, renameIndicator } from "../../src/index.ts";
import { fixed, floating, group, smallForm } from "../forms/small-form.ts";

const number = (id: string, more: object = {}) => ({ type: "number", title: id, "x-id": id, ...more });
const text = (id: string, more: object = {}) => ({ type: "string", title: id, "x-id": id, ...more });

/** What is edited: fields of most kinds, groups one of which another's formula reads, a sample, two sections. */
export const edited: Form = smallForm({
  properties: {
    办结: number("f-done", { minimum: 0 }),
    受理: number("f-all"),
    等级: text("f-level", {
      oneOf: [
        { const: "A", title: "甲" },
        { const: "B", title: "乙" },
      ],
    }),
    走访: {
      ...{ type: "array", title: "f-rows", "x-id": "f-rows" },
      items: { type: "object", properties: { 户数: number("f-homes"), 备注: text("f-note") } },
    },
    其他: { type: "object", title: "f-other", "x-id": "f-other", properties: { 说明: text("f-inner") } },
  },
  required: ["办结"],
  groups: [group("main"), group("b", { max: 20 }), group("c")],
  indicators: [
    fixed("P", 10, "办结 ?? 0"),
    fixed("Q", 10, "indicators.P + SUM(走访.户数)", { group: "b" }),
    floating("R", -5, 5, 'IF((等级 ?? "") = "A", 5, 0)', { group: "c" }),
    fixed("S", 20, "groups.b", { applicable: "(受理 ?? 0) > 0" }),
  ],
  form: {
    samples: [
      {
        ...{ id: "s-1", title: "样例" },
        inputs: { answers: { 办结: 3, 受理: 4, 走访: [{ 户数: 2 }] } },
        expected: { score: 10, indicators: { P: 3 }, groups: { b: 5 } },
      },
    ],
    layout: {
      pages: [
        {
          ...{ id: "p-1", title: "页" },
          sections: [
            { id: "s-a", title: "甲节", items: [{ field: "办结" }, { field: "受理" }] },
            { id: "s-b", title: "乙节", items: [{ field: "等级" }, { field: "走访" }, { field: "其他" }] },
          ],
        },
      ],
    },
  },
});

const changed = (change: (form: Form) => void) => (form: Form) => {
  const copy = structuredClone(form);
  change(copy);
  return copy;
};
const property = (key: string, more: object) =>
  changed(({ fields: { properties } }) =>
    Object.assign(properties, { [key]: { ...properties[key], ...more } }),
  );
const indicator = (code: string, more: object) =>
  changed(({ indicators }) => Object.assign(indicators.find((each) => each.code === code) ?? {}, more));
const ordered = (codes: string) =>
  changed((form) => {
    form.indicators.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
  });
const withoutField = (key: string) =>
  changed((form) => {
    delete form.fields.properties[key];
    if (form.fields.required !== undefined)
      form.fields.required = form.fields.required.filter((each) => each !== key);
    for (const page of form.layout?.pages ?? [])
      for (const section of page.sections)
        section.items = section.items.filter((item) => !("field" in item) || item.field !== key);
  });
const withoutIndicators = (codes: string) =>
  changed((form) => {
    form.indicators = form.indicators.filter(({ code }) => !codes.includes(code));
  });

/** What one side may do, by the name that the file of the told merges has for it. */
export const edits: Readonly<Record<string, (form: Form) => Form>> = {
  nothing: (form) => form,
  "rename the field": (form) => renameField(form, ["办结"], "结案"),
  "rename the field otherwise": (form) => renameField(form, ["办结"], "办毕"),
  "rename another to that": (form) => renameField(form, ["受理"], "结案"),
  "rename inside rows": (form) => renameField(form, ["走访", "户数"], "家数"),
  "title the field": property("办结", { title: "办结数" }),
  "bound the field": property("办结", { minimum: 1, maximum: 9 }),
  "bound the field otherwise": property("办结", { minimum: 2 }),
  "make the field a text": property("受理", { type: "string" }),
  "make the field a truth value": property("受理", { type: "boolean" }),
  "remove what is read": withoutField("办结"),
  "remove the rows": withoutField("走访"),
  "remove the object": withoutField("其他"),
  "add a field": changed(({ fields }) => Object.assign(fields.properties, { 新: number("f-new") })),
  "add another of that name": changed(({ fields }) =>
    Object.assign(fields.properties, { 新: text("f-else") }),
  ),
  "add one inside the object": changed(({ fields }) =>
    Object.assign(fields.properties.其他 ?? {}, {
      properties: { 说明: text("f-inner"), 补: text("f-more") },
    }),
  ),
  "require others": changed(({ fields }) => {
    fields.required = ["受理"];
  }),
  "add an option": property("等级", {
    oneOf: [
      { const: "A", title: "甲" },
      { const: "B", title: "乙" },
      { const: "C", title: "丙" },
    ],
  }),
  "retitle an option": property("等级", {
    oneOf: [
      { const: "A", title: "甲等" },
      { const: "B", title: "乙" },
    ],
  }),
  "remove an option": property("等级", { oneOf: [{ const: "B", title: "乙" }] }),
  "rename the indicator": (form) => renameIndicator(form, "indicator-P", "T"),
  "add one of that code": changed(({ indicators }) => {
    indicators.push({ ...fixed("T", 5, "受理 ?? 0"), id: "indicator-new" });
  }),
  "score it otherwise": indicator("P", { by: { kind: "formula", formula: "MIN(10, 办结 ?? 0)" } }),
  "score it by another": indicator("P", { by: { kind: "formula", formula: "受理 ?? 0" } }),
  "have a reviewer score it": indicator("P", { by: { kind: "reviewer" } }),
  "give it more": indicator("P", { points: { kind: "fixed", full: 15 } }),
  "move it to b": indicator("P", { group: "b" }),
  "move it to c": indicator("P", { group: "c" }),
  "remove the indicator": withoutIndicators("P"),
  "remove two": withoutIndicators("PQ"),
  "order them SPQR": ordered("SPQR"),
  "order them QPRS": ordered("QPRS"),
  "order them RSPQ": ordered("RSPQ"),
  "rename the group": (form) => renameGroup(form, "group-b", "d"),
  "cap the group": changed(({ score }) => Object.assign(score.groups[1] ?? {}, { max: 15 })),
  "cap the group otherwise": changed(({ score }) => Object.assign(score.groups[1] ?? {}, { max: 12 })),
  "remove the group": changed((form) => {
    form.score.groups.splice(1, 1);
    for (const each of form.indicators) if (each.group === "b") each.group = "main";
    withFormula(form, "S", "indicators.Q");
  }),
  "expect otherwise": changed((form) => {
    for (const sample of form.samples ?? []) sample.expected = { score: 12, indicators: { P: 4 } };
  }),
  "answer otherwise": changed((form) => {
    for (const sample of form.samples ?? []) sample.inputs = { answers: { 办结: 5, 走访: [{ 户数: 1 }] } };
  }),
  "remove the sample": changed((form) => {
    form.samples = [];
  }),
  "retitle the section": changed((form) =>
    Object.assign(form.layout?.pages[0]?.sections[0] ?? {}, { title: "情况" }),
  ),
  "lay it out otherwise": changed((form) => {
    const [a, b] = form.layout?.pages[0]?.sections ?? [];
    const moved = a?.items.pop();
    if (b !== undefined && moved !== undefined) b.items.unshift(moved);
  }),
  "no layout": changed((form) => {
    delete form.layout;
  }),
  "describe the form": changed((form) => {
    form.description = "按季度";
  }),
  "retitle the form": changed((form) => {
    form.title = "考核表";
  }),
};

function withFormula(form: Form, code: string, formula: string): void {
  const found = form.indicators.find((each) => each.code === code);
  if (found !== undefined) found.by = { kind: "formula", formula };
}
