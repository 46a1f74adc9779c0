import fc from "fast-check";
import { expect, test } from "vitest";
import { complete, dataNames, prepareScope, writeName } from "../src/index.ts";

const names = (source: string) =>
  dataNames(source).map(({ dataset, column, from, to }) =>
    [dataset, ...(column === undefined ? [] : [column]), source.slice(from, to)].join(" "),
  );

test.each([
  ["data.案件.办结率 ?? 0", ["案件 办结率 data.案件.办结率"]],
  ["SUM(data.cases.closed) + 1", ["cases closed data.cases.closed"]],
  ["data . [a b] . [2x]", ["a b 2x data . [a b] . [2x]"]],
  ["(data.a).b", ["a b data.a).b"]],
  ["data.a.b[value > data.c.d]", ["a b data.a.b", "c d data.c.d"]],
  ["IF(data.a.b > 1, data.a.b, 0)", ["a b data.a.b", "a b data.a.b"]],
  ["data.a.b.c", ["a b data.a.b"]],
  ["BAND(data.a.b, [[data.c.d, 1]], 0)", ["a b data.a.b", "c d data.c.d"]],
  ["data.a", ["a data.a"]],
  ["data", []],
  ["件.data.a + metadata.a.b", []],
  ['"data.a.b" & /* data.c.d */ 1', []],
])("%s names the columns of datasets", (source, expected) => {
  expect(names(source)).toEqual(expected);
});

test.each(["1 + (data.a.b + ", "data.a.b +* data.c.", "data.a.b ==", "data..b + data.a.b"])(
  "%s: what there is of an unfinished formula is read",
  (source) => {
    expect(names(source)).toContain("a b data.a.b");
  },
);

test("whatever the names are, what is written is what is read; never throws", () => {
  const key = fc.string({ minLength: 1, unit: "grapheme" }).filter((each) => each.trim() === each);
  fc.assert(
    fc.property(key, key, (dataset, column) => {
      const written = `data.${writeName(dataset)}.${writeName(column)}`;
      const [found] = dataNames(`1 + ${written}`);
      expect([found?.dataset, found?.column]).toEqual([dataset, column]);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void dataNames(`data.${text}`)));
});

test("columns are completed with title, type and unit, datasets with their title", () => {
  const scope = prepareScope({
    schema: { type: "object", properties: {} },
    datasets: { cases: { closed: { type: "list of number", title: "办结数", unit: "件" }, kind: "text" } },
    datasetTitles: { cases: "办案数据" },
  });
  const told = (source: string) =>
    complete(source, source.length, scope).map(({ label, title, detail }) => [label, title, detail.zh]);
  expect(told("data.")).toEqual([["cases", "办案数据", "row"]]);
  expect(told("data.cases.")).toEqual([
    ["closed", "办结数", "list of number · 件"],
    ["kind", undefined, "text?"],
  ]);
});
