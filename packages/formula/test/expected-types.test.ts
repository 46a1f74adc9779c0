import { describe, expect, test } from "vitest";
import {
  check,
  compile,
  compileProgram,
  type FormulaType,
  format,
  limits,
  parseType,
  render,
  typeName,
} from "../src/index.ts";
import { readAloud } from "../src/reading.ts";

const enumOf = (optional: boolean, ...values: string[]): FormulaType => ({
  kind: "enum",
  optional,
  values: values.map((value) => ({ value })),
});

const schema = {
  type: "object",
  required: ["level", "name", "count"],
  properties: {
    level: { enum: ["A", "B"] },
    grade: { enum: ["A", "B"] },
    name: { type: "string" },
    count: { type: "number" },
    sub: { type: "object", required: ["a"], properties: { a: { type: "number" } } },
    things: { type: "array", items: {} },
    flags: {
      type: "array",
      items: {
        type: "object",
        required: ["on"],
        properties: { on: { type: "boolean" }, seen: { type: "boolean" }, name: { type: "string" } },
      },
    },
  },
};

const told = (source: string, expected?: FormulaType | Parameters<typeof check>[2]) =>
  check(source, { schema }, expected).diagnostics.map((diagnostic) => [
    diagnostic.code,
    diagnostic.from,
    diagnostic.to,
    render(diagnostic, "zh"),
    render(diagnostic, "en"),
    diagnostic.fix === undefined ? null : [diagnostic.fix.insert, diagnostic.fix.certain],
  ]);

describe("types by their names", () => {
  test.each([
    ["number", "number"],
    ["number?", "number?"],
    [" text ", "text"],
    ["boolean?", "boolean?"],
    ["date", "date"],
    ["list of number", "list of number"],
    ["list of list of date", "list of list of date"],
  ])("%j is %s", (name, written) => {
    const type = parseType(name);
    expect(type === null ? null : typeName(type)).toBe(written);
  });
  test.each(["", "nothing", "Number", "number??", "list of", "list of nothing", "list of list of x", "enum"])(
    "%j is none",
    (name) => expect(parseType(name)).toBeNull(),
  );
  test("the name of none asks for nothing", () => {
    expect(told("name", "nothing" as "text")).toEqual([]);
    expect(told("count", "number")).toEqual([]);
  });
});

describe("a whole formula that has to be a choice", () => {
  const wanted = enumOf(false, "A", "B");
  const mismatch = (actual: string, english: string, to: number) => [
    "type-mismatch",
    0,
    to,
    `这里需要选项，写的是${actual}`,
    `Expected here: choice; found: ${english}`,
    null,
  ];
  test.each<[string, FormulaType, unknown[]]>([
    ["level", wanted, []],
    ['"A"', wanted, []],
    ['"C"', wanted, [mismatch("文本", "text", 3)]],
    ["name", wanted, [mismatch("文本", "text", 4)]],
    ["count", wanted, [mismatch("数值", "number", 5)]],
    ["grade", enumOf(true, "A", "B"), []],
  ])("%s", (source, expected, diagnostics) => expect(told(source, expected)).toEqual(diagnostics));
  test("a blank is told where none is wanted", () => {
    expect(told("grade", wanted)).toEqual([
      [
        "optional-value",
        0,
        5,
        '这个值可能为空；请写明为空时取什么，例如 ?? ""',
        'This value may be blank; say what counts then, such as ?? ""',
        ['grade ?? ""', undefined],
      ],
    ]);
  });
});

test("a list of what has no usable type holds nothing that could be sought", () => {
  expect(told('CONTAINS(things, "a")')).toEqual([
    [
      "type-mismatch",
      9,
      15,
      "这里需要文本的列表，写的是无类型的字段的列表",
      "Expected here: list of text; found: list of field without a usable type",
      null,
    ],
  ]);
});

test.each<[string, [string, true | undefined] | null]>([
  ['on, "TRUE"', ["on = TRUE", true]],
  ['on, "=true"', ["on = TRUE", true]],
  ['on, "<>TRUE"', ["on <> TRUE", undefined]],
  ['on, "<>false"', ["on <> FALSE", undefined]],
  ['on, ">TRUE"', null],
  ['on, "yes"', null],
  ['on, ""', ["ISBLANK(on)", true]],
  ['seen, "TRUE"', ["seen ?? FALSE = TRUE", true]],
  ['seen, "FALSE"', ["seen ?? TRUE = FALSE", true]],
  ['seen, "<>TRUE"', ["seen ?? TRUE <> TRUE", undefined]],
  ['seen, "<>FALSE"', ["seen ?? FALSE <> FALSE", undefined]],
])("of yes and no, COUNTIF(flags.%s) counts %j", (args, mended) => {
  const [diagnostic, ...others] = check(`COUNTIF(flags.${args})`, { schema }).diagnostics;
  expect([diagnostic?.code, others]).toEqual(["excel-difference", []]);
  const fix = diagnostic?.fix;
  expect(fix === undefined ? null : [fix.insert, fix.certain]).toEqual(
    mended === null ? null : [`COUNT(flags[${mended[0]}])`, mended[1]],
  );
});

test("a value that is missing within another is told by its whole path", () => {
  const inner = { type: "object", required: ["q"], properties: { q: { type: "number" } } };
  const within = {
    schema: {
      type: "object",
      required: ["o"],
      properties: {
        o: {
          type: "object",
          required: ["p", "a/b~c"],
          properties: { p: inner, "a/b~c": { type: "number" } },
        },
      },
    },
  };
  const missing = (source: string) => compile(source, within).evaluate({ o: { p: {} } });
  const at = (path: string, to: number) => ({
    error: { code: "missing-value", from: 0, to, params: { path } },
  });
  expect(missing("o.p.q + 1")).toEqual(at("/o/p/q", 5));
  expect(missing("o.[a/b~c] + 1")).toEqual(at("/o/a~1b~0c", 9));
});

test.each(["datasets", "data"])("%s: each column is known, and optional", (name) => {
  const scope = { schema, [name]: { staff: { years: "number", unit: "text" } } };
  const typeOf = (source: string) => {
    const { type, diagnostics } = check(source, scope);
    return [typeName(type), ...diagnostics.map(({ code, from, to }) => [code, from, to])];
  };
  expect(typeOf("data.staff.years")).toEqual(["number?"]);
  expect(typeOf("data.staff.unit")).toEqual(["text?"]);
  expect(typeOf("data.staff.years + 1")).toEqual(["number", ["optional-value", 0, 16]]);
  expect(typeOf("data.staff.age")).toEqual(["error", ["unknown-name", 11, 14]]);
  expect(check("data.staff.years", { schema }).diagnostics.map(({ code }) => code)).toEqual(["unknown-name"]);
});

test("a definition without a label is read aloud by its name without where it belongs", () => {
  const program = compileProgram(
    [
      { name: "indicators.A1", source: "count" },
      { name: "total", source: "indicators.A1 + 1" },
      { name: "twice", source: "total * 2" },
    ],
    { schema },
  );
  const read = program.tree.definitions.map(({ root }) => [readAloud(root, "zh"), readAloud(root, "en")]);
  expect(read).toEqual([
    ["count", "count"],
    ["A1 + 1", "A1 + 1"],
    ["total × 2", "total × 2"],
  ]);
});

/** `1 + 1 + … + 1` of n ones has 2 n - 1 nodes; each sign is one more. */
test.each([
  [limits.nodes - 1, ""],
  [limits.nodes, "-"],
  [limits.nodes + 1, ""],
  [limits.nodes + 1, "--"],
])("a formula of %d nodes, begun by %j", (nodes, signs) => {
  const ones = (nodes - signs.length + 1) / 2;
  const source = signs + Array.from({ length: ones }, () => "1").join("+");
  expect(check(source, { schema }).diagnostics).toEqual(
    nodes <= limits.nodes
      ? []
      : [
          {
            code: "limit-exceeded",
            severity: "error",
            from: 0,
            to: source.length,
            params: { limit: "nodes", most: 5_000 },
          },
        ],
  );
});

/** Braces of Excel's constants are read as what is nearest: what they stood for must not go by putting the formula in one style. */
test.each([
  ["LOOKUP(a,{60,90},{5,10})", "LOOKUP(a,{60,90},{5,10})"],
  ["VLOOKUP(a,{60,5;90,10},2)", "VLOOKUP(a,{60,5;90,10},2)"],
  ["1+MATCH(a,｛60,90｝,1)", "1+MATCH(a,｛60,90｝,1)"],
  ["a+[x{1}]", "a + [x{1}]"],
  ['name&"{1,2}"', 'name & "{1,2}"'],
  ["a+b /* {1} */", "a + b /* {1} */"],
])("%s in one style", (source, written) => expect(format(source)).toBe(written));
