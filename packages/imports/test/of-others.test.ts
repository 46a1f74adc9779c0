import { describe, expect, it } from "vitest";
import {
  type ImportDefinition,
  type PresentRecord,
  type Referred,
  RowMatcher,
  type RowTogether,
  type RowToMatch,
  type Values,
} from "../src/index.ts";
import { people } from "./staff-like.ts";

/** A column that is not of the record but of what another column of it refers to. */
const seen: RowTogether[] = [];
const definition: ImportDefinition = {
  ...people,
  columns: [
    ...people.columns,
    {
      field: "chief",
      isOf: "department",
      title: { zh: "分管领导", en: "Leader in charge" },
      aliases: [],
      content: { kind: "reference" },
    },
  ],
  together: {
    fields: ["department", "chief"],
    check: (rows) => {
      seen.push(...rows);
      return new Map();
    },
  },
};
const referred: Referred = {
  department: new Map<string, Values>([
    ["d1", { chief: "a" }],
    ["d2", { chief: "b" }],
    ["d3", {}],
  ]),
};
const person: PresentRecord = {
  ...{ id: "p", revision: 0, label: "甲（1）" },
  values: { number: "1", name: "甲", department: "d1", chief: "a" },
};

function verdictOf(values: Values, rest: Partial<RowToMatch> = {}) {
  const row: RowToMatch = { row: 2, values, problems: [], ...rest };
  const matcher = new RowMatcher(definition, [person], referred);
  matcher.learn([row]);
  const [told] = matcher.match([row]);
  return [told?.verdict, told?.changes];
}

const moved = (after: string) => ({ field: "department", before: "d1", after });
const chief = (before: string | null, after: string) => ({ field: "chief", before, after });

describe("a column that is of what another refers to", () => {
  it("is compared with that in which the row ends", () => {
    const row = { number: "1", name: "甲" };
    expect(verdictOf({ ...row, chief: "a" })).toEqual(["unchanged", []]);
    expect(verdictOf({ ...row, department: "d1", chief: "b" })).toEqual(["changed", [chief("a", "b")]]);
    expect(verdictOf({ ...row, department: "d2", chief: "b" })).toEqual(["changed", [moved("d2")]]);
    expect(verdictOf({ ...row, department: "d2", chief: "c" })).toEqual([
      "changed",
      [moved("d2"), chief("b", "c")],
    ]);
    expect(verdictOf({ ...row, department: "d3", chief: "b" })).toEqual([
      "changed",
      [moved("d3"), chief(null, "b")],
    ]);
  });

  it("says nothing of where a row moves its record to as long as it says what it said before", () => {
    for (const to of ["d2", "d3", "made:新"])
      expect(verdictOf({ number: "1", department: to, chief: "a" })).toEqual(["changed", [moved(to)]]);
  });

  it("is told of a new one, whose own values are no changes", () => {
    const row = { number: "9", name: "戊", department: "d2" };
    expect(verdictOf({ ...row, chief: "b" })).toEqual(["new", []]);
    expect(verdictOf({ ...row, chief: "a" })).toEqual(["new", [chief("b", "a")]]);
    expect(verdictOf({ ...row, department: "made:新", chief: "a" })).toEqual(["new", [chief(null, "a")]]);
  });

  it("what is looked at together is what is meant, with the record that the row is about, chosen ones as well", () => {
    const looked = (values: Values, rest: Partial<RowToMatch> = {}) => {
      seen.length = 0;
      verdictOf(values, rest);
      return seen;
    };
    const present = person.values;
    expect(looked({ number: "1", department: "d2", chief: "a" })).toEqual([
      { row: 2, values: { number: "1", department: "d2" }, present },
    ]);
    const other = { name: "乙", chief: "b" };
    expect(looked(other, { choice: { same: "p" } })).toEqual([{ row: 2, values: other, present }]);
    expect(looked({ number: "9", ...other })).toEqual([{ row: 2, values: { number: "9", ...other } }]);
  });
});
