import { expect, test } from "vitest";
import { answersFromData, checkForm, prepareForm } from "../src/index.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

const from = (column: string) => ({ "x-source": { dataset: "业务", column } });
const form = smallForm({
  properties: {
    办结数: { type: "integer", ...from("办结") },
    单位: { type: "string", ...from("单位") },
    等级: { enum: ["A", "B"], ...from("等级") },
    详情: { type: "object", properties: { 日期: { type: "string", format: "date", ...from("日期") } } },
    自填: { type: "string" },
  },
  indicators: [fixed("a", 10, "data.业务.办结 ?? 0"), fixed("b", 10, "IF(ISBLANK(data.业务.日期), 0, 5)")],
});
const { fields, score } = prepareForm(form);

test("blank fields are filled from their dataset column, inside of objects too; what was filled in stays", () => {
  const data = { 业务: { 办结: "12", 单位: "公安局", 等级: "A", 日期: "2026-07-01" } };
  expect(answersFromData(fields, data, { 单位: "司法局", 自填: "x", 等级: null })).toEqual({
    answers: { 办结数: 12, 单位: "司法局", 自填: "x", 等级: "A", 详情: { 日期: "2026-07-01" } },
    filled: ["/办结数", "/等级", "/详情/日期"],
    findings: [],
  });
});

test("a value that does not fit is told, not forced; nothing to fill gives back what was given", () => {
  const result = answersFromData(fields, { 业务: { 办结: "很多", 等级: "Z" } });
  expect(result.answers).toEqual({});
  expect(result.findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "source-does-not-fit /办结数",
    "source-does-not-fit /等级",
  ]);
  const given = { 自填: "x" };
  expect(answersFromData(fields, {}, given).answers).toBe(given);
});

test("formulas may name the columns that fields are filled from", () => {
  expect(score({ answers: {}, data: { 业务: { 办结: 7, 日期: "2026-07-01" } } }).raw).toBe(12);
});

test("rows, lists and files cannot be filled from one column; a computed field has no use for one", () => {
  const codes = (schema: Record<string, unknown>) =>
    checkForm(smallForm({ properties: { a: schema } }))
      .filter(({ code }) => code.includes("source"))
      .map(({ code, path }) => `${code} ${path}`);
  const inRow = {
    type: "array",
    items: { type: "object", properties: { n: { type: "number", ...from("x") } } },
  };
  expect(codes(inRow)).toEqual(["unsupported-source /fields/properties/a/items/properties/n/x-source"]);
  expect(codes({ type: "array", items: { enum: ["x"] }, ...from("x") })).toEqual([
    "unsupported-source /fields/properties/a/x-source",
  ]);
  expect(codes({ type: "number", "x-computed": "1", ...from("x") })).toEqual([
    "source-without-effect /fields/properties/a/x-source",
  ]);
});
