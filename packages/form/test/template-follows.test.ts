import type { Form } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { mergeForms, mergeTemplate } from "../src/index.ts";
import { fixed, group, type SmallForm, smallForm } from "./forms/small-form.ts";

const number = (id: string, more: object = {}) => ({ type: "number", title: id, "x-id": id, ...more });
const text = (id: string, more: object = {}) => ({ type: "string", title: id, "x-id": id, ...more });
const codes = ({ indicators }: Form) => indicators.map(({ code }) => code).join("");
const of = (parts: SmallForm): Form => smallForm(parts);
const listed = (list: string): Form => of({ indicators: [...list].map((code) => fixed(code, 10, "1")) });
const ids = (list: string) => [...list].map((code) => `indicator-${code}`);

describe("what a unit took away of what is locked is back where it stood", () => {
  it.each([
    ["ABCD", "ACD", "B", "ABCD"],
    ["ABCD", "BCD", "A", "ABCD"],
    ["ABCD", "ABC", "D", "ABCD"],
    ["ABCD", "AD", "BC", "ABCD"],
    ["ABCD", "XACD", "B", "XABCD"],
    ["ABCD", "ACDX", "BD", "ABCDX"],
    ["ABCD", "AD", "C", "ACD"],
    ["ABCD", "A", "D", "AD"],
    ["ABCD", "DA", "C", "DAC"],
    ["ABCD", "AD", "CB", "ABCD"],
    ["ABCD", "D", "C", "CD"],
    ["ABCD", "ABCD", "B", "ABCD"],
    ["ABCD", "ACD", "", "ACD"],
  ])("%s, of which the unit has %s, with %s locked: %s", (base, mine, locked, merged) => {
    const merge = mergeTemplate({
      base: listed(base),
      mine: listed(mine),
      theirs: listed(base),
      lockedIds: ids(locked),
    });
    expect([codes(merge.merged), merge.conflicts]).toEqual([merged, []]);
    const gone = [...locked].filter((code) => !mine.includes(code));
    expect(merge.followed.map(({ id }) => id)).toEqual(
      expect.arrayContaining(gone.map((code) => `locked removed indicator indicator-${code} `)),
    );
  });
});

describe("what a unit took away of what is read", () => {
  const base = of({
    properties: { 件: number("a"), 次: number("b"), 余: number("c") },
    indicators: [fixed("A", 10, "(件 ?? 0)"), fixed("B", 10, "1")],
  });
  const mine = of({
    properties: { 余: number("c") },
    indicators: [fixed("A", 10, "1"), fixed("B", 10, "1")],
  });
  const theirs = of({
    properties: { 件: number("a", { title: "新" }), 次: number("b", { title: "新" }), 余: number("c") },
    indicators: [fixed("A", 10, "(件 ?? 0)"), fixed("B", 10, "1")],
  });

  it("is back where a locked indicator reads it; of the rest a person decides", () => {
    const { merged, conflicts, followed } = mergeTemplate({ base, mine, theirs, lockedIds: ids("A") });
    expect(Object.keys(merged.fields.properties).sort()).toEqual(["件", "余", "次"].sort());
    expect(conflicts.map(({ id, taken }) => [id, taken])).toEqual([["removed field b", "theirs"]]);
    expect(followed.find(({ id }) => id === "removed field a")?.message).toEqual({
      zh: "字段“新”由您删除，但锁定的指标要用到它，已恢复",
      en: 'field "新" had been removed by you, but locked indicators read it: it is back',
    });
    expect(followed.some(({ id }) => id === "removed field b")).toBe(false);
  });

  it("is all for a person to decide where nothing is locked", () => {
    const { conflicts, followed } = mergeTemplate({ base, mine, theirs, lockedIds: [] });
    expect([conflicts.map(({ id }) => id).sort(), followed]).toEqual([
      ["removed field a", "removed field b"],
      [],
    ]);
  });

  it("goes where nothing reads it and nobody changed it", () => {
    const { merged, conflicts } = mergeTemplate({ base, mine, theirs: base, lockedIds: ids("B") });
    expect([Object.keys(merged.fields.properties), conflicts]).toEqual([["余"], []]);
  });
});

describe("what is locked stays in its group", () => {
  it("the group that a unit took away is back with it, and one that it moved goes back", () => {
    const groups = [group("main"), group("b")] as const;
    const base = of({
      groups: [...groups],
      indicators: [fixed("A", 10, "1", { group: "b" }), fixed("B", 10, "1")],
    });
    const mine = of({ groups: [groups[0]], indicators: [fixed("A", 10, "1"), fixed("B", 10, "1")] });
    const { merged, conflicts } = mergeTemplate({ base, mine, theirs: base, lockedIds: ids("A") });
    expect(conflicts).toEqual([]);
    expect(merged.score.groups.map(({ code }) => code)).toEqual(["main", "b"]);
    expect(merged.indicators.map(({ code, group: own }) => [code, own])).toEqual([
      ["A", "b"],
      ["B", "main"],
    ]);
    const free = mergeTemplate({ base, mine, theirs: base, lockedIds: [] }).merged;
    expect([free.score.groups, free.indicators]).toEqual([mine.score.groups, mine.indicators]);
  });
});

describe("a field's kind", () => {
  const base = of({ properties: { a: text("a", { maxLength: 5 }) } });
  const kind = of({ properties: { a: number("a") } });
  it.each<[what: string, mine: Form, theirs: Form, conflicts: string[], merged: object]>([
    [
      "changed by one, with a title by the other",
      kind,
      of({ properties: { a: text("a", { maxLength: 5, title: "新" }) } }),
      [],
      number("a", { title: "新" }),
    ],
    ["changed by both alike", kind, structuredClone(kind), [], number("a")],
    [
      "the same, bounded by both",
      of({ properties: { a: text("a", { maxLength: 6 }) } }),
      of({ properties: { a: text("a", { maxLength: 5, minLength: 1 }) } }),
      [],
      text("a", { maxLength: 6, minLength: 1 }),
    ],
    [
      "the same, bounded otherwise by both",
      of({ properties: { a: text("a", { maxLength: 6 }) } }),
      of({ properties: { a: text("a", { maxLength: 7 }) } }),
      ["changed field a maxLength"],
      text("a", { maxLength: 6 }),
    ],
    [
      "changed by both, each to another",
      kind,
      of({ properties: { a: { type: "boolean", title: "a", "x-id": "a" } } }),
      ["changed field a shape"],
      number("a"),
    ],
  ])("%s", (_what, mine, theirs, conflicts, merged) => {
    const merge = mergeForms(base, mine, theirs);
    expect(merge.conflicts.map(({ id }) => id)).toEqual(conflicts);
    expect(merge.merged.fields.properties.a).toEqual(merged);
  });

  it("a must that may be hidden stays as one side has had it both ways", () => {
    const hidden = (more: object = {}) =>
      of({ properties: { a: text("a", { "x-visible": "FALSE", ...more }) }, required: ["a"] });
    const { merged } = mergeForms(hidden(), hidden({ title: "新" }), hidden({ description: "注" }));
    expect(merged.fields.properties.a).toEqual(
      text("a", { "x-visible": "FALSE", title: "新", description: "注" }),
    );
    expect(merged.fields.required).toEqual(["a"]);
  });
});
