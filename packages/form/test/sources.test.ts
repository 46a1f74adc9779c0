import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePaper } from "../src/compile.ts";
import {
  answersFromData,
  checkForm,
  clearedPaths,
  type PreparedForm,
  prepareForm,
  typedAnswers,
} from "../src/index.ts";
import { openPaper } from "../src/paper-runtime.ts";
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

test("a field of data has what its column says, inside of objects too, whatever was typed there", () => {
  const data = { 业务: { 办结: "12", 单位: "公安局", 等级: "A", 日期: "2026-07-01" } };
  const typed = { 办结数: 99, 单位: "司法局", 自填: "x", 等级: null, 详情: { 日期: "2020-01-01" } };
  const answers = { 办结数: 12, 单位: "公安局", 自填: "x", 等级: "A", 详情: { 日期: "2026-07-01" } };
  expect(answersFromData(fields, data, typed)).toEqual({
    answers,
    filled: ["/办结数", "/单位", "/等级", "/详情/日期"],
    waiting: [],
    findings: [],
  });
  expect(answersFromData(fields, data, answers).answers).toBe(answers);
});

test("where data has nothing the field is blank: what was typed goes, and an object with it that held nothing else", () => {
  const typed = { 办结数: 99, 单位: "", 自填: "x", 等级: null, 详情: { 日期: "2020-01-01" } };
  expect(answersFromData(fields, { 业务: { 单位: "" } }, typed)).toEqual({
    answers: { 自填: "x" },
    filled: [],
    waiting: ["/办结数", "/单位", "/等级", "/详情/日期"],
    findings: [],
  });
  expect(typedAnswers(fields, typed)).toEqual({ 自填: "x" });
  const own = { 自填: "x" };
  expect(typedAnswers(fields, own)).toBe(own);
});

test("a value that does not fit is told with the reason, not forced, and does not leave what was typed", () => {
  const bounded = prepareForm(
    smallForm({
      properties: {
        办结数: { type: "integer", title: "办结数", maximum: 10, ...from("办结") },
        等级: { enum: ["A", "B"], title: "等级", ...from("等级") },
        多行: { type: "number", title: "多行", ...from("多行") },
        位数: { type: "number", title: "位数", ...from("位数") },
      },
    }),
  );
  const data = { 业务: { 办结: 12, 等级: "Z", 多行: [1, 2], 位数: "12345678901234567890" } };
  const result = answersFromData(bounded.fields, data, { 办结数: 3, 等级: "A" });
  expect(result).toEqual({
    answers: {},
    filled: [],
    waiting: ["/办结数", "/等级", "/多行", "/位数"],
    findings: [
      unfit("/办结数", "办结", "办结数", "不能大于 10", "must be at most 10"),
      unfit(
        "/等级",
        "等级",
        "等级",
        "“Z”不在现有选项中：应为列出的选项之一",
        "“Z” is no option any more: must be one of the options listed",
      ),
      unfit("/多行", "多行", "多行", "应为数字", "must be a number"),
      unfit(
        "/位数",
        "位数",
        "位数",
        "位数太多，存不准确：最多 15 位有效数字",
        "has too many digits to be kept exactly: at most 15 significant ones",
      ),
    ],
  });
});

function unfit(path: string, column: string, title: string, zh: string, en: string) {
  return {
    code: "source-does-not-fit",
    path,
    severity: "warning",
    message: {
      zh: `数据“业务·${column}”的值放不进“${title}”：${zh}`,
      en: `the value of 业务.${column} does not fit "${title}": ${en}`,
    },
  };
}

test("numbers stay what they are, and what was typed never counts, whatever it was", () => {
  const value = fc.double({ noNaN: true, noDefaultInfinity: true });
  const form = smallForm({ properties: { 率: { type: "number", ...from("率") }, 自填: { type: "string" } } });
  const { fields } = prepareForm(form);
  fc.assert(
    fc.property(value, fc.json(), fc.option(fc.string()), (rate, typed, own) => {
      const others = own === null ? {} : { 自填: own };
      const answers = { 率: JSON.parse(typed) as unknown, ...others };
      expect(answersFromData(fields, { 业务: { 率: rate } }, answers).answers).toEqual({
        率: rate,
        ...others,
      });
      expect(answersFromData(fields, {}, answers).answers).toEqual(others);
      expect(typedAnswers(fields, answers)).toEqual(others);
    }),
  );
});

describe("a field that must be there and waits for data", () => {
  const needed = smallForm({
    properties: {
      办结数: {
        type: "integer",
        title: "办结数",
        ...from("办结"),
        "x-check": { formula: "办结数 <= 受理数", message: { zh: "办结不能多于受理", en: "too many" } },
      },
      受理数: { type: "integer", title: "受理数", "x-required": true, ...from("受理") },
      编号: { type: "string", title: "编号", pattern: "^(a|b)[0-9]{3}(?:x|y)$", ...from("编号") },
      自填: { type: "string", title: "自填" },
      组: {
        type: "object",
        title: "组",
        properties: { 率: { type: "number", title: "率", ...from("率") } },
        required: ["率"],
      },
    },
    required: ["办结数", "编号", "自填", "组"],
    indicators: [fixed("a", 10, "办结数 / 10"), fixed("b", 10, "5")],
  });
  const papers: [string, () => Promise<PreparedForm>][] = [
    ["prepared", () => Promise.resolve(prepareForm(needed))],
    ["compiled", async () => openPaper(await import(moduleUrl(compilePaper(needed).module)))],
  ];
  const waits = (path: string) => ({
    code: "waiting-for-data",
    path,
    severity: "warning",
    message: {
      zh: "等待数据，不影响提交",
      en: "waits for data; it can be handed in without",
    },
  });

  test.each(papers)("%s: keeps nobody from handing in, and is told", async (_way, open) => {
    const paper = await open();
    const answers = { 自填: "x", 组: {} };
    expect(paper.validate(answers)).toEqual({
      valid: true,
      problems: ["/办结数", "/受理数", "/编号", "/组/率"].map(waits),
      answers,
    });
    expect(paper.fill(answers).complete).toBe(true);
    const { indicators, score, provisional } = paper.score({ answers });
    expect(indicators).toEqual({
      a: expect.objectContaining({
        state: "pending",
        points: null,
        error: expect.objectContaining({ code: "missing-value" }),
      }),
      b: { state: "scored", points: 5 },
    });
    expect([score, provisional]).toEqual([5, true]);
  });

  test.each(papers)("%s: what people must fill in is asked for as ever", async (_way, open) => {
    const paper = await open();
    const { valid, problems } = paper.validate({ 组: {} });
    expect(valid).toBe(false);
    expect(
      problems.filter(({ severity }) => severity === "error").map(({ code, path }) => [code, path]),
    ).toEqual([["required", "/自填"]]);
    expect(paper.validate({ 自填: 3, 组: {} }).valid).toBe(false);
  });

  test.each(papers)(
    "%s: a check of what data says is told, and keeps nobody from handing in",
    async (_way, open) => {
      const paper = await open();
      const answers = { 办结数: 5, 受理数: 3, 编号: "a123x", 自填: "x", 组: { 率: 0.5 } };
      expect(paper.validate(answers)).toEqual({
        valid: true,
        problems: [
          {
            code: "check-failed",
            path: "/办结数",
            severity: "warning",
            message: { zh: "办结不能多于受理", en: "too many" },
          },
        ],
        answers,
      });
    },
  );
});

test("no default stands in a field of data, and clearing it means nothing", () => {
  const paper = prepareForm(
    smallForm({
      properties: {
        数: { type: "integer", default: 3, ...from("数") },
        组: {
          type: "object",
          properties: { 甲: { type: "number", ...from("甲") }, 乙: { type: "number", default: 1 } },
          required: ["甲"],
        },
      },
    }),
  );
  expect(paper.startFilling({}).snapshot().answers).toEqual({ 组: { 乙: 1 } });
  expect(clearedPaths(paper, {}, { 数: null })).toEqual(["/组/乙"]);
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

function moduleUrl(module: string): string {
  return `data:text/javascript;base64,${Buffer.from(module).toString("base64")}`;
}
