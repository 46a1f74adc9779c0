import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withOptionsAlike } from "../src/difference/options-alike.ts";
import { mergeForms } from "../src/index.ts";
import { mergeOptions } from "../src/merging/merge-options.ts";
import { smallForm } from "./forms/small-form.ts";

const option = (value: string, title = value) => ({ const: value, title });
const [A, B, C] = [option("A"), option("B"), option("C")];

describe("options of two sides", () => {
  it.each<[string, unknown[], unknown[], unknown[], unknown[] | undefined]>([
    ["both give one another title", [A, B], [option("A", "甲"), B], [option("A", "优"), B], undefined],
    [
      "both give one the same title",
      [A, B],
      [option("A", "甲"), B],
      [option("A", "甲"), B],
      [option("A", "甲"), B],
    ],
    [
      "each gives another one a title",
      [A, B],
      [option("A", "甲"), B],
      [A, option("B", "乙")],
      [option("A", "甲"), option("B", "乙")],
    ],
    ["both add a value, with two titles", [A], [A, option("n", "甲")], [A, option("n", "乙")], undefined],
    ["both add the same", [A], [A, B], [A, B], [A, B]],
    ["each adds one with the same title", [A], [A, option("m", "甲")], [A, option("n", "甲")], undefined],
    ["one adds what the other's title says", [A], [option("A", "B")], [A, B], undefined],
    [
      "titles crossed by both, half each",
      [A, B, C],
      [option("A", "B"), B, C],
      [A, option("B", "A"), C],
      [option("A", "B"), option("B", "A"), C],
    ],
    ["removed, and given another title", [A, B], [B], [option("A", "甲"), B], undefined],
    ["removed by one, untouched by the other", [A, B], [B], [A, B], [B]],
    ["removed by both", [A, B, C], [A, C], [A, C], [A, C]],
    ["each removes what the other keeps", [A, B], [A], [B], undefined],
    ["reordered alike", [A, B, C], [C, A, B], [C, A, B], [C, A, B]],
    ["reordered alike, and one more", [A, B], [B, A], [B, A, C], [B, A, C]],
    ["each moves another", [A, B, C], [C, A, B], [B, C, A], [C, B, A]],
    ["reordered, and removed", [A, B, C], [C, A, B], [A, B], [A, B]],
    ["a text and a number are two", ["1"], ["1", 1], ["1", 2], ["1", 1, 2]],
    ["plain values", ["A", "B"], ["A", "B", "C"], ["B"], ["B", "C"]],
  ])("%s", (_case, base, mine, theirs, expected) => {
    expect(mergeOptions(base, mine, theirs)).toEqual(expected);
  });
});

describe("plain and titled lists", () => {
  it("are written alike where the documents differ", () => {
    const titled = { "items/oneOf": [option("A", "甲")], type: "array" };
    const plain = { "items/enum": ["A", "B"], type: "array" };
    expect(withOptionsAlike([plain, titled, plain])).toEqual([
      { type: "array", "items/oneOf": [A, B] },
      titled,
      { type: "array", "items/oneOf": [A, B] },
    ]);
    expect(withOptionsAlike([{ enum: [1] }, { oneOf: [{ const: 1, title: "一" }] }])).toEqual([
      { oneOf: [{ const: 1, title: "1" }] },
      { oneOf: [{ const: 1, title: "一" }] },
    ]);
  });

  it("stay as they are where the documents do not, or where it is no list", () => {
    for (const documents of [
      [{ enum: ["A"] }, { enum: ["B"] }],
      [{ oneOf: [A] }, {}],
      [{ enum: 5 }, { oneOf: [A] }],
    ])
      expect(withOptionsAlike(documents)).toEqual(documents);
  });
});

it("a title given by one side and an option added by the other come together", () => {
  const field = (schema: Record<string, unknown>) =>
    smallForm({ properties: { 级别: { title: "级别", "x-id": "f", ...schema } } });
  const [base, mine] = [field({ enum: ["A", "B"] }), field({ oneOf: [option("A", "优"), B] })];
  const { merged, conflicts } = mergeForms(base, mine, field({ enum: ["A", "B", "C"] }));
  expect([merged.fields.properties, conflicts]).toEqual([
    field({ oneOf: [option("A", "优"), B, C] }).fields.properties,
    [],
  ]);
  expect(mergeForms(base, mine, base).merged.fields.properties).toEqual(mine.fields.properties);
  expect(mergeForms(base, base, base).merged.fields.properties).toEqual(base.fields.properties);
});

/** What each side did to each value is known from how the sides are made, not from comparing them. */
it("what one side alone did to an option is done, what both did otherwise is contested (property)", () => {
  const values = ["a", "b", "c", "d", "e"];
  const act = fc.constantFrom("keep", "keep", "keep", "title", "remove");
  const acts = fc.record({
    mine: fc.array(act, { minLength: 5, maxLength: 5 }),
    theirs: fc.array(act, { minLength: 5, maxLength: 5 }),
  });
  const added = fc.subarray(["x", "y"]);
  fc.assert(
    fc.property(acts, added, added, fc.boolean(), (done, mineAdds, theirsAdd, isAlike) => {
      const side = (which: "mine" | "theirs", adds: string[]) => [
        ...values.flatMap((value, at) => {
          const what = done[which][at];
          if (what === "remove") return [];
          return [option(value, what === "title" ? `${value} ${isAlike ? "" : which}` : value)];
        }),
        ...adds.map((value) => option(value, isAlike ? value : `${value} ${which}`)),
      ];
      const base = values.map((value) => option(value));
      const [mine, theirs] = [side("mine", mineAdds), side("theirs", theirsAdd)];
      const clashes = values.some((_, at) => {
        const [a, b] = [done.mine[at] ?? "keep", done.theirs[at] ?? "keep"];
        if (a === "keep" || b === "keep") return false;
        return a !== b || (a === "title" && !isAlike);
      });
      const addsClash = !isAlike && mineAdds.some((value) => theirsAdd.includes(value));
      const expected = new Map(base.map((each) => [each.const, each]));
      for (const [at, value] of values.entries()) {
        for (const [which, list] of [
          ["mine", mine],
          ["theirs", theirs],
        ] as const) {
          const now = list.find((each) => each.const === value);
          if (done[which][at] === "remove") expected.delete(value);
          else if (done[which][at] === "title" && now !== undefined) expected.set(value, now);
        }
      }
      for (const each of [...mine, ...theirs])
        if (!values.includes(each.const)) expected.set(each.const, each);
      const merged = mergeOptions(base, mine, theirs);
      if (clashes || addsClash || expected.size === 0) expect(merged).toBeUndefined();
      else expect(new Set(merged)).toEqual(new Set(expected.values()));
    }),
    { numRuns: 1_000 },
  );
});
