import { describe, expect, it, test } from "vitest";
import { type DocumentName, ValidationError, validators } from "../src/index.ts";
import { measure } from "../src/measure.ts";
import { schemaFiles } from "../src/schemas.ts";
import { cpuTime } from "./cpu-time.ts";
import { problemsFrom } from "./problems-from.ts";

/** The longest that anybody may wait on a validator, whatever is sent; people share one processor. */
const patience = 100;
const megabytes = 8;

type Schema = {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};

function many<T>(size: number, item: (index: number) => T): T[] {
  return Array.from({ length: Math.floor((megabytes * 1024 * 1024) / size) }, (_, index) => item(index));
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

/** Each about 8 MB of JSON, but those that need less to be as bad. */
const rubbish: Readonly<Record<string, unknown>> = {
  numbers: many(2, () => 1),
  names: many(12, (index) => `id${index}`),
  "equal names": many(5, () => "a"),
  objects: many(3, () => ({})),
  "different objects": many(16, (index) => ({ a: index })),
  lists: many(3, () => []),
  keys: Object.fromEntries(many(64, (index) => [`${"key".repeat(20)}${index}`, 1])),
  "keys of objects": Object.fromEntries(many(80, (index) => [`${"key".repeat(20)}${index}`, {}])),
  "a text": "a".repeat(megabytes * 1024 * 1024),
  "a text just within": "a".repeat(200_000),
  "a text of digits": "1".repeat(200_000),
  "a text of dots": "a.".repeat(100_000),
  "a text of at signs": "a@".repeat(100_000),
  "a text of slashes": `http://${"a/".repeat(99_000)} `,
  "a text of hyphens": "-".repeat(200_000),
  "a text of spaces": `${" ".repeat(199_999)}x`,
  "equal names within": Array.from({ length: 100_000 }, () => "a"),
  "objects within": Array.from({ length: 100_000 }, () => ({})),
  "different objects within": Array.from({ length: 60_000 }, (_, index) => ({ a: index })),
  "lists within": Array.from({ length: 100_000 }, () => []),
  "keys within": Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`key${index}`, 1])),
  "keys of objects within": Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`key${index}`, {}]),
  ),
  "deep lists": nested(100_000, (inner) => [inner]),
  "deep objects": nested(100_000, (inner) => ({ properties: inner, items: inner })),
  "deep within bounds": nested(12, (inner) => [inner, inner]),
};

/** What a schema takes, by the word of its type; a place that takes a text gets texts, and so on. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  string: Object.keys(rubbish).filter((kind) => kind.startsWith("a text")),
  array: [
    "equal names within",
    "objects within",
    "different objects within",
    "lists within",
    "deep within bounds",
  ],
  object: ["keys within", "keys of objects within", "deep within bounds"],
};

interface Place {
  readonly at: string;
  readonly type: unknown;
  readonly put: (value: unknown) => unknown;
}

/** The places of a schema down to its references: what is behind them is a validator of its own. */
function places(schema: Schema, at = "", put = (value: unknown) => value): Place[] {
  const { type, properties = {}, items, additionalProperties, oneOf = [], anyOf = [], allOf = [] } = schema;
  return [
    { at, type, put },
    ...Object.entries(properties).flatMap(([key, each]) =>
      places(each, `${at}/${key}`, (value) => put({ [key]: value })),
    ),
    ...(items === undefined ? [] : places(items, `${at}/0`, (value) => put([value]))),
    ...(typeof additionalProperties === "object"
      ? places(additionalProperties, `${at}/x`, (value) => put({ x: value }))
      : []),
    ...[...oneOf, ...anyOf, ...allOf].flatMap((each) => places(each, at, put)),
  ];
}

type Titled = Schema & { readonly title?: string; readonly $defs?: Readonly<Record<string, Titled>> };
const titles = new Map(
  (Object.values(schemaFiles) as Titled[])
    .flatMap((file) => [file, ...Object.values(file.$defs ?? {})])
    .map((schema) => [schema.title, schema] as const),
);

/** How long a refusal takes, in ms; what is slow is tried again, since others use the processor too. */
function timeOf(name: DocumentName, value: unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4 && best > patience; run += 1) {
    const start = cpuTime();
    try {
      validators[name].parse(value);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      expect(error.problems.length).toBeLessThanOrEqual(100);
      expect(error.message.length).toBeLessThan(100_000);
    }
    best = Math.min(best, cpuTime() - start);
  }
  return best;
}

describe("no validator lets anybody wait", () => {
  test.each(Object.keys(validators) as DocumentName[])("%s, fed 8 MB of rubbish at any place", (name) => {
    const schema = titles.get(name);
    if (schema === undefined) throw new Error(`no schema of the title ${name}`);
    const slow: string[] = [];
    for (const { at, type, put } of places(schema))
      for (const kind of at === ""
        ? Object.keys(rubbish)
        : (fitting[String(type)] ?? ["deep within bounds"])) {
        const took = timeOf(name, put(rubbish[kind]));
        if (took > patience) slow.push(`${kind} at ${at}: ${Math.round(took)} ms`);
      }
    expect(slow).toEqual([]);
  });
});

describe("the measures of a value", () => {
  const code = (value: unknown) => measure(value)?.code ?? null;
  it("are those of any document that people make", () => {
    expect(code({ 接警数: 60, 名单: [{ 姓名: "甲𠮷" }, null, true] })).toBeNull();
    expect(code("字".repeat(200_000))).toBeNull();
    expect(code(nested(80, (inner) => [inner]))).toBeNull();
    expect(code(Array.from({ length: 200_000 }, () => 0))).toBeNull();
  });
  it.each([
    ["too-long", "字".repeat(200_001), ""],
    ["too-long", { a: [{ b: "字".repeat(200_001) }] }, "/a/0/b"],
    ["too-deep", nested(81, (inner) => [inner]), "/0".repeat(80)],
    ["too-many-parts", { a: Array.from({ length: 200_000 }, () => 0) }, "/a"],
    [
      "too-many-parts",
      { a: Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`k${index}`, 0])) },
      "/a",
    ],
    ["invalid-character", { "a/b": { "x\0": 1 } }, "/a~1b"],
    ["invalid-character", [{ name: "\ud842" }], "/0/name"],
    ["invalid-character", [{ "\udfb7": 1 }], "/0"],
  ] as const)("%s is told at its place", (wanted, value, path) => {
    expect(measure(value)).toMatchObject({ code: wanted, path });
  });
});

it("tells sizes before anything else, and other mistakes up to as many as one mends", () => {
  const ids = Array.from({ length: 10_000 }, () => 7);
  expect(problemsFrom(() => validators.GetManyInput.parse({ ids }))).toEqual([
    expect.objectContaining({ code: "invalid-maxItems", path: "/ids" }),
  ]);
  const few = problemsFrom(() => validators.GetManyInput.parse({ ids: ids.slice(0, 400) }));
  expect(few).toHaveLength(100);
  expect(few[99]).toMatchObject({ code: "invalid-type", path: "/ids/99" });
  expect(problemsFrom(() => validators.GetManyInput.parse({ ids: [1, "a", 2], other: 1 }))).toHaveLength(3);
});
