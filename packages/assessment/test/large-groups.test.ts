import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultBands, flatScoring, proposeGrades, rankCandidates } from "../src/index.ts";

const many = 150_000;

describe("a group of any size", () => {
  test("flat scoring of more people than a call takes arguments", () => {
    const scores = Array.from({ length: many }, (_, index) => 60 + (index % 400) / 10);
    const { shareWithin, signs } = flatScoring(scores);
    expect(shareWithin).toBeCloseTo(11 / 400, 6);
    expect(signs).toEqual([]);
  });

  test("a tie of all is one cluster, and takes no longer than it has to", () => {
    const candidates = Array.from({ length: many }, (_, index) => ({ id: String(index), score: 95 }));
    const { good, pendingSeats } = proposeGrades({ candidates, bands: defaultBands, seats: 10 });
    expect([good, pendingSeats]).toEqual([0, 10]);
  });

  test("a decision on very many equals puts each in its place", () => {
    const candidates = Array.from({ length: 20_000 }, (_, index) => ({ id: String(index), score: 95 }));
    const decided = candidates.map(({ id }) => id).reverse();
    const ranked = rankCandidates(candidates, decided);
    expect(ranked.map(({ candidate }) => candidate.id)).toEqual(decided);
    expect(ranked.some(({ tied }) => tied)).toBe(false);
  });
});

test("the share within one point is the greatest of all windows, whatever the order (G16)", () => {
  const score = fc.integer({ min: 9_000, max: 9_600 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(fc.array(score, { minLength: 3, maxLength: 40 }), (scores) => {
      const cents = scores.map((each) => Math.round(each * 100));
      const windows = cents.map((low) => cents.filter((each) => each >= low && each - low <= 100).length);
      expect(flatScoring(scores).shareWithin).toBe(Math.max(...windows) / scores.length);
      expect(flatScoring([...scores].reverse()).signs).toEqual(flatScoring(scores).signs);
    }),
  );
});
