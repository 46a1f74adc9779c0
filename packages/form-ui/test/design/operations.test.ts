import type { Form } from "@duheng/contracts";
import { checkForm, prepareForm, renameField, renameGroup, renameIndicator } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { addableKinds } from "../../src/design/kind-of-schema.ts";
import {
  addField,
  isRequired,
  itemsOf,
  moveField,
  removeField,
  setRequired,
} from "../../src/design/operations/fields.ts";
import { completeLayout, removeLayout } from "../../src/design/operations/layout.ts";
import { keysIn, patchSchema, schemaAt, schemaPointer } from "../../src/design/operations/schemas.ts";
import {
  addIndicator,
  moveIndicator,
  removeGroup,
  worthOfGroup,
} from "../../src/design/operations/scoring.ts";
import { parseBallots } from "../../src/design/samples/parse-ballots.ts";
import { placeOf } from "../../src/design/selection.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

const errors = (form: Form) => checkForm(form).filter((problem) => problem.severity === "error");
const sampleScore = (form: Form) => {
  const inputs = form.samples?.[0]?.inputs;
  return inputs === undefined ? null : prepareForm(form).score(inputs).score;
};

describe("fields", () => {
  it.each(addableKinds)(
    "a new field of kind %s leaves the form sound once rows and objects hold something",
    (kind) => {
      const { form, path } = addField(patrolForm, { kind, title: "新字段", holder: [], section: "s-cases" });
      const filled =
        kind === "rows" || kind === "object"
          ? addField(form, { kind: "text", title: "内容", holder: path }).form
          : form;
      expect(errors(filled)).toEqual([]);
      expect(itemsOf(filled).some((item) => item.field === "新字段")).toBe(true);
    },
  );

  it("a second field of the same name gets a number", () => {
    const first = addField(patrolForm, { kind: "text", title: "新字段", holder: [] });
    const second = addField(first.form, { kind: "text", title: "新字段", holder: [] });
    expect(second.path).toEqual(["新字段2"]);
  });

  it("removing takes a field from schema, required and layout, and changes nothing else", () => {
    const without = removeField(patrolForm, ["姓名"]);
    expect(schemaAt(without.fields, ["姓名"])).toBeUndefined();
    expect(without.fields.required).toEqual(["受理数", "办结数"]);
    expect(itemsOf(without).map((item) => item.field)).toEqual(
      itemsOf(patrolForm)
        .map((item) => item.field)
        .filter((key) => key !== "姓名"),
    );
    const inRow = removeField(patrolForm, ["加分项", "类型"]);
    expect(schemaAt(inRow.fields, ["加分项", "类型"])).toBeUndefined();
    expect(schemaAt(inRow.fields, ["加分项", "分值"])).toEqual(
      schemaAt(patrolForm.fields, ["加分项", "分值"]),
    );
  });

  it("moving there and back is no change, at the end nothing moves", () => {
    expect(moveField(moveField(patrolForm, ["办结数"], 1), ["办结数"], -1)).toEqual(patrolForm);
    expect(moveField(patrolForm, ["姓名"], -1)).toEqual(patrolForm);
    const inRow = moveField(patrolForm, ["加分项", "事项"], 1);
    expect(keysIn(inRow.fields, ["加分项"])).toEqual(["类型", "事项", "分值"]);
  });

  it("a required field that becomes hideable says so by x-required, and back", () => {
    const hideable = setRequired(
      patchSchema(patrolForm, ["办结数"], { "x-visible": "受理数 > 0" }),
      ["办结数"],
      true,
    );
    expect(hideable.fields.required).not.toContain("办结数");
    expect(isRequired(hideable, ["办结数"])).toBe(true);
    const plain = setRequired(
      patchSchema(hideable, ["办结数"], { "x-visible": undefined }),
      ["办结数"],
      true,
    );
    expect(plain.fields.required).toContain("办结数");
    expect(schemaAt(plain.fields, ["办结数"])).not.toHaveProperty("x-required");
  });
});

describe("renaming", () => {
  it("a field's new key reaches formulas, layout and samples: every score stays", () => {
    const renamed = renameField(renameField(patrolForm, ["办结数"], "办结"), ["加分项", "分值"], "得分");
    expect(errors(renamed)).toEqual([]);
    expect(sampleScore(renamed)).toBe(sampleScore(patrolForm));
    expect(Object.keys(renamed.samples?.[0]?.inputs.answers ?? {})).not.toContain("办结数");
    expect(itemsOf(renamed).some((item) => item.field === "办结")).toBe(true);
    expect(schemaAt(renamed.fields, ["办结"])?.["x-id"]).toBe("f-closed");
  });

  it("an indicator's and a group's new code reach formulas and samples", () => {
    const withTotal: Form = {
      ...patrolForm,
      score: { ...patrolForm.score, total: "groups.业务 + groups.测评 + groups.加减" },
    };
    const renamed = renameGroup(renameIndicator(withTotal, "i-attitude", "品行"), "g-work", "主业");
    expect(errors(renamed)).toEqual([]);
    expect(sampleScore(renamed)).toBe(sampleScore(withTotal));
    expect(renamed.score.total).toContain("groups.主业");
  });

  it("a key that is taken or empty is refused", () => {
    expect(renameField(patrolForm, ["办结数"], "受理数")).toBe(patrolForm);
    expect(renameField(patrolForm, ["办结数"], "")).toBe(patrolForm);
    expect(renameIndicator(patrolForm, "i-attitude", "办结")).toEqual(patrolForm);
  });
});

describe("layout", () => {
  it("removing a section or page loses no field", () => {
    const rest = { page: "填写内容", section: "其他" };
    for (const id of ["s-cases", "p-work", "p-extra"]) {
      const keys = itemsOf(removeLayout(patrolForm, id, rest)).map((item) => item.field);
      expect(new Set(keys)).toEqual(new Set(Object.keys(patrolForm.fields.properties)));
      expect(keys.length).toBe(new Set(keys).size);
    }
  });
  it("a form without a layout gets one that holds every field", () => {
    const { layout: _, ...bare } = patrolForm;
    expect(errors(completeLayout(bare, { page: "一", section: "二" }))).toEqual([]);
    expect(itemsOf(completeLayout(bare, { page: "一", section: "二" }))).toHaveLength(
      Object.keys(patrolForm.fields.properties).length,
    );
  });
});

describe("scoring", () => {
  it("a new indicator is sound at once", () => {
    const { form, id } = addIndicator(patrolForm, "业务", "新指标");
    expect(errors(form)).toEqual([]);
    expect(form.indicators.at(-1)?.id).toBe(id);
  });
  it("moving an indicator passes its neighbour of the same group only", () => {
    const order = moveIndicator(patrolForm, "i-closing", 1).indicators.map((each) => each.id);
    expect(order).toEqual(["i-attitude", "i-closing", "i-peers", "i-bonus", "i-breach"]);
  });
  it("a group that holds indicators stays, its worth is bounded by its limit", () => {
    expect(removeGroup(patrolForm, "g-work")).toBe(patrolForm);
    const group = patrolForm.score.groups[2];
    expect(group && worthOfGroup(patrolForm, group)).toBe(10);
  });
});

describe("problems lead to their place", () => {
  it.each([
    [
      "/fields/properties/加分项/items/properties/分值/minimum",
      { kind: "field", path: ["加分项", "分值"] },
      "minimum",
    ],
    ["/fields/properties/联系方式/properties/手机", { kind: "field", path: ["联系方式", "手机"] }, ""],
    ["/indicators/3/by/formula", { kind: "indicator", id: "i-bonus" }, "by/formula"],
    ["/score/groups/1/weight", { kind: "group", id: "g-ratings" }, "weight"],
    ["/layout/pages/0/sections/1/title", { kind: "section", id: "s-cases" }, "title"],
    ["/samples/0/inputs/answers", { kind: "sample", id: "sample-good" }, "inputs/answers"],
    ["/score/total", { kind: "form" }, "total"],
    ["/indicators/99", { kind: "form" }, ""],
  ])("%s", (pointer, selection, attribute) =>
    expect(placeOf(patrolForm, pointer)).toEqual({ selection, attribute }),
  );

  it("a field's pointer and its place are each other's inverse", () => {
    for (const path of [["办结数"], ["加分项", "分值"], ["联系方式", "邮箱"]]) {
      expect(placeOf(patrolForm, schemaPointer(patrolForm, path)).selection).toEqual({ kind: "field", path });
    }
  });
});

it("reads ballots as people write them", () => expect(parseBallots("90, 92，88 x")).toEqual([90, 92, 88]));

describe("a name in a formula goes on meaning what it meant", () => {
  const form: Form = {
    title: "表",
    fields: {
      type: "object",
      properties: {
        数: { type: "number", "x-id": "f-1" },
        表: {
          type: "array",
          "x-id": "f-2",
          items: {
            type: "object",
            properties: { 倍: { type: "number", "x-id": "f-3", "x-computed": "(数 ?? 0) * 2" } },
          },
        },
      },
    },
    indicators: [],
    score: { groups: [{ id: "g", code: "g", title: "g" }] },
  };

  it("when a field is added that would hide another: it gets the next free key", () => {
    const { path } = addField(form, { kind: "number", title: "数", holder: ["表"] });
    expect(path).toEqual(["表", "数2"]);
    expect(addField(form, { kind: "number", title: "次", holder: ["表"] }).path).toEqual(["表", "次"]);
  });

  it("when a field goes whose name would mean another then: the formula says that it is gone", () => {
    const inRow = renameField(
      addField(form, { kind: "number", title: "次", holder: ["表"] }).form,
      ["数"],
      "总数",
    );
    const own = renameField(inRow, ["表", "次"], "数");
    const formula = (each: Form) => JSON.stringify(each.fields).match(/"x-computed":"([^"]*)"/)?.[1];
    expect(formula(own)).toBe("(总数 ?? 0) * 2");
    const reads: Form = JSON.parse(JSON.stringify(own).replace("(总数 ?? 0)", "(数 ?? 0)"));
    const left = removeField(renameField(reads, ["总数"], "数"), ["表", "数"]);
    expect(formula(left)).toBe("(已删除_数 ?? 0) * 2");
  });

  it("what a sample answered in a field or indicator that went is not the new one's of that name", () => {
    const answered: Form = {
      ...form,
      indicators: [
        {
          id: "i-1",
          code: "指标",
          title: "一",
          group: "g",
          points: { kind: "fixed", full: 5 },
          by: { kind: "formula", formula: "(indicators.指标2 ?? 0)" },
        },
      ],
      samples: [
        {
          id: "s",
          title: "样例",
          inputs: { answers: { 数: 1, 次: 2, 表: [{ 次: 3 }, { 倍: 4 }] }, review: { 指标3: 5 } },
          expected: { indicators: { 指标: 1, 指标3: 6 } },
        },
      ],
    };
    const inForm = addField(answered, { kind: "number", title: "次", holder: [] }).form;
    expect(inForm.samples?.[0]?.inputs.answers).toEqual({ 数: 1, 表: [{ 次: 3 }, { 倍: 4 }] });
    const inRows = addField(answered, { kind: "number", title: "次", holder: ["表"] }).form;
    expect(inRows.samples?.[0]?.inputs.answers).toEqual({ 数: 1, 次: 2, 表: [{}, { 倍: 4 }] });
    const other = addField(answered, { kind: "number", title: "新", holder: [] }).form;
    expect(other.samples).toBe(answered.samples);
    const added = addIndicator(answered, "g", "新").form;
    expect(added.indicators[1]?.code).toBe("指标3");
    expect(added.samples?.[0]).toMatchObject({
      inputs: { review: {} },
      expected: { indicators: { 指标: 1 } },
    });
    expect(Object.keys(added.samples?.[0]?.expected?.indicators ?? {})).toEqual(["指标"]);
  });
});
