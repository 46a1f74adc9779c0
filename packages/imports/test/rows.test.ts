import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ImportDefinition,
  type PresentRecord,
  type RowToMatch,
  readRow,
  referencesTo,
  type Values,
} from "../src/index.ts";
import { matchRows } from "./match-rows.ts";
import { people } from "./staff-like.ts";

const references = {
  department: referencesTo([
    { id: "d1", name: "一科" },
    { id: "d2", name: "二科" },
  ]),
};

describe("reading a row", () => {
  const fields = ["number", undefined, "name", "department", "joinedOn", "position"];
  it("each cell by its column, a reference by its name; what is not mapped is not read", () => {
    expect(readRow(people, { fields, references }, ["1", "=x", " 甲　乙 ", "一 科", "2026.7.1", ""])).toEqual(
      {
        values: { number: "1", name: "甲 乙", department: "d1", joinedOn: "2026-07-01" },
        problems: [],
      },
    );
  });

  it("an empty cell leaves, or takes away what need not be there", () => {
    expect(readRow(people, { fields, references, blanksClear: true }, ["1"]).values).toEqual({
      number: "1",
      joinedOn: null,
      position: null,
    });
  });

  it("a mask leaves the value as it is, and is none for a new one", () => {
    const masked = readRow(people, { fields: ["number", "name", "department", "identity"], references }, [
      "1",
      "甲",
      "一科",
      "1504**********0011",
    ]);
    expect(masked).toEqual({
      values: { number: "1", name: "甲", department: "d1" },
      problems: [],
      masked: ["identity"],
    });
    const verdict = (number: string) =>
      matchRows(people, [{ row: 2, ...masked, values: { ...masked.values, number } }], present).verdicts[0];
    expect(verdict("1")?.verdict).toBe("unchanged");
    expect(verdict("9")).toMatchObject({ verdict: "doubt" });
    const other = { ...masked, values: { ...masked.values, number: "9", name: "戊" } };
    expect(matchRows(people, [{ row: 2, ...other }], present).verdicts[0]).toMatchObject({
      verdict: "refused",
      problems: [{ field: "identity", code: "mask" }],
    });
  });

  it("what is wrong is told cell by cell, with what may have been meant", () => {
    expect(readRow(people, { fields, references }, ["1", "", "甲", "三科", "7月"]).problems).toEqual([
      {
        field: "department",
        code: "unknown-reference",
        message: { zh: "没有“三科”", en: "there is no “三科”" },
      },
      {
        field: "joinedOn",
        code: "not-a-day",
        message: { zh: "不是日期，请写成 2026-07-01 的样子", en: "is no date: write it as 2026-07-01" },
      },
    ]);
  });
});

const present: PresentRecord[] = [
  {
    id: "a",
    revision: 3,
    label: "甲（1）",
    values: { number: "1", name: "甲", department: "d1", identity: "I1" },
  },
  { id: "b", revision: 1, label: "乙（2）", values: { number: "2", name: "乙", department: "d1" } },
  { id: "c", revision: 1, label: "乙（3）", values: { number: "3", name: "乙", department: "d2" } },
];
const row = (number: number, values: Values, more: Partial<RowToMatch> = {}): RowToMatch => ({
  row: number,
  values,
  problems: [],
  ...more,
});
const verdictOf = (one: RowToMatch) => matchRows(people, [one], present).verdicts[0];

describe("what becomes of a row", () => {
  it("new, with all that a new one needs", () => {
    expect(verdictOf(row(2, { number: "9", name: "丙", department: "d1" }))).toEqual({
      row: 2,
      verdict: "new",
      changes: [],
      problems: [],
      candidates: [],
    });
  });

  it("refused where a new one lacks something, by name", () => {
    expect(verdictOf(row(2, { name: "丙", department: "d1" }))).toMatchObject({
      verdict: "refused",
      problems: [
        {
          field: "number",
          code: "missing",
          message: { zh: "新增的一行须有工号", en: "a new one needs this: number" },
        },
      ],
    });
  });

  it("changed, attribute by attribute; unchanged where it says the same or nothing", () => {
    expect(
      verdictOf(row(2, { number: "1", name: "甲", department: "d2", joinedOn: "2026-07-01" })),
    ).toMatchObject({
      verdict: "changed",
      present: { id: "a", revision: 3 },
      changes: [
        { field: "department", before: "d1", after: "d2" },
        { field: "joinedOn", before: null, after: "2026-07-01" },
      ],
    });
    expect(verdictOf(row(2, { number: "1", joinedOn: undefined }))).toMatchObject({
      verdict: "unchanged",
      changes: [],
    });
    expect(verdictOf(row(2, { number: "1", joinedOn: null }))).toMatchObject({
      verdict: "unchanged",
      changes: [],
    });
  });

  it("by the other strong key, the number is a change", () => {
    expect(verdictOf(row(2, { number: "8", name: "甲", identity: "I1" }))).toMatchObject({
      verdict: "changed",
      present: { id: "a" },
      changes: [{ field: "number", before: "1", after: "8" }],
    });
  });

  it("in doubt: a number of another name, two keys of two people, a name that is there under another number", () => {
    const doubt = (values: Values) => {
      const told = verdictOf(row(2, values));
      return [told?.verdict, told?.candidates.map(({ id }) => id)];
    };
    expect(doubt({ number: "2", name: "丁" })).toEqual(["doubt", ["b"]]);
    expect(doubt({ number: "2", name: "甲", identity: "I1" })).toEqual(["doubt", ["b", "a"]]);
    expect(doubt({ number: "9", name: "甲", department: "d1" })).toEqual(["doubt", ["a"]]);
    expect(doubt({ name: "乙" })).toEqual(["doubt", ["b", "c"]]);
  });

  it("by a name alone only where there is one, here and in the file", () => {
    expect(verdictOf(row(2, { name: "甲", department: "d2" }))).toMatchObject({
      verdict: "changed",
      present: { id: "a" },
    });
    const twice = matchRows(people, [row(2, { name: "甲" }), row(3, { name: "甲" })], present).verdicts;
    expect(twice.map(({ verdict }) => verdict)).toEqual(["doubt", "doubt"]);
  });

  it("as a person says; another's number stays another's", () => {
    const values = { number: "9", name: "甲", department: "d1" };
    expect(verdictOf(row(2, values, { choice: { same: "a" } }))).toMatchObject({
      verdict: "changed",
      present: { id: "a" },
      changes: [{ field: "number", before: "1", after: "9" }],
    });
    expect(verdictOf(row(2, values, { choice: { isNew: true } }))).toMatchObject({ verdict: "new" });
    expect(verdictOf(row(2, { ...values, number: "2" }, { choice: { isNew: true } }))).toMatchObject({
      verdict: "refused",
      problems: [
        {
          field: "number",
          code: "taken",
          message: { zh: "这个工号是乙（2）的", en: "this number is that of 乙（2）" },
        },
      ],
    });
    // Whom a person chose and who is gone since.
    expect(verdictOf(row(2, values, { choice: { same: "gone" } }))).toMatchObject({ verdict: "doubt" });
  });

  it("a second row about the same is refused and names the first, by key or by person", () => {
    const { verdicts } = matchRows(
      people,
      [
        row(2, { number: "7", name: "丙", department: "d1" }),
        row(5, { number: "７", name: "丁", department: "d1" }),
        row(6, { number: "1", name: "甲" }),
        row(7, { identity: "I1", name: "甲", position: "科长" }),
        row(8, { number: "7" }, { isLeftOut: true }),
      ],
      present,
    );
    expect(
      verdicts.map(({ verdict, problems }) => [verdict, problems.map(({ message }) => message.zh)]),
    ).toEqual([
      ["new", []],
      ["refused", ["与第 2 行相同"]],
      ["unchanged", []],
      ["refused", ["第 6 行说的也是甲（1）"]],
      ["leftOut", []],
    ]);
  });

  it("gone is of whom no row speaks, nor may speak", () => {
    const { gone } = matchRows(people, [row(2, { number: "1" }), row(3, { name: "乙" })], present);
    expect(gone).toEqual([]);
    expect(matchRows(people, [row(2, { number: "1" })], present).gone.map(({ id }) => id)).toEqual([
      "b",
      "c",
    ]);
  });
});

it("what was exported and comes back changes nothing; what one cell of it changes is one change", () => {
  const text = fc.stringMatching(/^[甲-龟]{2,4}$/);
  const record = fc.record({ name: text, position: fc.option(text, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), fc.nat(), (records, pick) => {
      const all = records.map(
        ({ name, position }, at): PresentRecord => ({
          id: `id${at}`,
          revision: 0,
          label: `${name}（${at}）`,
          values: {
            number: String(at),
            name,
            department: "d1",
            ...(position === undefined ? {} : { position }),
          },
        }),
      );
      const rows = all.map(({ values }, at) => row(at + 2, values));
      const same = matchRows(people, rows, all);
      expect(same.verdicts.every(({ verdict }) => verdict === "unchanged")).toBe(true);
      expect(same.gone).toEqual([]);
      const at = pick % rows.length;
      const changed = rows.with(at, row(at + 2, { ...all[at]?.values, department: "d2" }));
      const told = matchRows(people, changed, all).verdicts.filter(({ verdict }) => verdict !== "unchanged");
      expect(told.map(({ present: one, changes }) => [one?.id, changes])).toEqual([
        [`id${at}`, [{ field: "department", before: "d1", after: "d2" }]],
      ]);
    }),
  );
});

it("whatever comes together, each row becomes the same", () => {
  const pick = (...texts: string[]) => fc.option(fc.constantFrom(...texts), { nil: undefined });
  const anyRow = fc.record({
    values: fc.record({
      number: pick("1", "2", "3"),
      name: pick("甲", "乙", "丙"),
      identity: pick("x", "y"),
    }),
    isLeftOut: fc.option(fc.constant(true), { nil: undefined }),
  });
  const there = ["1", "2", "4"].map(
    (number, at): PresentRecord => ({
      id: `p${at}`,
      revision: 1,
      label: number,
      values: { number, name: at === 2 ? "甲" : "乙", department: "d1" },
    }),
  );
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), fc.integer({ min: 2, max: 12 }), (rows, atOnce) => {
      const all = rows.map(({ values, isLeftOut }, at) => ({
        ...row(at + 2, values),
        ...(isLeftOut === undefined ? {} : { isLeftOut }),
      }));
      expect(matchRows(people, all, there, atOnce)).toEqual(matchRows(people, all, there));
    }),
  );
});

describe("a name that several have", () => {
  const twins = {
    department: referencesTo([
      { id: "d1", name: "一科（甲）", also: ["一科"] },
      { id: "d2", name: "一科（乙）", also: ["一 科", "二"] },
      { id: "d3", name: "三科", also: ["三科", "3"] },
    ]),
  };
  const fields = ["number", "name", "department"];
  const read = (...cells: string[]) => ({ row: 2, ...readRow(people, { fields, references: twins }, cells) });
  const several = {
    field: "department",
    code: "several-references",
    message: {
      zh: "有 2 个都叫“一科”，请选定是哪一个",
      en: "2 are called “一科”: choose which one is meant",
    },
    nearest: ["一科（甲）", "一科（乙）"],
  };

  it("is in doubt, never the first of them; in full, or by what one alone goes by, it is that one", () => {
    expect(read("9", "戊", "一科")).toEqual({
      row: 2,
      values: { number: "9", name: "戊" },
      problems: [several],
      several: { department: ["d1", "d2"] },
    });
    expect(matchRows(people, [read("9", "戊", "一科")], present).verdicts[0]).toMatchObject({
      verdict: "doubt",
      problems: [several],
      candidates: [],
    });
    const ids = ["一科（乙）", "二", "三科", "3"].map((text) => read("9", "戊", text).values.department);
    expect(ids).toEqual(["d2", "d2", "d3", "d3"]);
  });

  it("is no doubt of whom it is so already, and refused where more is wrong than that", () => {
    const [own] = matchRows(people, [read("1", "甲", "一科")], present).verdicts;
    expect([own?.verdict, own?.problems]).toEqual(["unchanged", []]);
    const [wrong] = matchRows(people, [read("", "戊", "一科")], present).verdicts;
    expect([wrong?.verdict, wrong?.problems.map(({ code }) => code)]).toEqual([
      "refused",
      ["several-references", "missing"],
    ]);
  });
});

it("nobody is gone of whom a row speaks that is left out, by number or by name alone", () => {
  const leftOut = (values: Values) => ({ ...row(2, values), isLeftOut: true });
  const gone = (values: Values) => matchRows(people, [leftOut(values)], present).gone.map(({ id }) => id);
  const all = present.map(({ id }) => id);
  const [first] = present;
  expect(gone({ number: first?.values.number })).toEqual(all.filter((id) => id !== first?.id));
  expect(gone({ name: first?.values.name })).toEqual(
    present.filter(({ values }) => values.name !== first?.values.name).map(({ id }) => id),
  );
});

it("what is wrong with a row is not held against whoever is so already", () => {
  const strict: ImportDefinition = {
    ...people,
    checkRow: ({ position }, before) =>
      position === "x" && before?.position !== "x"
        ? { field: "position", code: "no-x", message: { zh: "不能是 x", en: "is no x" } }
        : undefined,
  };
  const before: PresentRecord = {
    ...{ id: "p", revision: 0, label: "甲" },
    values: { number: "1", name: "甲", department: "d1", position: "x" },
  };
  const told = (one: RowToMatch) => matchRows(strict, [one], [before]).verdicts[0]?.verdict;
  expect(told(row(2, { number: "1", position: "x" }))).toBe("unchanged");
  expect(told(row(2, { number: "2", name: "乙", department: "d1", position: "x" }))).toBe("refused");
});
