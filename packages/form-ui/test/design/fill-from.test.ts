import type { FormDatasetColumn } from "@duheng/contracts";
import { expect, it } from "vitest";
import { hasFieldOfId, newFieldFrom } from "../../src/design/operations/fill-from.ts";

const column = (
  type: FormDatasetColumn["type"],
  more: Partial<FormDatasetColumn> = {},
): FormDatasetColumn => ({
  key: "c",
  title: "列",
  type,
  ...more,
});

it.each([
  [column("number"), { type: "number" }],
  [column("integer"), { type: "integer" }],
  [column("text"), { type: "string" }],
  [column("day"), { type: "string", format: "date" }],
  [column("yes-no"), { type: "boolean" }],
  [column("choice", { options: ["甲", "乙"] }), { enum: ["甲", "乙"] }],
  [column("choice"), { type: "string" }],
])("a new field becomes one of %j; what else it says of its values goes", (from, expected) => {
  const schema = {
    "x-id": "f",
    title: "率",
    description: "说明",
    type: "string",
    maxLength: 100,
    "x-visible": "a",
  };
  const next = { ...schema, ...newFieldFrom(schema, from) };
  expect(JSON.parse(JSON.stringify(next))).toEqual({
    "x-id": "f",
    title: "率",
    description: "说明",
    "x-visible": "a",
    ...expected,
  });
});

it("takes the column's title where nobody has given it one", () => {
  expect(newFieldFrom({ title: "新字段2", type: "string" }, column("text"))).toEqual({
    title: "列",
    type: "string",
  });
  expect(newFieldFrom({ title: "率", type: "string" }, column("text"))).toEqual({ type: "string" });
});

it("finds a field by its id wherever it stands", () => {
  const fields = {
    type: "object" as const,
    properties: {
      a: { type: "object", properties: { b: { type: "number", "x-id": "f-b" } } },
      rows: {
        type: "array",
        items: { type: "object", properties: { c: { type: "number", "x-id": "f-c" } } },
      },
    },
    $defs: { d: { type: "number", "x-id": "f-d" } },
  };
  expect(["f-b", "f-c", "f-d", "f-e", undefined].map((id) => hasFieldOfId(fields, id))).toEqual([
    ...[true, true, true],
    ...[false, false],
  ]);
});
