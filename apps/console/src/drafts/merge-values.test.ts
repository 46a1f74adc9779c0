import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRowKey } from "../plans/plan-merging.ts";
import { mergeValues, pathKey, type Side } from "./merge-values.ts";

type Json = unknown;
const row = (id: string, more: object = {}) => ({ id, ...more });
const step = (kind: string, days: number, title = kind) => ({
  id: kind,
  kind,
  title,
  by: "self",
  days,
});

describe("two sets of changes of one value", () => {
  it.each<[string, { base: Json; mine: Json; theirs: Json }, Json, readonly string[][]]>([
    ["only mine", { base: 1, mine: 2, theirs: 1 }, 2, []],
    ["only theirs", { base: 1, mine: 1, theirs: 2 }, 2, []],
    ["both the same", { base: 1, mine: 2, theirs: 2 }, 2, []],
    ["both differently", { base: 1, mine: 2, theirs: 3 }, 2, [[]]],
    [
      "names of a record",
      {
        base: { a: 1, b: 1, c: { d: 1, e: 1 } },
        mine: { a: 2, b: 1, c: { d: 2, e: 1 } },
        theirs: { a: 1, b: 3, c: { d: 1, e: 3 } },
      },
      { a: 2, b: 3, c: { d: 2, e: 3 } },
      [],
    ],
    [
      "a name added on either side, one taken away",
      { base: { a: 1, b: 1 }, mine: { a: 1, b: 1, m: 1 }, theirs: { b: 1, t: 1 } },
      { b: 1, t: 1, m: 1 },
      [],
    ],
    ["a name both added differently", { base: {}, mine: { a: 1 }, theirs: { a: 2 } }, { a: 1 }, [["a"]]],
    ["taken away here, changed there", { base: { a: 1 }, mine: {}, theirs: { a: 2 } }, {}, [["a"]]],
    ["changed here, taken away there", { base: { a: 1 }, mine: { a: 2 }, theirs: {} }, { a: 2 }, [["a"]]],
    [
      "plain values of a list",
      { base: ["a", "b"], mine: ["a", "b", "m"], theirs: ["t", "b"] },
      ["t", "b", "m"],
      [],
    ],
    [
      "rows by id",
      {
        base: [row("1", { n: 1 }), row("2", { n: 1 }), row("3")],
        mine: [row("1", { n: 2 }), row("2", { n: 1 }), row("m"), row("3")],
        theirs: [row("t"), row("1", { n: 1 }), row("2", { n: 3 })],
      },
      [row("t"), row("1", { n: 2 }), row("2", { n: 3 }), row("m")],
      [],
    ],
    [
      "a row taken away here, changed there",
      { base: [row("1", { n: 1 })], mine: [], theirs: [row("1", { n: 2 })] },
      [],
      [["1"]],
    ],
    [
      "a row changed here, taken away there",
      { base: [row("1", { n: 1 }), row("2")], mine: [row("1", { n: 2 }), row("2")], theirs: [row("2")] },
      [row("1", { n: 2 }), row("2")],
      [["1"]],
    ],
    [
      "one field of a row",
      {
        base: [row("1", { n: 1, o: 1 })],
        mine: [row("1", { n: 2, o: 1 })],
        theirs: [row("1", { n: 3, o: 3 })],
      },
      [row("1", { n: 2, o: 3 })],
      [["1", "n"]],
    ],
    [
      "an order of mine",
      { base: ["a", "b"], mine: ["b", "a"], theirs: ["a", "b", "t"] },
      ["b", "t", "a"],
      [],
    ],
    [
      "an order of theirs",
      { base: ["a", "b"], mine: ["a", "b", "m"], theirs: ["b", "a"] },
      ["b", "m", "a"],
      [],
    ],
    [
      "two orders",
      { base: ["a", "b", "c"], mine: ["b", "a", "c"], theirs: ["a", "c", "b"] },
      ["b", "a", "c"],
      [[]],
    ],
    [
      "rows known by nothing are one thing",
      { base: [{ n: 1 }], mine: [{ n: 2 }], theirs: [{ n: 1 }, { n: 3 }] },
      [{ n: 2 }],
      [[]],
    ],
    ["a blank that both filled", { base: null, mine: "m", theirs: "t" }, "m", [[]]],
  ])("%s", (_what, three, value, contested) => {
    const merged = mergeValues(three);
    expect(merged.value).toEqual(value);
    expect(merged.contests.map(({ path }) => path)).toEqual(contested);
  });

  it("a plan's steps by their id, its papers by whom they are for", () => {
    const base = [step("summary", 5), step("review", 5)];
    const mine = [step("summary", 7), step("review", 5)];
    const theirs = [step("summary", 5, "小结"), step("review", 9), step("feedback", 3)];
    const { value, contests } = mergeValues({ base, mine, theirs }, { rowKey: planRowKey }, ["steps"]);
    expect(value).toEqual([step("summary", 7, "小结"), step("review", 9), step("feedback", 3)]);
    expect(contests).toEqual([]);
    const paper = (categoryId: string, formId: string, level?: string) => ({
      categoryId,
      formId,
      ...(level === undefined ? {} : { level }),
    });
    const papers = mergeValues(
      {
        base: [paper("a", "f"), paper("b", "f")],
        mine: [paper("a", "g"), paper("b", "f"), paper("a", "h", "正科级")],
        theirs: [paper("a", "x"), paper("c", "f")],
      },
      { rowKey: planRowKey },
      ["papers"],
    );
    expect(papers.value).toEqual([paper("a", "g"), paper("a", "h", "正科级"), paper("c", "f")]);
    expect(papers.contests.map(({ path }) => path)).toEqual([["papers", "a/", "formId"]]);
    const cleaned = mergeValues(
      {
        base: [paper("a", "f", "正科级\u200B")],
        mine: [paper("a", "g", "正科级\u200B")],
        theirs: [paper("a", "f", "正科级")],
      },
      { rowKey: planRowKey },
      ["papers"],
    );
    expect(cleaned.value).toEqual([paper("a", "g", "正科级")]);
    expect(cleaned.contests).toEqual([]);
  });
});

const leaf = fc.constantFrom(null, 1, 2, "x");
const rows = fc.uniqueArray(fc.record({ id: fc.constantFrom("1", "2", "3"), n: leaf }), {
  selector: ({ id }) => id,
});
const json = fc.record({
  a: leaf,
  list: rows,
  tags: fc.uniqueArray(fc.constantFrom("p", "q", "r")),
  in: fc.record({ b: leaf, c: leaf }),
});
const same = (contests: readonly { path: readonly string[] }[]) =>
  contests.map(({ path }) => pathKey(path)).sort();

describe("of any values (property)", () => {
  it("one side's changes alone are that side", () => {
    fc.assert(
      fc.property(json, json, (base, other) => {
        expect(mergeValues({ base, mine: other, theirs: base })).toEqual({
          value: other,
          base,
          contests: [],
        });
        expect(mergeValues({ base, mine: base, theirs: other }).value).toEqual(other);
      }),
    );
  });

  it("the same is contested from either side", () => {
    fc.assert(
      fc.property(json, json, json, (base, mine, theirs) => {
        const here = mergeValues({ base, mine, theirs });
        const there = mergeValues({ base, mine: theirs, theirs: mine });
        expect(same(here.contests)).toEqual(same(there.contests));
      }),
    );
  });

  it("merged again, it is the same value with the same contests", () => {
    fc.assert(
      fc.property(json, json, json, (base, mine, theirs) => {
        const once = mergeValues({ base, mine, theirs });
        const again = mergeValues({ base: once.base, mine: once.value, theirs });
        expect(again.value).toEqual(once.value);
        expect(same(again.contests)).toEqual(same(once.contests));
      }),
    );
  });

  it("chosen one after the other, nothing is open, and what was chosen stands", () => {
    fc.assert(
      fc.property(json, json, json, fc.constantFrom<Side>("mine", "theirs"), (base, mine, theirs, side) => {
        let merged = mergeValues({ base, mine, theirs });
        const all = merged.contests;
        for (const { path } of all) {
          const [next] = [{ base: merged.base, mine: merged.value, theirs }];
          merged = mergeValues(next, { choices: { [pathKey(path)]: side } });
        }
        expect(merged.contests).toEqual([]);
        const choices = Object.fromEntries(all.map(({ path }) => [pathKey(path), side]));
        expect(merged.value).toEqual(mergeValues({ base, mine, theirs }, { choices }).value);
      }),
    );
  });
});
