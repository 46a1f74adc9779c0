import type { Form, RaterKind, RatingRules } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareForm } from "../src/index.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

type Ballots = Partial<Record<RaterKind, number[]>>;
const form = (ratings: RatingRules, raters?: RaterKind[]): Form =>
  smallForm({
    indicators: [fixed("m", 50, "", { by: { kind: "rating", ...(raters === undefined ? {} : { raters }) } })],
    form: { ratings },
  });
/** The points of the one indicator, of 50. */
const points = (ratings: RatingRules, ballots: Ballots, raters?: RaterKind[]) =>
  prepareForm(form(ratings, raters)).score({ answers: {}, ratings: { m: ballots } }).indicators.m;
const waiting = { state: "pending", points: null };
const scored = (value: number) => ({ state: "scored", points: value });

describe("G6 who must rate, and how many", () => {
  const weights = { self: 20, peer: 30, superior: 50 };

  it.each<[what: string, rules: Partial<RatingRules>, ballots: Ballots, expected: object]>([
    ["the superior, unless something is said", {}, { self: [80], peer: [80] }, waiting],
    ["the superior alone will do", {}, { superior: [80] }, scored(40)],
    ["nobody in particular: one is enough", { required: [] }, { self: [80] }, scored(40)],
    ["nobody in particular, and nobody did", { required: [] }, {}, waiting],
    ["two who are required, of whom one is missing", { required: ["self", "peer"] }, { self: [80] }, waiting],
    [
      "two who are required, both there",
      { required: ["self", "peer"] },
      { self: [80], peer: [80] },
      scored(40),
    ],
    ["who has no weight is not waited for", { required: ["public", "peer"] }, { peer: [80] }, scored(40)],
    ["one ballot fewer than the least", { minimum: { superior: 2 } }, { superior: [80] }, waiting],
    ["just the least", { minimum: { superior: 2 } }, { superior: [70, 90] }, scored(40)],
    [
      "a kind below its least does not count, the others do",
      { minimum: { peer: 3 } },
      { peer: [0, 0], superior: [80] },
      scored(40),
    ],
    ["a least of 0 is one", { minimum: { superior: 0 } }, { self: [80] }, waiting],
    ["an empty list is nobody", { required: ["peer"] }, { peer: [], self: [80] }, waiting],
  ])("%s", (_what, rules, ballots, expected) => {
    expect(points({ weights, ...rules }, ballots)).toEqual(expected);
  });

  it("each counts by its weight, and those who are not asked for this indicator do not", () => {
    const ballots = { self: [100], peer: [50], superior: [0] };
    expect(points({ weights }, ballots)).toEqual(scored(17.5));
    expect(points({ weights }, ballots, ["self", "superior"])).toMatchObject(
      scored((50 * 100 * 20) / 70 / 100),
    );
    expect(points({ weights: { ...weights, self: 0 } }, ballots)).toMatchObject(
      scored((50 * 50 * 30) / 80 / 100),
    );
  });

  it.each<[what: string, trim: RatingRules["trim"], ballots: number[], expected: number]>([
    ["peers, from five on, unsorted", undefined, [100, 0, 90, 80, 70], 40],
    ["four are too few", undefined, [100, 0, 90, 50], 30],
    ["by a rule, two at each end", { from: 6, drop: 2 }, [0, 100, 70, 90, 10, 95], 40],
    ["by a rule, one fewer than from where", { from: 6, drop: 2 }, [0, 100, 70, 90, 40], 30],
    ["by a rule, none", { from: 2, drop: 0 }, [100, 0, 90, 80, 30], 30],
  ])("highest and lowest are left out: %s", (_what, trim, peer, expected) => {
    const rules = { weights: { peer: 1 }, required: [], ...(trim === undefined ? {} : { trim }) };
    expect(points(rules, { peer })).toEqual(scored(expected));
  });

  it("a rule for trimming is for every kind, without one only for peers", () => {
    const ballots = { superior: [100, 0, 80, 80, 90] };
    expect(points({ weights: { superior: 1 } }, ballots)).toEqual(scored(35));
    expect(points({ weights: { superior: 1 }, trim: { from: 5, drop: 1 } }, ballots)).toMatchObject(
      scored((250 / 3) * 0.5),
    );
  });

  it("the order of ballots decides nothing (property)", () => {
    const ballots = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ballots, (peer) => {
        const of = (list: number[]) => points({ weights: { peer: 1 }, required: [] }, { peer: list });
        expect(of([...peer].reverse())).toEqual(of(peer));
      }),
      { numRuns: 50 },
    );
  });
});
