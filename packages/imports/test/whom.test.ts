import { describe, expect, it } from "vitest";
import type { ImportDefinition, PresentRecord, Values } from "../src/index.ts";
import { matchRows } from "./match-rows.ts";

const text = { kind: "text" } as const;
const title = (zh: string) => ({ zh, en: zh });

/** Figures of people, as datasets have them. */
const figures: ImportDefinition = {
  strongKeys: ["number"],
  weakKey: "name",
  tellApart: ["department"],
  columns: [
    { field: "number", title: title("工号"), aliases: [], content: text, isKey: true },
    { field: "name", title: title("姓名"), aliases: [], content: text, isKey: true },
    { field: "department", title: title("科室"), aliases: [], content: text, isKey: true },
    { field: "values.closed", title: title("办结"), aliases: [], content: text },
  ],
};

const person = (id: string, name: string, department: string, closed?: string): PresentRecord => ({
  ...{ id, revision: 1, label: `${name}（${id}）` },
  values: { number: id, name, department, ...(closed === undefined ? {} : { "values.closed": closed }) },
});
const people = [person("1", "张三", "一部"), person("2", "张三", "二部", "7"), person("3", "李四", "二部")];

function verdictsOf(rows: readonly Values[], definition = figures, present = people) {
  return matchRows(
    definition,
    rows.map((values, at) => ({ row: at + 2, values, problems: [] })),
    present,
  ).verdicts.map(({ verdict, present: record, candidates, changes, problems }) => ({
    verdict,
    ...(record === undefined ? {} : { about: record.id }),
    ...(candidates.length === 0 ? {} : { candidates: candidates.map(({ id }) => id) }),
    ...(changes.length === 0 ? {} : { changes: changes.map(({ before, after }) => [before, after]) }),
    ...(problems.length === 0 ? {} : { problems: problems.map(({ message }) => message.zh) }),
  }));
}

describe("whom a row of figures is about", () => {
  it("of two of one name it is the one of the department; without, it is in doubt", () => {
    expect(
      verdictsOf([
        { name: "张三", department: "二部", "values.closed": "8" },
        { name: "张三", department: "一部", "values.closed": "5" },
        { name: "张三", department: "三部", "values.closed": "5" },
        { name: "张三", "values.closed": "5" },
      ]),
    ).toEqual([
      { verdict: "changed", about: "2", changes: [["7", "8"]] },
      { verdict: "changed", about: "1", changes: [[null, "5"]] },
      { verdict: "doubt", candidates: ["1", "2"] },
      { verdict: "doubt", candidates: ["1", "2"] },
    ]);
  });

  it("who is said to be in another of the departments is another of the name; a department that is none says nothing", () => {
    expect(verdictsOf([{ name: "李四", department: "一部", "values.closed": "1" }])).toEqual([
      { verdict: "doubt", candidates: ["3"] },
    ]);
    expect(verdictsOf([{ name: "李四", department: "综合办", "values.closed": "1" }])).toEqual([
      { verdict: "changed", about: "3", changes: [[null, "1"]] },
    ]);
  });

  it("of so many rows about one, the next is refused", () => {
    const rows = Array.from({ length: 3 }, () => ({ number: "3", "values.closed": "1" }));
    expect(verdictsOf(rows, { ...figures, isRepeated: true, mostOfOne: 2 }).at(-1)).toEqual({
      ...{ verdict: "refused", about: "3", changes: [[null, "1"]] },
      problems: ["李四（3）最多 2 行，请先在表中合计"],
    });
  });

  it("what tells who it is changes nothing of him, whatever stands there", () => {
    expect(verdictsOf([{ number: "3", department: "九部", "values.closed": "1" }])).toEqual([
      { verdict: "changed", about: "3", changes: [[null, "1"]] },
    ]);
    expect(verdictsOf([{ number: "3", name: "王五", "values.closed": "1" }])).toEqual([
      { verdict: "doubt", candidates: ["3"] },
    ]);
  });

  it("a second row about the same is refused, unless there may be several", () => {
    const rows = [
      { name: "李四", "values.closed": "1" },
      { number: "3", "values.closed": "2" },
      { name: "李四", "values.closed": "3" },
    ];
    expect(verdictsOf(rows)).toEqual([
      { verdict: "doubt", candidates: ["3"] },
      { verdict: "changed", about: "3", changes: [[null, "2"]] },
      { verdict: "doubt", candidates: ["3"] },
    ]);
    expect(verdictsOf(rows.slice(1, 2).concat(rows.slice(1, 2)))).toEqual([
      { verdict: "changed", about: "3", changes: [[null, "2"]] },
      { verdict: "refused", about: "3", changes: [[null, "2"]], problems: ["与第 2 行相同"] },
    ]);
    expect(verdictsOf(rows, { ...figures, isRepeated: true })).toEqual(
      ["1", "2", "3"].map((closed) => ({ verdict: "changed", about: "3", changes: [[null, closed]] })),
    );
  });

  it("of a unit's figures every row is about the unit", () => {
    const unit: PresentRecord = { id: "unit", revision: 1, label: "本单位", values: {} };
    const definition: ImportDefinition = { ...figures, strongKeys: [], weakKey: "", about: "unit" };
    expect(verdictsOf([{ "values.closed": "1" }, { "values.closed": "2" }], definition, [unit])).toEqual([
      { verdict: "changed", about: "unit", changes: [[null, "1"]] },
      { verdict: "refused", about: "unit", changes: [[null, "2"]], problems: ["第 2 行说的也是本单位"] },
    ]);
  });
});
