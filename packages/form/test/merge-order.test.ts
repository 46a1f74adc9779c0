import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeOrder } from "../src/merging/merge-order.ts";

const merged = (base: string, mine: string, theirs: string) => {
  const { order, isContested } = mergeOrder(
    { base: [...base], mine: [...mine], theirs: [...theirs] },
    "mine",
  );
  return `${order.join("")}${isContested ? " contested" : ""}`;
};

describe("two orders of the same things", () => {
  it.each([
    ["abcd", "abcd", "dabc", "dabc"],
    ["abc", "cab", "cabx", "cabx"],
    ["abcd", "dcba", "dcbxa", "dcbxa"],
    ["abc", "cxba", "cbya", "cxbya"],
    ["abcd", "bacd", "abdc", "badc"],
    // Whichever side is told first, nobody has moved d past a.
    ["abcd", "abdc", "bacd", "badc"],
    ["abcdef", "abcdfe", "bacdef", "bacdfe"],
    ["a", "a", "a", "a"],
    ["", "a", "b", "ab"],
    // a before c before b before a: no order keeps what both moved.
    ["abcd", "bacd", "acbd", "bacd contested"],
    ["abcd", "cdab", "dcab", "cdab contested"],
  ])("%s as %s and as %s is %s", (base, mine, theirs, expected) => {
    expect(merged(base, mine, theirs)).toBe(expected);
  });

  it("neighbours that each side exchanged are exchanged, and nothing else is (property)", () => {
    const keys = [..."abcdefgh"];
    const exchanged = (at: number, list: readonly string[]) =>
      list.toSpliced(at, 2, ...list.slice(at, at + 2).reverse());
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (own, other) => {
        fc.pre(Math.abs(own - other) > 1);
        const [mine, theirs] = [exchanged(own, keys), exchanged(other, keys)];
        expect(mergeOrder({ base: keys, mine, theirs }, "mine")).toEqual({
          order: exchanged(own, theirs),
          isContested: false,
        });
      }),
    );
  });

  it("keep what either side moved past something, or say that they do not (property)", () => {
    const keys = ["a", "b", "c", "d", "e", "f"];
    const order = fc.shuffledSubarray(keys, { minLength: keys.length });
    const isBefore = (list: readonly string[], a: string, b: string) => list.indexOf(a) < list.indexOf(b);
    fc.assert(
      fc.property(order, order, fc.constantFrom("mine", "theirs"), (mine, theirs, side) => {
        const found = mergeOrder({ base: keys, mine, theirs }, side);
        expect([...found.order].sort()).toEqual(keys);
        if (found.isContested) {
          expect(found.order).toEqual(side === "mine" ? mine : theirs);
          return;
        }
        for (const [index, a] of keys.entries())
          for (const b of keys.slice(index + 1))
            if (!isBefore(mine, a, b) || !isBefore(theirs, a, b))
              expect(isBefore(found.order, b, a)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
