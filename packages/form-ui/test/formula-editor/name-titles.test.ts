import { check } from "@duheng/formula";
import { expect, it } from "vitest";
import { nameTitles } from "../../src/formula-editor/name-titles.ts";

const scope = {
  schema: {
    type: "object",
    required: ["n", "same"],
    $defs: {
      row: { type: "object", required: ["p"], properties: { p: { type: "number", title: "Points" } } },
    },
    properties: {
      n: { type: "number", title: "办结案件数" },
      same: { type: "number", title: "same" },
      rows: { type: "array", title: "Rows", items: { $ref: "#/$defs/row" } },
    },
  },
  indicators: { A1: { type: "number", title: "案件办结率" } },
};

it("gives each name its title from the schema, through rows and pointers, where it says more", () => {
  const source = "n + same + SUM(rows[p > 1].p) + indicators.A1";
  const found = nameTitles(source, check(source, scope).references, scope);
  expect(found.map(({ from, to, title }) => `${source.slice(from, to)}: ${title}`)).toEqual([
    "n: 办结案件数",
    "rows: Rows",
    "p: Points",
    "p: Points",
    "A1: 案件办结率",
  ]);
});

it("gives datasets and their columns the titles of the scope", () => {
  const withData = {
    ...scope,
    datasets: { cases: { closed: { type: "list of number", title: "办结数" }, kind: "text" } },
    datasetTitles: { cases: "办案数据" },
  };
  const source = "SUM(data.cases.closed[value > 1]) + COUNTA(data.cases.kind)";
  const found = nameTitles(source, check(source, withData).references, withData);
  expect(found.map(({ from, to, title }) => `${source.slice(from, to)}: ${title}`)).toEqual([
    "cases: 办案数据",
    "closed: 办结数",
    "cases: 办案数据",
  ]);
});
