import type { Form, Sample } from "@duheng/contracts";
import { fixed, group, smallForm } from "./small-form.ts";

/** Rows of two numbers, as many as a form allows. */
const rows = {
  type: "array",
  title: "明细",
  maxItems: 1_000,
  items: { type: "object", properties: { a: { type: "number" }, b: { type: "string" } } },
};
const base = { x: { type: "number", title: "数", minimum: 0, maximum: 9 }, rows };

const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
const byName = <Value>(count: number, entry: (index: number) => [string, Value]) =>
  Object.fromEntries(times(count, entry));

function formOf(parts: Parameters<typeof smallForm>[0]): Form {
  return JSON.parse(JSON.stringify(smallForm({ properties: base, ...parts })));
}

const indicators = (
  count: number,
  formula: (index: number) => string,
  title = (index: number) => `I${index}`,
) => times(count, (index) => fixed(`I${index}`, 0.1, formula(index), { title: title(index) }));

/** So many ranges of letters, each of a thousand at most: written out, two thousand steps each. */
export const rangesOf = (count: number): string => "[a-z]{0,1000}".repeat(count);

/** So many indicators, tried by a sample with so many rows: each looks at all rows for each row. */
function heavyDefinitions(count: number, filled: number): Form {
  return formOf({
    indicators: indicators(count, () => "COUNT(rows[COUNT(rows[(a ?? 0) > (x ?? 0)]) > 0])"),
    form: {
      samples: [
        {
          id: "s",
          title: "样例",
          inputs: { answers: { x: 0, rows: times(filled, (k) => ({ a: k })) } },
          expected: { score: 1 },
        },
      ],
    },
  });
}

/**
 * Forms that grow with n, made to take long: by what they hold a lot of. `most` is what the schema or the limits of a
 * form allow of it.
 */
export const hostileForms: Readonly<Record<string, { most: number; make: (n: number) => Form }>> = {
  "unknown names in one formula each": {
    most: 500,
    make: (n) => formOf({ indicators: indicators(n, (i) => times(100, (k) => `u${i}_${k}`).join(" + ")) }),
  },
  "unknown names near to many fields": {
    most: 500,
    make: (n) =>
      formOf({
        properties: { ...base, ...byName(n, (i) => [`字段名称${i}`, { type: "number", title: `字段${i}` }]) },
        indicators: indicators(n, (i) => times(20, (k) => `字段名${i}x${k}`).join(" + ")),
      }),
  },
  "one cycle of all indicators": {
    most: 500,
    make: (n) => formOf({ indicators: indicators(n, (i) => `indicators.I${(i + 1) % n} ?? 0`) }),
  },
  "all indicators in a cycle with all": {
    most: 150,
    make: (n) =>
      formOf({
        indicators: indicators(n, () => times(n, (k) => `(indicators.I${k} ?? 0)`).join(" + ")),
      }),
  },
  "one cycle of all fields": {
    most: 1_900,
    make: (n) =>
      formOf({
        properties: byName(n, (i) => [`f${i}`, { type: "number", "x-computed": `f${(i + 1) % n} + 1` }]),
      }),
  },
  "a chain of computed fields": {
    most: 1_900,
    make: (n) =>
      formOf({
        properties: byName(n, (i) => [
          `f${i}`,
          { type: "number", "x-computed": i === 0 ? "1" : `f${i - 1} + 1` },
        ]),
      }),
  },
  "a chain of indicators": {
    most: 500,
    make: (n) =>
      formOf({ indicators: indicators(n, (i) => (i === 0 ? "x ?? 0" : `(indicators.I${i - 1} ?? 0) + 1`)) }),
  },
  "fields that name all others": {
    most: 300,
    make: (n) =>
      formOf({
        properties: {
          ...byName(n, (i) => [`g${i}`, { type: "number" }]),
          ...byName(n, (i) => [
            `f${i}`,
            { type: "number", "x-computed": times(n, (k) => `(g${k} ?? 0)`).join(" + ") },
          ]),
        },
      }),
  },
  "indicators of groups that are not there": {
    most: 500,
    make: (n) =>
      formOf({ indicators: indicators(n, () => "x ?? 0").map((each, i) => ({ ...each, group: `g${i}` })) }),
  },
  "the same id and code everywhere": {
    most: 500,
    make: (n) => formOf({ indicators: times(n, () => fixed("SAME", 1, "x ?? 0")) }),
  },
  "many fields with wrong keywords": {
    most: 1_900,
    make: (n) =>
      formOf({
        properties: byName(n, (i) => [`f${i}`, { type: "number", wrong: 1, worse: 2, maxItems: 3 }]),
      }),
  },
  "many options, all alike": {
    most: 100_000,
    make: (n) => formOf({ properties: { ...base, o: { enum: times(n, () => "same") } } }),
  },
  "required keys that are not there": {
    most: 100_000,
    make: (n) => formOf({ required: times(n, (i) => `k${i}`) }),
  },
  "a layout of fields that are not there": {
    most: 20_000,
    make: (n) =>
      formOf({
        form: {
          layout: {
            pages: [
              {
                id: "p",
                title: "页",
                sections: times(Math.ceil(n / 500), (s) => ({
                  id: `s${s}`,
                  title: "节",
                  items: times(Math.min(n, 500), (i) => ({ field: `/none${s}_${i}` })),
                })),
              },
            ],
          },
        } as Partial<Form>,
      }),
  },
  "samples of many wrong answers": {
    most: 100,
    make: (n) =>
      formOf({
        indicators: indicators(20, () => "x ?? 0"),
        form: {
          samples: times(
            n,
            (i): Sample => ({
              id: `s${i}`,
              title: `样例 ${i}`,
              inputs: { answers: { x: 1, ...byName(200, (k) => [`unknown${k}`, k]) } },
              expected: { score: 1 },
            }),
          ),
        },
      }),
  },
  "long lists in one form's samples": {
    most: 100,
    make: (n) =>
      formOf({
        indicators: indicators(5, () => "COUNT(rows[COUNT(rows[(a ?? 0) > (x ?? 0)]) > 0])"),
        form: {
          samples: times(
            n,
            (i): Sample => ({
              id: `s${i}`,
              title: `样例 ${i}`,
              inputs: { answers: { x: 0, rows: times(100, (k) => ({ a: k })) } },
              expected: { score: 1 },
            }),
          ),
        },
      }),
  },
  "many long formulas": {
    most: 190,
    make: (n) => formOf({ indicators: indicators(n, () => times(1_200, () => "(x ?? 0)").join(" + ")) }),
  },
  "deep formulas": {
    most: 500,
    make: (n) =>
      formOf({ indicators: indicators(n, () => `${"IF((x ?? 0) > 0, ".repeat(60)}1${", 0)".repeat(60)}`) }),
  },
  "equal titles everywhere": {
    most: 500,
    make: (n) =>
      formOf({
        indicators: indicators(
          n,
          () => "x ?? 0",
          () => "同一个名称",
        ),
      }),
  },
  "many groups with every indicator": {
    most: 50,
    make: (n) =>
      formOf({
        groups: [group("main"), ...times(n - 1, (i) => group(`g${i}`, { weight: 1 }))],
        indicators: indicators(n * 10, () => "x ?? 0").map((each, i) => ({
          ...each,
          group: i % n === 0 ? "main" : `g${(i % n) - 1}`,
        })),
      }),
  },
  "one range after the other in a pattern, over a long text": {
    most: 36,
    make: (n) =>
      formOf({
        properties: { t: { type: "string", title: "文", pattern: `^${rangesOf(n)}$` } },
        form: {
          samples: [
            {
              id: "s",
              title: "样例",
              inputs: { answers: { t: `${"a".repeat(10_000)}1` } },
              expected: { score: 1 },
            },
          ],
        },
      }),
  },
  "ten indicators that go through a list for each of its rows": {
    most: 1_000,
    make: (n) => heavyDefinitions(10, n),
  },
  "definitions that each go through a list for each of its rows": {
    most: 13,
    make: (n) => heavyDefinitions(n, 850),
  },
  "a total that is wrong at every word": {
    most: 1_000,
    make: (n) => formOf({ score: { total: times(n, (i) => `t${i}(`).join(" + ") } }),
  },
};
