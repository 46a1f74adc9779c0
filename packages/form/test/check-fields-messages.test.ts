import type { Form, Indicator, IndicatorGroup, Problem } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import type { FieldInfo } from "../src/api.ts";
import { checkDefaults } from "../src/checking/check-defaults.ts";
import { checkFields } from "../src/checking/check-fields.ts";
import { checkLayout } from "../src/checking/check-layout.ts";
import { checkOptions } from "../src/checking/check-options.ts";
import { checkScore } from "../src/checking/check-score.ts";
import { checkSources } from "../src/checking/check-sources.ts";
import { checkTasks } from "../src/checking/check-tasks.ts";
import { fixed, floating, group, smallForm } from "./forms/small-form.ts";

const short = ({ code, path, severity, message: { zh, en } }: Problem) =>
  `${severity} ${code} ${path} ${zh} | ${en}`;
const field = (key: string, kind: FieldInfo["kind"], more: Partial<FieldInfo> = {}): FieldInfo => ({
  ...{ key, path: `/${key}`, at: `/fields/properties/${key}`, id: key, title: key },
  ...{ kind, required: false, checks: [], bounds: {}, ...more },
});

describe("options", () => {
  const plain = (count: number) => Array.from({ length: count }, (_, at) => `第${at}`);
  it.each<[what: string, schema: Record<string, unknown>, told: string[]]>([
    ["texts", { type: "string", enum: ["甲", "乙", ""] }, []],
    ["numbers", { type: "number", enum: [1, 1.5] }, []],
    ["whole numbers", { type: "integer", oneOf: [{ const: 1, title: "一", description: "好" }] }, []],
    ["any, without a type", { enum: ["甲", 1, true] }, []],
    ["the most", { enum: plain(500) }, []],
    [
      "one more",
      { enum: plain(501) },
      ["error bad-options /f/enum 选项须有 1–500 个 | there must be 1–500 options"],
    ],
    ["none", { oneOf: [] }, ["error bad-options /f/oneOf 选项须有 1–500 个 | there must be 1–500 options"]],
    [
      "a constant",
      { const: 1 },
      [
        'error unsupported-keyword /f/const const 只能写在 oneOf 的选项中 | "const" is supported inside oneOf only',
      ],
    ],
    [
      "what is no simple value",
      { enum: ["甲", null], oneOf: [{ title: "甲" }] },
      [
        "error bad-option /f/enum/1 选项须为文本、数字或是否（oneOf 写作 { const, title }） | an option is a text, a number or a boolean (in oneOf: { const, title })",
        "error bad-option /f/oneOf/0 选项须为文本、数字或是否（oneOf 写作 { const, title }） | an option is a text, a number or a boolean (in oneOf: { const, title })",
      ],
    ],
    [
      "something more of one",
      { oneOf: [{ const: "甲" }, { const: "乙", minLength: 1 }] },
      ["error unsupported-keyword /f/oneOf/1 选项只能有 const 和 title | an option has const and title only"],
    ],
    [
      "another type",
      { type: "integer", enum: [1, 1.5, "1"] },
      [
        'error bad-option /f/enum/1 选项“1.5”与字段类型 integer 不符 | the option "1.5" does not fit the type integer',
        'error bad-option /f/enum/2 选项“1”与字段类型 integer 不符 | the option "1" does not fit the type integer',
      ],
    ],
    [
      "a text that is a number",
      { type: "string", enum: [1] },
      [
        'error bad-option /f/enum/0 选项“1”与字段类型 string 不符 | the option "1" does not fit the type string',
      ],
    ],
    [
      "one twice",
      { enum: ["甲", "乙", "甲", 1, "1"] },
      ['error duplicate-option /f/enum/2 选项“甲”重复 | the option "甲" is listed twice'],
    ],
    [
      "a placeholder",
      { oneOf: [{ const: "a", title: "选项 3" }, { const: "b", title: "选项三好" }, { const: "Option 2" }] },
      [
        'warning placeholder-option /f/oneOf/0 选项“选项 3”还是占位的名字：改成要选的内容，或者删除它 | the option "选项 3" is still a placeholder: say what is to be chosen, or delete it',
        'warning placeholder-option /f/oneOf/2 选项“Option 2”还是占位的名字：改成要选的内容，或者删除它 | the option "Option 2" is still a placeholder: say what is to be chosen, or delete it',
      ],
    ],
    [
      "what nobody sees",
      { enum: ["甲\u200B"] },
      [
        'warning invisible-in-option /f/enum/0 选项“甲”的值里有看不见的字符或换行，看上去相同的两个值会不同：删除这个选项，重新添加 | the value of the option "甲" holds characters that cannot be seen, or a line end: it would differ from one that looks the same. Delete the option and add it again',
      ],
    ],
    ["nothing", {}, []],
  ])("%s", (_what, schema, told) => expect(checkOptions(schema, "/f").map(short)).toEqual(told));
});

describe("groups and bounds", () => {
  const of = (
    groups: [IndicatorGroup, ...IndicatorGroup[]],
    indicators: Indicator[],
    score: Partial<Form["score"]> = {},
  ) => smallForm({ groups, indicators, score });
  const main = group("main");
  it.each<[what: string, form: Form, told: string[]]>([
    ["just the bound", of([main], [fixed("a", 100, "1")]), []],
    [
      "a point above it",
      of([main], [fixed("a", 101, "1")]),
      [
        "warning points-above-bound /score/groups 各组固定分合计 101，超过总分上限 100 | the groups' fixed points sum to 101, above the upper bound 100",
      ],
    ],
    [
      "a point below it",
      of([main], [fixed("a", 98.5, "1"), floating("f", -5, 0.5, "1")]),
      [
        "warning points-below-bound /score/groups 各组分值合计最多 99，达不到总分上限 100 | the groups' points sum to 99 at most, below the upper bound 100",
      ],
    ],
    ["what floats reaches it", of([main], [fixed("a", 95, "1"), floating("f", 0, 5, "1")]), []],
    ["what floats above it is no matter", of([main], [fixed("a", 95, "1"), floating("f", 0, 50, "1")]), []],
    ["a total of its own", of([main], [fixed("a", 1, "1")], { total: "groups.main" }), []],
    [
      "no indicators yet",
      of([main], []),
      ['warning empty-group /score/groups/0 分组“main”还没有指标 | the group "main" has no indicator yet'],
    ],
    ["a weight scales", of([group("main", { weight: 100 })], [fixed("a", 10, "1"), fixed("b", 10, "1")]), []],
    [
      "a most cuts",
      of([group("main", { max: 60 })], [fixed("a", 100, "1")]),
      [
        "warning points-below-bound /score/groups 各组分值合计最多 60，达不到总分上限 100 | the groups' points sum to 60 at most, below the upper bound 100",
      ],
    ],
    [
      "a most below 0 gives nothing",
      of(
        [group("main"), group("b", { max: -5 })],
        [fixed("a", 100, "1"), floating("f", -9, 0, "1", { group: "b" })],
      ),
      [],
    ],
    [
      "a weight without full points",
      of(
        [main, group("b", { weight: 10 })],
        [fixed("a", 100, "1"), floating("f", 0, 1, "1", { group: "b" })],
      ),
      [
        'error weight-without-points /score/groups/1/weight “b”只有浮动分，无法按权重折算 | "b" has floating items only: there are no full points to scale',
      ],
    ],
    [
      "limits the wrong way round",
      of([group("main", { min: 5, max: 4 })], [fixed("a", 100, "1")], { total: "1" }),
      [
        'error empty-range /score/groups/0/max “main”的上限小于下限 | the maximum of "main" is below its minimum',
      ],
    ],
    [
      "limits of one point",
      of([group("main", { min: 5, max: 5 })], [fixed("a", 100, "1")], { total: "1" }),
      [],
    ],
    [
      "bounds of one point",
      of([main], [fixed("a", 100, "1")], { total: "1", lower: 9, upper: 9 }),
      [
        "error empty-range /score/upper 总分上限（9）须大于下限（9） | the upper bound (9) must be above the lower (9)",
      ],
    ],
    ["bounds apart", of([main], [fixed("a", 100, "1")], { total: "1", lower: 8, upper: 9 }), []],
  ])("%s", (_what, form, told) => expect(checkScore(form).map(short)).toEqual(told));
});

describe("the schema of all fields", () => {
  const text = { type: "string", title: "甲" };
  const nested = (levels: number): Record<string, unknown> =>
    levels === 0 ? { a: text } : { o: { type: "object", title: "组", properties: nested(levels - 1) } };
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, text]));
  const fields = (more: object): Form["fields"] => ({ type: "object", properties: {}, ...more });
  const told = (more: object) => checkFields(fields(more)).map(({ code, path }) => `${code} ${path}`);

  it("is as deep as it may be, and not deeper", () => {
    expect(told({ properties: nested(6) })).toEqual([]);
    expect(told({ properties: nested(7) })).toEqual([
      `too-deep /fields${"/properties/o".repeat(7)}/properties/a`,
    ]);
    expect(checkFields(fields({ properties: nested(8) })).map(short)).toEqual([
      `error too-deep /fields${"/properties/o".repeat(8)} 字段嵌套超过 6 层 | fields are nested deeper than 6 levels`,
    ]);
  });

  it("has as many fields as it may have, and not more", () => {
    expect(told({ properties: many(1_999) })).toEqual([]);
    expect(checkFields(fields({ properties: many(2_000) })).map(short)).toEqual([
      "error too-many-fields /fields/properties/k1999 字段超过 2000 个 | there are more than 2000 fields",
    ]);
  });

  it("tells a definition that holds itself, by one step and by two", () => {
    const object = (key: string, reference: string) => ({
      type: "object",
      properties: { [key]: { $ref: `#/$defs/${reference}`, title: key } },
    });
    expect(
      checkFields(
        fields({ properties: { x: { $ref: "#/$defs/a", title: "x" } }, $defs: { a: object("k", "a") } }),
      ).map(short),
    ).toEqual([
      "error recursive-reference /fields/$defs/a/properties/k/$ref 定义循环引用自己：a → a | definitions refer to themselves: a → a",
    ]);
    expect(
      checkFields(
        fields({
          properties: { x: { $ref: "#/$defs/a", title: "x" } },
          $defs: { a: object("k", "b"), b: object("l", "a") },
        }),
      ).map(short),
    ).toEqual([
      "error recursive-reference /fields/$defs/b/properties/l/$ref 定义循环引用自己：a → b → a | definitions refer to themselves: a → b → a",
    ]);
    const twice = { x: { $ref: "#/$defs/a", title: "x" }, y: { $ref: "#/$defs/a", title: "y" } };
    expect(told({ properties: twice, $defs: { a: { type: "object", properties: { k: text } } } })).toEqual(
      [],
    );
  });

  it("is closed, and has no keyword that it does not know", () => {
    expect(told({ additionalProperties: false })).toEqual([]);
    expect(told({ additionalProperties: true, not: {} }).map((each) => each.split(" ")[1])).toEqual([
      "/fields/not",
      "/fields/additionalProperties",
    ]);
  });
});

describe("what refers to fields", () => {
  const pages = (...fieldsOfSections: string[][]): Form =>
    smallForm({
      form: {
        layout: {
          pages: [
            {
              id: "p",
              title: "页",
              sections: fieldsOfSections.map((items, at) => ({
                ...{ id: `s${at}`, title: "" },
                items: items.map((one) => ({ field: one })),
              })),
            },
          ],
        },
      },
    });
  it("a layout shows fields that are there, each once", () => {
    const known = [field("a", "text"), field("b", "text")];
    expect(checkLayout(pages(["a"], ["b"]), known)).toEqual([]);
    expect(checkLayout(smallForm(), known)).toEqual([]);
    expect(checkLayout(pages(["a", "x"], ["x", "a"]), known).map(short)).toEqual([
      'error unknown-field /layout/pages/0/sections/0/items/1/field 版面中的“x”不是字段 | the layout shows "x", which is no field',
      'error unknown-field /layout/pages/0/sections/1/items/0/field 版面中的“x”不是字段 | the layout shows "x", which is no field',
      'warning shown-twice /layout/pages/0/sections/1/items/1/field “a”在版面中出现了两次 | "a" is shown twice',
    ]);
  });

  it("a default is a value of the field, inside too", () => {
    const inner = field("n", "integer", { default: 1.5 });
    expect(
      checkDefaults([
        field("a", "integer", { default: 1 }),
        field("b", "text", { default: null }),
        field("c", "text"),
        field("o", "object", { fields: [inner] }),
        field("r", "rows", { default: 1, fields: [inner] }),
      ]).map(short),
    ).toEqual([
      "error bad-default /fields/properties/n/default 默认值不合要求：应为整数 | the default does not fit: must be a whole number",
      "error bad-default /fields/properties/n/default 默认值不合要求：应为整数 | the default does not fit: must be a whole number",
      "error bad-default /fields/properties/r/default 默认值不合要求：应为若干行 | the default does not fit: must be rows",
    ]);
  });

  it("a dataset's column fills one value, in an object too, in no row", () => {
    const source = { dataset: "d", column: "c" };
    const at = (key: string) => `/fields/properties/${key}/x-source`;
    const wrong =
      "数据列只能填入单个值的字段，不能是表格行、附件或多选 | a dataset column fills a field of one value: none in rows, no file, no list";
    const kinds = [
      "text",
      "date",
      "date-time",
      "email",
      "uri",
      "number",
      "integer",
      "boolean",
      "choice",
    ] as const;
    expect(checkSources(kinds.map((kind) => field(kind, kind, { source })))).toEqual([]);
    expect(
      checkSources([
        field("f", "file", { source }),
        field("o", "object", { fields: [field("n", "number", { source })] }),
        field("r", "rows", {
          fields: [field("p", "object", { fields: [field("m", "number", { source })] })],
        }),
        field("c", "number", { source, computed: "1" }),
        field("x", "rows"),
      ]).map(short),
    ).toEqual([
      `error unsupported-source ${at("f")} ${wrong}`,
      `error unsupported-source ${at("m")} ${wrong}`,
      `warning source-without-effect ${at("c")} 计算字段由公式得出，数据列不起作用 | a computed field has its formula: the dataset column has no effect`,
    ]);
  });

  it("key tasks name fields of the kinds that they need", () => {
    const inside = [field("事", "text"), field("划", "date"), field("成", "date"), field("件", "file")];
    const milestone = { title: "事", planned: "划", done: "成" };
    const tasks = (more: object, fieldsInside = inside) =>
      checkTasks([
        field("o", "object", {
          fields: [
            field("务", "rows", {
              tasks: { title: "名", milestones: "节", milestone, ...more },
              fields: [
                field("名", "text"),
                field("节", "rows", { fields: fieldsInside }),
                field("数", "number"),
              ],
            }),
          ],
        }),
      ]).map(short);
    const at = "/fields/properties/务/x-tasks";
    expect(tasks({})).toEqual([]);
    expect(tasks({ milestone: { ...milestone, evidence: "件" } })).toEqual([]);
    expect(tasks({ title: "数", milestone: { ...milestone, evidence: "事", done: "划" } })).toEqual([
      `error bad-tasks ${at}/title 字段“数”应为文本 | the field "数" must be a text`,
      `error bad-tasks ${at}/milestone/evidence 字段“事”应为附件 | the field "事" must be a file`,
      `error bad-tasks ${at}/milestone/done 计划日期和完成日期须为两个字段 | planned and done must be two fields`,
    ]);
    expect(tasks({ milestones: "数" })).toEqual([
      `error bad-tasks ${at}/milestones 字段“数”应为若干行 | the field "数" must be rows`,
      `error bad-tasks ${at}/milestone/title 没有字段“事” | there is no field "事"`,
      `error bad-tasks ${at}/milestone/planned 没有字段“划” | there is no field "划"`,
      `error bad-tasks ${at}/milestone/done 没有字段“成” | there is no field "成"`,
    ]);
    expect(tasks({ milestone: { ...milestone, planned: "事" } })).toEqual([
      `error bad-tasks ${at}/milestone/planned 字段“事”应为日期 | the field "事" must be a date`,
    ]);
  });
});
