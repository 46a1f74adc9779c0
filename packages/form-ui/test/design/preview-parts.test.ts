import type { Form } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { previewKey, previewParts } from "../../src/design/live/preview-parts.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

const field = (...path: string[]) => ({ kind: "field", path }) as const;
const withFormula = (formula: string): Form => ({
  ...patrolForm,
  indicators: patrolForm.indicators.map((each, index) =>
    index === 0 ? { ...each, by: { kind: "formula", formula } } : each,
  ),
});
const [first] = patrolForm.indicators;
const indicator = { kind: "indicator", id: first?.id ?? "" } as const;

describe("what the preview shows of a selection", () => {
  it("is the field on its page, and for a column the table that holds it", () => {
    expect(previewParts(patrolForm, field("警号"))).toEqual({ chosen: field("警号"), read: [], page: 0 });
    expect(previewParts(patrolForm, field("加分项", "事项"))).toMatchObject({
      chosen: field("加分项"),
      page: 1,
    });
  });

  it("of a field that no section has is the last page", () => {
    const fields = { ...patrolForm.fields.properties, 散: { type: "number" } };
    const form = { ...patrolForm, fields: { ...patrolForm.fields, properties: fields } };
    expect(previewParts(form, field("散")).page).toBe(1);
    const { layout: _, ...bare } = form;
    expect(previewParts(bare, field("散")).page).toBe(0);
    expect(previewParts(form, field("没有")).page).toBe(-1);
  });

  it("is a page, and a section on it", () => {
    const page = patrolForm.layout?.pages[1];
    expect(previewParts(patrolForm, { kind: "page", id: page?.id ?? "" }).page).toBe(1);
    const section = { kind: "section", id: page?.sections[0]?.id ?? "" } as const;
    expect(previewParts(patrolForm, section)).toEqual({ chosen: section, read: [], page: 1 });
  });

  it("of an indicator is the fields that its own formulas read, each once, rows for their columns", () => {
    const form = withFormula("SUM(加分项[分值 > 1].分值) + 办结数 / 受理数 * 办结数 + (indicators.X ?? 0)");
    expect(previewParts(form, indicator)).toEqual({
      chosen: null,
      read: [field("加分项"), field("办结数"), field("受理数")],
      page: 1,
    });
    // Its condition counts as well.
    expect(previewParts(withFormula("满分 * 2"), indicator).read).toEqual([field("受理数")]);
    const reviewed = patrolForm.indicators.find(({ by }) => by.kind !== "formula");
    const none = { read: [], page: -1 };
    expect(previewParts(patrolForm, { kind: "indicator", id: reviewed?.id ?? "" })).toMatchObject(none);
  });

  it("has another name where another is shown, and the same for what is shown already", () => {
    const key = (selection: Parameters<typeof previewParts>[1]) =>
      previewKey(previewParts(patrolForm, selection));
    expect(key(field("加分项", "事项"))).toBe(key(field("加分项")));
    expect(key(field("警号"))).not.toBe(key(field("姓名")));
  });
});
