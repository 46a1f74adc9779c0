import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeValues, pathKey, type Side } from "./merge-values.ts";
import { recordRowKey } from "./record-words.tsx";

type Json = unknown;
const step = (kind: string, days: number, title = kind) => ({ kind, title, by: "self", days });
const same = (contests: readonly { path: readonly string[] }[]) =>
  contests.map(({ path }) => pathKey(path)).sort();

type Status = { kind: string; from: string; to: string; note?: string };
const status = (kind: string, from: number, to: number, note?: string): Status => ({
  kind,
  from: `2026-07-${String(from).padStart(2, "0")}`,
  to: `2026-07-${String(to).padStart(2, "0")}`,
  ...(note === undefined ? {} : { note }),
});
const leave = (from: number, to: number, note?: string) => status("leave", from, to, note);
const probation = status("probation", 1, 30);
const ofStatuses = (three: { base: Json; mine: Json; theirs: Json }, choices: Record<string, Side> = {}) =>
  mergeValues(three, { rowKey: recordRowKey, choices }, ["statuses"]);

describe("a row that is known by what was changed in it", () => {
  const row = ["statuses", "leave/2026-07-01"];
  it.each<[string, Status[], Status[], Status[], readonly (readonly string[])[], Status[], Status[]]>([
    ["moved by both", [leave(1, 10)], [leave(2, 10)], [leave(3, 10)], [row], [leave(2, 10)], [leave(3, 10)]],
    [
      "moved here, told more there",
      [leave(1, 10)],
      [leave(2, 10)],
      [leave(1, 10, "病")],
      [row],
      [leave(2, 10)],
      [leave(1, 10, "病")],
    ],
    [
      "moved by both to one day, with one more word",
      [leave(1, 10)],
      [leave(2, 10)],
      [leave(2, 10, "病")],
      [],
      [leave(2, 10, "病")],
      [leave(2, 10, "病")],
    ],
    [
      "moved by both to one day, with two ends",
      [leave(1, 10)],
      [leave(2, 11)],
      [leave(2, 12)],
      [["statuses", "leave/2026-07-02", "to"]],
      [leave(2, 11)],
      [leave(2, 12)],
    ],
    ["taken away here, moved there", [leave(1, 10)], [], [leave(3, 10)], [row], [], [leave(3, 10)]],
    [
      "moved here only",
      [leave(1, 10)],
      [leave(2, 10)],
      [leave(1, 10), probation],
      [],
      [leave(2, 10), probation],
      [leave(2, 10), probation],
    ],
    ["taken away by both", [leave(1, 10)], [], [probation], [], [probation], [probation]],
    [
      "beside one of another kind that only one changed",
      [leave(1, 10), probation],
      [leave(2, 10), probation],
      [leave(3, 10), status("probation", 5, 30)],
      [row],
      [leave(2, 10), status("probation", 5, 30)],
      [leave(3, 10), status("probation", 5, 30)],
    ],
    [
      "one more on either side",
      [],
      [leave(2, 3)],
      [leave(20, 21)],
      [],
      [leave(2, 3), leave(20, 21)],
      [leave(2, 3), leave(20, 21)],
    ],
    [
      "two moved by both: which is which, nothing tells",
      [leave(1, 5), leave(11, 15)],
      [leave(2, 5), leave(12, 15)],
      [leave(3, 5), leave(13, 15)],
      [["statuses"]],
      [leave(2, 5), leave(12, 15)],
      [leave(3, 5), leave(13, 15)],
    ],
    [
      "moved here to where there is another of theirs",
      [leave(2, 5)],
      [leave(1, 5, "病")],
      [leave(2, 5, "事"), leave(1, 1)],
      [["statuses"]],
      [leave(1, 5, "病")],
      [leave(2, 5, "事"), leave(1, 1)],
    ],
    [
      "one changed and one moved here, both taken away there",
      [leave(2, 5), leave(11, 15)],
      [leave(11, 15, "病"), leave(3, 5)],
      [],
      [["statuses"]],
      [leave(11, 15, "病"), leave(3, 5)],
      [],
    ],
    [
      "two moved by both alike",
      [leave(1, 5), leave(11, 15)],
      [leave(2, 5), leave(12, 15)],
      [leave(2, 5), leave(12, 15), probation],
      [],
      [leave(2, 5), leave(12, 15), probation],
      [leave(2, 5), leave(12, 15), probation],
    ],
  ])("%s", (_what, base, mine, theirs, contested, ifMine, ifTheirs) => {
    const { contests } = ofStatuses({ base, mine, theirs });
    expect(contests.map(({ path }) => path)).toEqual(contested);
    const all = (side: Side) => Object.fromEntries(contests.map(({ path }) => [pathKey(path), side]));
    expect(ofStatuses({ base, mine, theirs }, all("mine")).value).toEqual(ifMine);
    expect(ofStatuses({ base, mine, theirs }, all("theirs")).value).toEqual(ifTheirs);
  });
});

/** Such as steps were before they had ids. */
const kindOf = (_path: readonly string[], row: Json) =>
  typeof row === "object" && row !== null && "kind" in row ? String(row.kind) : undefined;

describe("rows that only their number tells apart", () => {
  const ofSteps = (base: Json, mine: Json, theirs: Json) =>
    mergeValues({ base, mine, theirs }, { rowKey: kindOf }, ["steps"]);
  const summary = step("summary", 5);
  const first = step("review", 5, "初审");
  const second = step("review", 9, "复审");

  it.each<[string, Json[], Json[], Json[]]>([
    [
      "one put in before it",
      [summary, first],
      [summary, step("review", 7, "初审")],
      [second, summary, first],
    ],
    ["one taken away before it", [first, second], [first, step("review", 3, "复审")], [second]],
    [
      "as many, but others",
      [first, second],
      [first, step("review", 3, "复审")],
      [second, step("review", 1, "终审")],
    ],
    ["one put in on either side", [first], [first, second], [step("review", 1, "预审"), first]],
  ])("%s: a change is not put into another, a person is asked", (_what, base, mine, theirs) => {
    const { value, contests } = ofSteps(base, mine, theirs);
    expect(value).toEqual(mine);
    expect(contests.map(({ path }) => path)).toEqual([["steps"]]);
  });

  it("one side's alone, with changes of another kind", () => {
    const longer = step("summary", 8);
    expect(ofSteps([summary, first], [longer, first], [summary, second, first])).toEqual({
      value: [longer, second, first],
      base: [summary, second, first],
      contests: [],
    });
  });
});

const someStatuses = fc.array(
  fc.record({
    kind: fc.constantFrom("leave", "probation"),
    from: fc.constantFrom("1", "2", "3"),
    note: fc.constantFrom("p", "q"),
  }),
  { maxLength: 3 },
);

describe("of any rows whose names change (property)", () => {
  it("the same is contested from either side, and again once merged", () => {
    fc.assert(
      fc.property(someStatuses, someStatuses, someStatuses, (base, mine, theirs) => {
        const once = ofStatuses({ base, mine, theirs });
        expect(same(ofStatuses({ base, mine: theirs, theirs: mine }).contests)).toEqual(same(once.contests));
        const again = ofStatuses({ base: once.base, mine: once.value, theirs });
        expect(again.value).toEqual(once.value);
        expect(same(again.contests)).toEqual(same(once.contests));
      }),
      { numRuns: 1000 },
    );
  });

  it("chosen one after the other, nothing is open, and what was chosen stands", () => {
    const sides = fc.array(fc.constantFrom<Side>("mine", "theirs"), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(someStatuses, someStatuses, someStatuses, sides, (base, mine, theirs, chosen) => {
        let merged = ofStatuses({ base, mine, theirs });
        const choices = Object.fromEntries(
          merged.contests.map(({ path }, index) => [pathKey(path), chosen[index] ?? "mine"]),
        );
        for (const [path, side] of Object.entries(choices))
          merged = ofStatuses({ base: merged.base, mine: merged.value, theirs }, { [path]: side });
        expect(merged.contests).toEqual([]);
        const inAnyOrder = (rows: Json) =>
          Array.isArray(rows) ? rows.map((each) => JSON.stringify(each)).sort() : rows;
        expect(inAnyOrder(merged.value)).toEqual(
          inAnyOrder(ofStatuses({ base, mine, theirs }, choices).value),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("one row that both changed stays one, whatever is chosen", () => {
    const day = fc.integer({ min: 1, max: 9 });
    const one = fc.record({ from: day, to: day, note: fc.constantFrom("p", "q") });
    const side = fc.constantFrom<Side>("mine", "theirs");
    fc.assert(
      fc.property(one, one, one, side, (base, mine, theirs, chosen) => {
        const [was, here, there] = [base, mine, theirs].map(({ from, to, note }) => [
          leave(from, to, note),
          probation,
        ]);
        const three = { base: was, mine: here, theirs: there };
        const { contests } = ofStatuses(three);
        const { value } = ofStatuses(
          three,
          Object.fromEntries(contests.map(({ path }) => [pathKey(path), chosen])),
        );
        expect(value).toHaveLength(2);
      }),
    );
  });
});
