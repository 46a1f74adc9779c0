import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bandOf,
  defaultBands,
  type GradeCandidate,
  type Proposals,
  proposeGrades,
  rankCandidates,
  underCeiling,
} from "../src/index.ts";

const bands = defaultBands;

function propose(candidates: GradeCandidate[], seats: number, decided: string[] = []): Proposals {
  return proposeGrades({ candidates, bands, seats, decided });
}

/** Grades by id, a pending one with a question mark. */
function told(proposals: Proposals): Record<string, string> {
  return Object.fromEntries(proposals.rows.map((row) => [row.id, row.proposed + (row.pending ? "?" : "")]));
}

describe("G10 bands", () => {
  it.each([
    [100, "good"],
    [90, "good"],
    [89.99, "fair"],
    [89.5, "fair"],
    [80, "fair"],
    [79.99, "average"],
    [60, "average"],
    [59.99, "poor"],
    [0, "poor"],
  ])("G10 %d is %s", (score, grade) => {
    expect(bandOf(score)).toBe(grade);
  });

  it("G9 a ceiling lowers, and never raises", () => {
    expect(underCeiling("good", "average")).toBe("average");
    expect(underCeiling("poor", "average")).toBe("poor");
    expect(underCeiling("good", undefined)).toBe("good");
  });
});

describe("G11 G14 proposals", () => {
  it("G11 who is in the band but past the seats is fair", () => {
    const proposals = propose(
      [
        { id: "a", score: 91 },
        { id: "b", score: 95 },
        { id: "c", score: 93 },
        { id: "d", score: 70 },
        { id: "e", score: 40 },
      ],
      2,
    );
    expect(told(proposals)).toEqual({ b: "good", c: "good", a: "fair", d: "average", e: "poor" });
    expect(proposals.rows.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5]);
  });

  it("G10 a seat does not lift anybody over the band", () => {
    expect(propose([{ id: "a", score: 89.99 }], 1)).toMatchObject({ good: 0, pendingSeats: 0 });
  });

  it("G14 two seats for 95 / 92.40 / 92.40: one good, one pending, never three", () => {
    const proposals = propose(
      [
        { id: "a", score: 92.4 },
        { id: "b", score: 95 },
        { id: "c", score: 92.4 },
      ],
      2,
    );
    expect(told(proposals)).toEqual({ a: "fair?", b: "good", c: "fair?" });
    expect(proposals).toMatchObject({ good: 1, pendingSeats: 1 });
  });

  it("G14 three tied for two seats leave both open, and the next is fair", () => {
    const proposals = propose(
      [
        { id: "a", score: 92 },
        { id: "b", score: 92 },
        { id: "c", score: 92 },
        { id: "d", score: 91 },
      ],
      2,
    );
    expect(proposals).toMatchObject({ good: 0, pendingSeats: 2 });
    expect(told(proposals)).toEqual({ a: "fair?", b: "fair?", c: "fair?", d: "fair" });
  });

  it("G14 a tie away from the edge pends nothing", () => {
    const tied = [
      { id: "a", score: 95 },
      { id: "b", score: 95 },
    ];
    expect(propose([...tied, { id: "c", score: 91 }], 3)).toMatchObject({ good: 3, pendingSeats: 0 });
    expect(propose([{ id: "c", score: 99 }, ...tied], 1)).toMatchObject({ good: 1, pendingSeats: 0 });
  });

  it("G14 breaks ties by achievements, then fewer deductions, then awards, then a recorded decision", () => {
    const equal = { score: 92.4, individual: 55, deductions: 0, awards: 1 };
    const candidates = [
      { id: "a", ...equal },
      { id: "b", ...equal, individual: 56 },
      { id: "c", ...equal, deductions: 2 },
      { id: "d", ...equal, awards: 2 },
      { id: "e", ...equal },
    ];
    const ids = (decided: string[]) => rankCandidates(candidates, decided).map((one) => one.candidate.id);
    expect(ids(["e"])).toEqual(["b", "d", "e", "a", "c"]);
    expect(ids(["a", "e"])).toEqual(["b", "d", "a", "e", "c"]);
    expect(rankCandidates(candidates).map((one) => [one.rank, one.tied])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [3, true],
      [5, false],
    ]);
  });

  it("G14 a breaker that is not known of all who are tied breaks nothing", () => {
    const ranked = rankCandidates([
      { id: "a", score: 90, individual: 50 },
      { id: "b", score: 90 },
      { id: "c", score: 90, individual: 40 },
    ]);
    expect(ranked.map((one) => one.rank)).toEqual([1, 1, 1]);
  });

  it("G14 a recorded decision fills the seat", () => {
    const tied = [
      { id: "a", score: 92.4 },
      { id: "b", score: 92.4 },
    ];
    expect(told(propose(tied, 1, ["b"]))).toEqual({ a: "fair", b: "good" });
  });

  it("G9 a seat that a ceiling frees passes to the next", () => {
    const proposals = propose(
      [
        { id: "a", score: 98, ceiling: "average" },
        { id: "b", score: 93 },
        { id: "c", score: 92 },
      ],
      2,
    );
    expect(told(proposals)).toEqual({ a: "average", b: "good", c: "good" });
    expect(proposals.rows[0]).toMatchObject({ id: "a", band: "good", rank: 1 });
  });

  it("G9 of equals at the edge, who is under a ceiling claims no seat", () => {
    const proposals = propose(
      [
        { id: "a", score: 93, ceiling: "fair" },
        { id: "b", score: 93 },
      ],
      1,
    );
    expect(told(proposals)).toEqual({ a: "fair", b: "good" });
  });

  it("G9 G14 of equals past the seats, who is under a ceiling stays there and waits for nothing; each is told whole", () => {
    const people: GradeCandidate[] = [
      { id: "vetoed", score: 93, ceiling: "average" },
      { id: "a", score: 93 },
      { id: "b", score: 93 },
      { id: "c", score: 90 },
    ];
    const row = { rank: 1, tied: true, band: "good" };
    expect(propose(people, 1)).toEqual({
      rows: [
        { ...row, id: "vetoed", proposed: "average", pending: false },
        { ...row, id: "a", proposed: "fair", pending: true },
        { ...row, id: "b", proposed: "fair", pending: true },
        { ...row, id: "c", rank: 4, tied: false, proposed: "fair", pending: false },
      ],
      good: 0,
      pendingSeats: 1,
      unscored: [],
    });
    expect(propose(people, 0)).toMatchObject({ good: 0, pendingSeats: 0 });
    expect(propose([], 3)).toEqual({ rows: [], good: 0, pendingSeats: 0, unscored: [] });
  });

  it("G14 of a decision that names somebody twice the first place counts", () => {
    const tied = ["a", "b", "c"].map((id) => ({ id, score: 92 }));
    expect(rankCandidates(tied, ["b", "a", "b"]).map(({ candidate }) => candidate.id)).toEqual([
      "b",
      "a",
      "c",
    ]);
  });

  it("who has no score yet gets no proposal", () => {
    expect(
      propose(
        [
          { id: "a", score: null },
          { id: "b", score: 95 },
        ],
        2,
      ),
    ).toMatchObject({
      good: 1,
      unscored: ["a"],
    });
  });
});

describe("G11 G14 whatever comes in", () => {
  // Few different values, so that ties are common.
  const candidates = fc
    .array(
      fc.record({
        score: fc.constantFrom(59, 79.99, 89.99, 90, 91, 92.4, 95, 100),
        individual: fc.option(fc.constantFrom(40, 50), { nil: undefined }),
        deductions: fc.option(fc.constantFrom(0, 2), { nil: undefined }),
        ceiling: fc.option(fc.constantFrom("fair", "average", "poor"), { nil: undefined }),
      }),
      { maxLength: 30 },
    )
    .map((rows): GradeCandidate[] => rows.map((row, index) => ({ id: `p${index}`, ...row })));
  const seats = fc.nat({ max: 12 });

  it("G11 good and pending seats are never more than the seats", () => {
    fc.assert(
      fc.property(candidates, seats, (people, count) => {
        const { good, pendingSeats } = propose(people, count);
        expect(good + pendingSeats).toBeLessThanOrEqual(count);
      }),
    );
  });

  it("G11 no seat stays empty while somebody in the band wants it", () => {
    fc.assert(
      fc.property(candidates, seats, (people, count) => {
        const { good, pendingSeats, rows } = propose(people, count);
        const wanting = rows.filter((row, index) => {
          const ceiling = people.find((one) => one.id === rows[index]?.id)?.ceiling;
          return underCeiling(row.band, ceiling) === "good";
        });
        expect(good + pendingSeats).toBe(Math.min(count, wanting.length));
      }),
    );
  });

  it("G14 the order of the input decides nothing", () => {
    fc.assert(
      fc.property(candidates, seats, fc.infiniteStream(fc.nat()), (people, count, random) => {
        const keyed = people.map((person) => ({ person, key: random.next().value ?? 0 }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ person }) => person);
        expect(told(propose(shuffled, count))).toEqual(told(propose(people, count)));
      }),
    );
  });

  it("G14 equals get equal proposals", () => {
    fc.assert(
      fc.property(candidates, seats, (people, count) => {
        const proposals = propose(people, count);
        const byValues = new Map<string, string>();
        for (const { id, ...values } of people) {
          const key = JSON.stringify(values);
          const grade = told(proposals)[id] ?? "";
          expect(byValues.get(key) ?? grade).toBe(grade);
          byValues.set(key, grade);
        }
      }),
    );
  });

  it("G14 raising a score never lowers a rank", () => {
    fc.assert(
      fc.property(
        candidates.filter((people) => people.length > 0),
        fc.nat(),
        fc.constantFrom(0.01, 1, 10),
        (people, at, more) => {
          const index = at % people.length;
          const raised = people.map((one, i) =>
            i === index ? { ...one, score: (one.score ?? 0) + more } : one,
          );
          const rank = (all: GradeCandidate[]) =>
            rankCandidates(all).find((one) => one.candidate.id === `p${index}`)?.rank ?? 0;
          expect(rank(raised)).toBeLessThanOrEqual(rank(people));
        },
      ),
    );
  });
});
