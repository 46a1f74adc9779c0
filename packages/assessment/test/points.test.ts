import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  combineRatings,
  type FlatScoring,
  flatScoring,
  netAdjustment,
  publishScore,
  satisfactionPoints,
  transferScore,
} from "../src/index.ts";

describe("G1 additions and deductions", () => {
  it("G1 caps each list before netting", () => {
    expect(netAdjustment({ additions: [8, 5], deductions: [4] })).toBe(6);
    expect(netAdjustment({ additions: [], deductions: [15, 10] })).toBe(-20);
    expect(netAdjustment({ additions: [0.1, 0.2], deductions: [0.3] })).toBe(0);
  });

  it("G1 stays within its caps", () => {
    const points = fc.array(fc.integer({ min: 0, max: 3000 }).map((cents) => cents / 100));
    fc.assert(
      fc.property(points, points, (additions, deductions) => {
        const net = netAdjustment({ additions, deductions });
        expect(net).toBeGreaterThanOrEqual(-20);
        expect(net).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe("G2 G5 the published score", () => {
  it("G2 is within [0, 100], the raw total is kept", () => {
    expect(publishScore("-3")).toEqual({ published: 0, raw: -3, clipped: true });
    expect(publishScore(104.255)).toEqual({ published: 100, raw: 104.255, clipped: true });
  });

  it("G5 is rounded once, half up", () => {
    expect(publishScore("92.675").published).toBe(92.68);
    expect(publishScore(89.995).published).toBe(90);
    expect(publishScore("89.99499999999999999999").published).toBe(89.99);
  });
});

describe("G6 ratings", () => {
  const weights = { self: 10, peer: 20, superior: 70 };

  it("G6 spreads the weight of several absent kinds", () => {
    const four = { self: 10, peer: 20, superior: 50, public: 20 };
    expect(combineRatings({ weights: four, scores: { superior: 91 } })).toMatchObject({ score: 91 });
    expect(combineRatings({ weights: four, scores: { superior: 90, public: 80 } })).toMatchObject({
      score: 87.14,
    });
  });

  it("G6 names the superior who is missing", () => {
    expect(combineRatings({ weights, scores: { self: 90, superior: [] } })).toEqual({
      ok: false,
      blocked: "superior",
    });
    expect(combineRatings({ weights: { self: 1, peer: 1 }, scores: { peer: null } })).toEqual({
      ok: false,
      blocked: "all",
    });
  });

  it("G6 does not ask for a superior without a weight", () => {
    expect(combineRatings({ weights: { self: 30, peer: 70 }, scores: { self: 80, peer: 90 } })).toMatchObject(
      {
        score: 87,
      },
    );
  });

  it("G6 drops the highest and lowest of peers from five ballots on", () => {
    const only = { peer: 100 };
    expect(combineRatings({ weights: only, scores: { peer: [10, 80, 82, 84, 100] } })).toMatchObject({
      score: 82,
    });
    expect(combineRatings({ weights: only, scores: { peer: [60, 80, 90, 100] } })).toMatchObject({
      score: 82.5,
    });
    const publicOnly = { weights: { public: 1 }, scores: { public: [0, 100, 100, 100, 100] } };
    expect(combineRatings(publicOnly)).toMatchObject({ score: 80 });
  });

  it("G6 a kind without a weight counts nothing, whatever it says", () => {
    expect(combineRatings({ weights: { superior: 1 }, scores: { superior: 80, public: 0 } })).toMatchObject({
      score: 80,
    });
  });

  it("G6 kinds that are required by a setting are missed, in their order, others are not", () => {
    const given = { weights, scores: { self: 90 } };
    expect(combineRatings({ ...given, required: ["self"] })).toMatchObject({ ok: true, score: 90 });
    expect(combineRatings({ ...given, required: [] })).toMatchObject({ ok: true, score: 90 });
    expect(combineRatings({ ...given, required: ["self", "peer", "superior"] })).toEqual({
      ok: false,
      blocked: "peer",
    });
  });

  it.each([
    ["unsorted, from five on one at each end", [100, 0, 80, 90, 85], {}, 85],
    ["from three on", [70, 0, 90], { from: 3 }, 70],
    ["one fewer than that", [70, 0], { from: 3 }, 35],
    ["two at each end", [50, 100, 0, 60, 90, 70], { drop: 2 }, 65],
    ["none would remain", [0, 80, 100, 60], { from: 3, drop: 2 }, 60],
    ["just one remains", [0, 80, 100, 60, 10], { from: 3, drop: 2 }, 60],
    ["of another kind", [100, 0, 80, 90, 85], { kinds: ["public" as const] }, 71],
  ])("G6 ballots are trimmed by the settings: %s", (_what, peer, trim, score) => {
    const result = combineRatings({
      weights: { peer: 1 },
      scores: { peer },
      trim: { from: 5, drop: 1, ...trim },
    });
    expect(result).toMatchObject({ ok: true, score });
  });

  it("G6 the result lies between the lowest and the highest rating", () => {
    const rating = fc.integer({ min: 0, max: 10000 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(rating, rating, rating, (self, peer, superior) => {
        const result = combineRatings({ weights, scores: { self, peer, superior } });
        const score = result.ok ? result.score : Number.NaN;
        expect(score).toBeGreaterThanOrEqual(Math.min(self, peer, superior));
        expect(score).toBeLessThanOrEqual(Math.max(self, peer, superior));
      }),
    );
  });
});

describe("G8 public satisfaction", () => {
  it("G8 adds up to 2.5 and takes up to 5", () => {
    expect(satisfactionPoints({ rate: 100, answers: 30 })).toEqual({ points: 2.5 });
    expect(satisfactionPoints({ rate: 96.3, answers: 30 })).toEqual({ points: 0.65 });
    expect(satisfactionPoints({ rate: 40, answers: 30 })).toEqual({ points: -5 });
  });

  it("G8 says when too few answered", () => {
    expect(satisfactionPoints({ rate: 40, answers: 29 })).toEqual({ points: 0, reason: "too-few-answers" });
  });
});

describe("G19 transfer", () => {
  it("G19 weighs each unit's part by its days", () => {
    expect(
      transferScore([
        { days: 61, score: 90.5 },
        { days: 31, score: 77.25 },
      ]),
    ).toBe(86.04);
    expect(
      transferScore([
        { days: 0, score: 10 },
        { days: 5, score: 80 },
      ]),
    ).toBe(80);
    expect(transferScore([])).toBeNull();
  });
});

describe("G16 flat scoring", () => {
  it("G16 is named by small deviation, by closeness, by one grade for all", () => {
    expect(flatScoring([90, 90.1, 90.2, 90.3]).signs).toEqual(["small-deviation", "within-one-point"]);
    expect(flatScoring([70, 90, 90.5, 90.6, 90.7, 91]).signs).toEqual(["within-one-point"]);
    expect(flatScoring([60, 80, 95], ["fair", "fair", "fair"]).signs).toEqual(["one-grade"]);
    expect(flatScoring([60, 80, 95], ["good", "fair", "poor"]).signs).toEqual([]);
  });

  it.each<[what: string, scores: number[], expected: FlatScoring]>([
    ["two people say nothing", [90, 90], { signs: [], deviation: 0, shareWithin: 0 }],
    ["nobody says nothing", [], { signs: [], deviation: 0, shareWithin: 0 }],
    [
      "three who are alike",
      [90, 90, 90],
      { signs: ["small-deviation", "within-one-point"], deviation: 0, shareWithin: 1 },
    ],
    ["a deviation of just one", [79, 81, 79, 81], { signs: [], deviation: 1, shareWithin: 0.5 }],
    [
      "four of five within a point",
      [84, 80, 81, 80, 80],
      { signs: [], deviation: Math.sqrt(2.4), shareWithin: 0.8 },
    ],
  ])("G16 told whole: %s", (_what, scores, expected) => {
    expect(flatScoring(scores)).toEqual(expected);
  });

  it("G16 the grades of two are not everybody's, and the limits are settings", () => {
    const scores = [60, 80, 95];
    expect(flatScoring(scores, ["fair", "fair"]).signs).toEqual([]);
    expect(flatScoring(scores, [], { deviationUnder: 20 }).signs).toEqual(["small-deviation"]);
    expect(flatScoring(scores, [], { withinPoints: 20, shareOver: 0.6 })).toMatchObject({
      signs: ["within-one-point"],
      shareWithin: 2 / 3,
    });
  });
});
