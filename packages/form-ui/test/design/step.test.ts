import { describe, expect, it } from "vitest";
import { dropLive, liveDragOf } from "../../src/design/live/drop-live.ts";
import { stepLive } from "../../src/design/live/step-live.ts";
import { stepField, stepLayout } from "../../src/design/operations/step.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

const shown = (form: typeof patrolForm) =>
  form.layout?.pages.map(({ sections }) =>
    sections.map(({ id, items }) => `${id}: ${items.map(({ field }) => field).join(" ")}`),
  );
const titles = { field: "新字段", indicator: "新指标", rest: { page: "其他", section: "其他" } };

describe("moving by one place", () => {
  it("takes a field over the edge of its section, and of its page, and back again", () => {
    const over = stepField(patrolForm, ["警种"], 1);
    expect(shown(over)?.[0]?.[1]).toMatch(/^s-cases: 警种 受理数/);
    expect(stepField(over, ["警种"], -1)).toEqual(patrolForm);
    const paged = stepField(patrolForm, ["专项开始"], 1);
    expect(shown(paged)?.[1]?.[0]).toBe("s-bonus: 专项开始 加分项");
    expect(stepField(paged, ["专项开始"], -1)).toEqual(patrolForm);
  });

  it("takes a section over the edge of its page with its fields and back again", () => {
    const over = stepLayout(patrolForm, "s-campaign", 1);
    expect(over.layout?.pages[1]?.sections.map(({ id }) => id)).toEqual([
      "s-campaign",
      "s-bonus",
      "s-discipline",
    ]);
    expect(stepLayout(over, "s-campaign", -1)).toEqual(patrolForm);
  });

  it("changes nothing at the beginning and the end of the form", () => {
    expect(stepField(patrolForm, ["姓名"], -1)).toBe(patrolForm);
    expect(stepLayout(patrolForm, "s-person", -1)).toBe(patrolForm);
    expect(stepLayout(patrolForm, "s-discipline", 1)).toBe(patrolForm);
    expect(stepLive(patrolForm, { kind: "field", path: ["姓名"] }, -1, titles.rest)).toBeNull();
  });
});

describe("dropping on the live form", () => {
  it("takes handles and lines of the tree of fields and sections, not those of indicators or fields of rows", () => {
    expect(liveDragOf({ place: 'field:["姓名"]' })).toMatchObject({ kind: "part" });
    expect(liveDragOf({ place: "section:s-bonus" })).toMatchObject({ kind: "part" });
    expect(liveDragOf({ place: 'field:["加分项","分值"]' })).toBeNull();
    expect(liveDragOf({ place: "indicator:i-closing" })).toBeNull();
    expect(liveDragOf({})).toBeNull();
  });

  it("a field that the layout omits is laid out when it is moved", () => {
    const omitted = { kind: "part", part: { kind: "field", path: ["证明材料"] } } as const;
    const target = { at: { kind: "field", path: ["姓名"] }, side: "before" } as const;
    const dropped = dropLive(patrolForm, omitted, target, titles);
    expect(dropped && shown(dropped.form)?.[0]?.[0]).toBe("s-person: 证明材料 姓名 警号 警种");
  });

  it("what is let go where it was changes nothing", () => {
    const { layout } = patrolForm;
    const form = {
      ...patrolForm,
      fields: { ...patrolForm.fields, properties: withoutProof() },
      ...(layout && { layout }),
    };
    const drag = { kind: "part", part: { kind: "field", path: ["姓名"] } } as const;
    expect(
      dropLive(form, drag, { at: { kind: "field", path: ["警号"] }, side: "before" }, titles),
    ).toBeNull();
    expect(dropLive(form, drag, null, titles)).toBeNull();
  });
});

function withoutProof() {
  const { 证明材料: _, ...rest } = patrolForm.fields.properties;
  return rest;
}
