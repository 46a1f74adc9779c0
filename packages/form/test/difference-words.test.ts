import { readFileSync } from "node:fs";
import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attributeName, enumWord, propertyName } from "../src/difference/attribute-words.ts";
import { keywords, rootKeywords } from "../src/fields/keywords.ts";
import { diffForms, mergeForms, tellValue } from "../src/index.ts";
import { isRecord } from "../src/json/record.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../schemas/${name}`, import.meta.url), "utf8"));
const documents: Readonly<Record<string, unknown>> = {
  "form.schema.json": read("form.schema.json"),
  "score.schema.json": read("score.schema.json"),
  "common.schema.json": read("common.schema.json"),
};

/** Every property that a form document can have, and every value of those that have a few. */
function walkForm(): { names: Set<string>; values: [name: string, value: string][] } {
  const names = new Set<string>();
  const values: [string, string][] = [];
  const seen = new Set<unknown>();
  const at = (root: unknown, pointer: string): unknown =>
    pointer
      .split("/")
      .slice(1)
      .reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), root);
  const walk = (schema: unknown, name: string, file: string): void => {
    if (!isRecord(schema)) return;
    const { $ref, properties, enum: list, const: only } = schema;
    if (typeof $ref === "string") {
      const [other = "", pointer = ""] = $ref.split("#");
      const target = other === "" ? file : other;
      walk(at(documents[target], pointer), name, target);
    }
    for (const value of [...(Array.isArray(list) ? list : []), only])
      if (typeof value === "string") values.push([name, value]);
    if (seen.has(schema)) return;
    seen.add(schema);
    if (isRecord(properties)) {
      for (const [key, inner] of Object.entries(properties)) {
        names.add(key);
        walk(inner, key, file);
      }
    }
    for (const key of ["items", "additionalProperties"]) walk(schema[key], name, file);
    if (isRecord(schema.propertyNames)) {
      const kinds = at(documents["common.schema.json"], "/$defs/RaterKind/enum");
      for (const kind of Array.isArray(kinds) ? kinds : []) names.add(String(kind));
    }
    if (Array.isArray(schema.oneOf)) for (const one of schema.oneOf) walk(one, name, file);
  };
  const form = documents["form.schema.json"];
  walk(form, "", "form.schema.json");
  walk(at(form, "/$defs/FieldAnnotations"), "", "form.schema.json");
  return { names, values };
}

const { names, values } = walkForm();

describe("every attribute of a form has a word in both languages", () => {
  test("the schema is walked whole", () => {
    for (const name of ["x-tasks", "planned", "trim", "ceiling", "span", "previous", "share", "message"])
      expect(names).toContain(name);
    expect(values).toContainEqual(["virtue", "integrity"]);
    expect(values).toContainEqual(["raters", "superior"]);
    expect(values).toContainEqual(["ceiling", "poor"]);
  });

  test.each([...new Set([...names, ...Object.keys(keywords), ...rootKeywords])])("%s", (name) => {
    const word = propertyName(name);
    expect(word?.zh ?? "").toMatch(/^[\p{sc=Han}]+$/u);
    expect(word?.en ?? "").toMatch(/^[a-z'\- A-Z]+$/);
  });

  test.each(values.filter(([name]) => name !== "" && name !== "fields"))("%s: %s", (name, value) => {
    const word = enumWord(name, value);
    expect(word?.zh ?? "").toMatch(/\p{sc=Han}/u);
    expect(word?.en ?? "").not.toBe("");
  });

  test("what has no word is never told by its own name", () => {
    expect(attributeName("field", "x-unheard")).toEqual({ zh: "其他设置", en: "another setting" });
    expect(propertyName("toString")).toBeNull();
  });
});

const levels = [
  { title: "优秀", share: 1 },
  { title: "良好", share: 0.8 },
];

/** Everything that its author wrote is Chinese or in capitals: a small letter comes from us. */
const base: Form = {
  title: "季度表",
  fields: {
    type: "object",
    required: ["件数"],
    properties: {
      件数: { type: "number", "x-id": "F1", title: "办结件数", minimum: 0, maximum: 10 },
      等级: { type: "string", "x-id": "F2", title: "等级", enum: ["甲", "乙", "丙"] },
      方面: { type: "array", "x-id": "F3", title: "方面", items: { type: "string", enum: ["学", "做"] } },
      走访: {
        type: "array",
        "x-id": "F4",
        title: "走访",
        items: { type: "object", properties: { 户数: { type: "integer", "x-id": "F5", title: "户数" } } },
      },
    },
  },
  layout: {
    pages: [
      {
        id: "P1",
        title: "一",
        sections: [{ id: "S1", title: "甲区", items: [{ field: "件数" }, { field: "等级" }] }],
      },
    ],
  },
  indicators: [
    {
      id: "I1",
      code: "甲",
      title: "办案",
      group: "共",
      points: { kind: "fixed", full: 60 },
      by: { kind: "formula", formula: "件数 * 6" },
    },
    {
      id: "I2",
      code: "乙",
      title: "作风",
      group: "共",
      points: { kind: "fixed", full: 40 },
      by: { kind: "reviewer", levels },
    },
  ],
  score: {
    groups: [
      { id: "G1", code: "共", title: "共性" },
      { id: "G2", code: "加", title: "加分" },
    ],
  },
  ratings: { weights: { superior: 1 } },
  samples: [
    {
      id: "M1",
      title: "样例",
      inputs: { answers: { 件数: 5 }, review: { 乙: 40 } },
      expected: { score: 70 },
    },
  ],
};

const ugly = fc.double({ min: -900, max: 900, noNaN: true });
const flag = fc.boolean();
const raters = ["self", "peer", "superior", "subordinate", "public"] as const;

/** A change of one place of a form. */
type Edit = (form: Form) => void;
const change = <Value>(
  value: fc.Arbitrary<Value>,
  edit: (form: Form, value: Value) => void,
): fc.Arbitrary<Edit> => value.map((each) => (form) => edit(form, each));
const field = (form: Form, key: string): Record<string, unknown> => form.fields.properties[key] ?? {};
const rule = { formula: "件数 > 1", message: "应大于一" };

const fieldKeyword: fc.Arbitrary<[string, unknown]> = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      "minimum",
      "maximum",
      "exclusiveMinimum",
      "exclusiveMaximum",
      "multipleOf",
      "minLength",
      "maxLength",
      "minItems",
      "maxItems",
    ),
    ugly,
  ),
  fc.tuple(fc.constantFrom("uniqueItems", "x-required", "x-evidence", "additionalProperties"), flag),
  fc.tuple(fc.constant("type"), fc.constantFrom("string", "number", "integer", "boolean", "object", "array")),
  fc.tuple(fc.constant("format"), fc.constantFrom("date", "date-time", "email", "uri")),
  fc.tuple(fc.constant("contentMediaType"), fc.constantFrom("application/pdf", "image/*", "*/*")),
  fc.tuple(fc.constantFrom("x-visible", "x-computed"), fc.constantFrom("件数 > 3", "TRUE")),
  fc.tuple(
    fc.constant("x-check"),
    fc.constantFrom(rule, [rule, { formula: "TRUE", message: { zh: "好", en: "GOOD" } }]),
  ),
  fc.tuple(
    fc.constant("x-source"),
    fc.constantFrom({ dataset: "台账", column: "件数" }, { dataset: "台账", column: "户数" }),
  ),
  fc.tuple(
    fc.constant("x-evidence"),
    fc.constantFrom({ title: "照片", required: true }, { required: false }),
  ),
  fc.tuple(
    fc.constant("x-tasks"),
    fc.constantFrom(
      { title: "任务", milestones: "节点", milestone: { title: "内容", planned: "计划", done: "完成" } },
      {
        title: "事项",
        milestones: "节点",
        milestone: { title: "内容", planned: "计划", done: "完成", evidence: "材料" },
      },
    ),
  ),
  fc.tuple(
    fc.constantFrom("default", "const"),
    fc.oneof(ugly, flag, fc.constantFrom("甲", ["学"], [{ 户数: 1 / 3 }], {})),
  ),
  fc.tuple(
    fc.constant("examples"),
    fc.array(fc.oneof(ugly, fc.constantFrom("甲", [{ 户数: 2 }])), { maxLength: 3 }),
  ),
  fc.tuple(fc.constantFrom("$comment", "description", "title", "pattern"), fc.constantFrom("说", "明")),
  fc.tuple(fc.constant("$ref"), fc.constant("#/甲")),
);
const someOptions = fc
  .subarray(["甲", "乙", "丙", "丁"])
  .chain((list) =>
    flag.map((isTitled): [string, unknown] =>
      isTitled ? ["oneOf", list.map((value) => ({ const: value, title: `${value}等` }))] : ["enum", list],
    ),
  );

const edit: fc.Arbitrary<Edit> = fc.oneof(
  change(fc.tuple(fc.constantFrom("件数", "等级", "走访"), fieldKeyword), (form, [key, [name, value]]) => {
    field(form, key)[name] = value;
  }),
  change(someOptions, (form, [name, value]) => {
    delete field(form, "等级").enum;
    field(form, "等级")[name] = value;
  }),
  change(someOptions, (form, [name, value]) => {
    field(form, "方面").items = { type: "string", [name]: value };
  }),
  change(fc.subarray(["件数", "等级", "方面"]), (form, required) => {
    form.fields.required = required;
  }),
  change(fc.constantFrom("走访", "方面", "件数"), (form, key) => {
    delete form.fields.properties[key];
  }),
  change(
    fc.oneof(
      fc.record({ kind: fc.constant("fixed" as const), full: ugly }),
      fc.record({ kind: fc.constant("floating" as const), min: ugly, max: ugly }),
    ),
    (form, points) => {
      Object.assign(form.indicators[0] ?? {}, { points });
    },
  ),
  change(
    fc.oneof(
      fc.constant({ kind: "rating" }),
      fc.subarray([...raters]).map((list) => ({ kind: "rating", raters: list })),
      fc.constant({ kind: "reviewer" }),
      ugly.map((share) => ({ kind: "reviewer", levels: [{ title: "好", share }] })),
      fc.constant({ kind: "formula", formula: "SUM(走访.户数)" }),
    ),
    (form, by) => {
      Object.assign(form.indicators[1] ?? {}, { by });
    },
  ),
  change(
    fc.constantFrom<[string, unknown]>(
      ["scope", "common"],
      ["measure", "qualitative"],
      ["importance", "key"],
      ["polarity", "negative"],
      ["virtue", "integrity"],
      ["locked", true],
      ["veto", { when: "件数 > 9", ceiling: "fair" }],
      ["veto", { when: "TRUE", ceiling: "poor" }],
      ["origin", { tenantId: "T1", id: "E1", version: 2 }],
      ["applicable", "件数 > 0"],
      ["description", "说明"],
      ["group", "加"],
    ),
    (form, [name, value]) => {
      Object.assign(form.indicators[0] ?? {}, { [name]: value });
    },
  ),
  change(fc.tuple(fc.constantFrom("weight", "min", "max"), ugly), (form, [name, value]) => {
    Object.assign(form.score.groups[0] ?? {}, { [name]: value });
  }),
  change(fc.constantFrom("common", "individual", "ratings", "additions", "deductions"), (form, kind) => {
    Object.assign(form.score.groups[1] ?? {}, { kind });
  }),
  change(fc.tuple(fc.constantFrom("lower", "upper", "decimals"), ugly), (form, [name, value]) => {
    Object.assign(form.score, { [name]: value });
  }),
  change(fc.constantFrom("SUM(1, 2)", undefined), (form, total) => {
    if (total === undefined) delete form.score.total;
    else form.score.total = total;
  }),
  change(fc.tuple(fc.constantFrom(...raters), ugly, ugly), (form, [kind, weight, least]) => {
    form.ratings = {
      weights: { [kind]: weight },
      required: [kind],
      minimum: { [kind]: least },
      trim: { from: 5, drop: 1 },
    };
  }),
  change(flag, (form, isAll) => {
    if (isAll) delete form.ratings;
    else delete form.layout;
  }),
  change(
    fc.tuple(
      fc.constantFrom("table" as const, "cards" as const, "radio" as const),
      fc.constantFrom(1 as const, 2 as const),
    ),
    (form, [as, span]) => {
      const section = form.layout?.pages[0]?.sections[0];
      if (section === undefined) return;
      Object.assign(section, { columns: 2, description: "说" });
      section.items = [{ field: "等级", as, span }, { field: "走访" }];
    },
  ),
  change(fc.tuple(ugly, ugly), (form, [given, expected]) => {
    form.samples = [
      {
        id: "M1",
        title: "样例",
        inputs: {
          answers: { 件数: given, 走访: [{ 户数: given }], 好: true },
          ratings: { 甲: { peer: [given] } },
          data: { 台账: { 列: given } },
          previous: { score: given, grade: "good" },
        },
        expected: { score: expected, groups: { 共: expected }, indicators: { 甲: null } },
      },
    ];
  }),
  change(flag, (form) => {
    form.samples = [];
  }),
);

const edited = fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => {
  const form = structuredClone(base);
  for (const each of edits) each(form);
  return form;
});

function expectWords(zh: string, en: string): void {
  for (const text of [zh, en]) {
    expect(text).not.toMatch(/[{}[\]]|undefined|null|NaN|x-|\/$/);
    expect(text).not.toMatch(/\d\.\d{5}/);
  }
  expect(zh).not.toMatch(/[a-z]/);
}

describe("differences speak words (properties)", () => {
  test("whatever is edited, forwards and backwards", () => {
    fc.assert(
      fc.property(edited, (form) => {
        for (const change of [...diffForms(base, form), ...diffForms(form, base)]) {
          const { message, attribute = "", before, after } = change;
          expectWords(message.zh, message.en);
          for (const value of [before, after])
            expectWords(tellValue(attribute, value, "zh"), tellValue(attribute, value, "en"));
        }
      }),
      { numRuns: 400 },
    );
  });

  test("and what two sides changed differently", () => {
    fc.assert(
      fc.property(edited, edited, (mine, theirs) => {
        for (const { message, kind, attribute = "", base: was, mine: own, theirs: other } of mergeForms(
          base,
          mine,
          theirs,
        ).conflicts) {
          expectWords(message.zh, message.en);
          if (kind === "removed") continue;
          for (const value of [was, own, other])
            expectWords(tellValue(attribute, value, "zh"), tellValue(attribute, value, "en"));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("what is told", () => {
  const told = (edit: Edit) => {
    const form = structuredClone(base);
    edit(form);
    return diffForms(base, form).map(({ message }) => message);
  };

  test.each<[string, Edit, string, string]>([
    [
      "options that got titles",
      (form) => {
        delete field(form, "等级").enum;
        field(form, "等级").oneOf = [
          { const: "甲", title: "优" },
          { const: "乙", title: "乙" },
          { const: "丙", title: "丙" },
        ];
      },
      "字段“等级”的选项：“甲”改名为“优”",
      'field "等级": options: "甲" renamed "优"',
    ],
    [
      "options added, removed and moved",
      (form) => {
        field(form, "等级").enum = ["乙", "甲", "丁"];
      },
      "字段“等级”的选项：新增“丁”；删除“丙”；调整了顺序",
      'field "等级": options: added "丁"; removed "丙"; put in another order',
    ],
    [
      "options of several choices",
      (form) => {
        field(form, "方面").items = { type: "string", enum: ["学", "做", "想"] };
      },
      "字段“方面”的选项：新增“想”",
      'field "方面": options: added "想"',
    ],
    [
      "levels",
      (form) => {
        Object.assign(form.indicators[1] ?? {}, {
          by: { kind: "reviewer", levels: [{ title: "优秀", share: 1 / 3 }] },
        });
      },
      "指标“作风”的给分方式由 评鉴人（优秀 100%、良好 80%） 改为 评鉴人（优秀 33.3333%）",
      'indicator "作风": who gives the points changed from the reviewer (优秀 100%, 良好 80%) to the reviewer (优秀 33.3333%)',
    ],
    [
      "points",
      (form) => {
        Object.assign(form.indicators[0] ?? {}, {
          points: { kind: "floating", min: -3, max: 34.27777777777778 },
        });
      },
      "指标“办案”的分值由 60 分 改为 -3 至 34.2778 分",
      'indicator "办案": points changed from 60 points to -3 to 34.2778 points',
    ],
    [
      "another group",
      (form) => {
        Object.assign(form.indicators[0] ?? {}, { group: "加" });
      },
      "指标“办案”由“共性”移到“加分”",
      'indicator "办案" was moved from "共性" to "加分"',
    ],
    [
      "weights of raters",
      (form) => {
        form.ratings = { weights: { superior: 2, self: 1 } };
      },
      "测评规则的权重：上级由 1 改为 2；本人设为 1",
      "ratings: weights: superiors changed from 1 to 2; self set to 1",
    ],
    [
      "a sample",
      (form) => {
        form.samples = [
          {
            id: "M1",
            title: "样例",
            inputs: { answers: { 件数: 6 }, review: { 乙: 40 } },
            expected: { score: 76 },
          },
        ];
      },
      "样例“样例”的填写内容：填写“件数”由 5 改为 6",
      'sample "样例": inputs: answers "件数" changed from 5 to 6',
    ],
    [
      "places on the page",
      (form) => {
        const section = form.layout?.pages[0]?.sections[0];
        if (section)
          section.items = [
            { field: "走访", as: "cards" },
            { field: "件数", span: 2 },
          ];
      },
      "分区“甲区”的内容：新增“走访”；删除“等级”；“件数”改为占列数 2",
      'section "甲区": contents: added "走访"; removed "等级"; "件数" now columns taken 2',
    ],
  ])("%s", (_what, edit, zh, en) => {
    expect(told(edit)[0]).toEqual({ zh, en });
  });
});
