import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noGroups, prepareComparison } from "../src/comparing/prepare-comparison.ts";
import {
  compareScores,
  emptyTally,
  joinGroups,
  joinTallies,
  summaryOfScores,
  tallyOf,
} from "../src/index.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

const bounds = { most: 4, pairs: 5 };
const points = fc.option(fc.integer({ min: -2_000_000, max: 2_000_000 }).map((whole) => whole / 10_000));
const papers = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      name: fc.constantFrom("白", "陈", "达"),
      before: points,
      after: points,
      lost: fc.array(fc.constant("x"), { maxLength: 1 }),
    }),
    { selector: ({ id }) => id, maxLength: 30 },
  )
  .map((all) =>
    all.map((paper) => {
      const { before, after } = paper;
      const difference = before === null || after === null ? null : Number((after - before).toFixed(4));
      return { ...paper, difference };
    }),
  );

/** The papers in any order, parted anywhere. */
const parted = papers.chain((all) =>
  fc.record({
    all: fc.constant(all),
    shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
    cuts: fc.array(fc.nat(all.length), { maxLength: 6 }),
  }),
);

function partsOf<T>(list: readonly T[], cuts: readonly number[]): T[][] {
  const at = [0, ...[...cuts].sort((one, other) => one - other), list.length];
  return at.slice(1).map((end, index) => list.slice(at[index], end));
}

describe("what a trial counts", () => {
  it("is the same of any parts of the papers, in any order, as of all at once (property)", () => {
    fc.assert(
      fc.property(parted, ({ all, shuffled, cuts }) => {
        const whole = tallyOf(all, bounds);
        const parts = partsOf(shuffled, cuts).map((part) => tallyOf(part, bounds));
        const join = (one: typeof whole, other: typeof whole) => joinTallies(one, other, bounds);
        expect(parts.reduce(join, emptyTally)).toEqual(whole);
        expect(parts.reduceRight((later, part) => join(part, later), emptyTally)).toEqual(whole);
        expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
      }),
    );
  });

  it("is what counting all papers plainly says; the lists are bounded, the counts are not (property)", () => {
    fc.assert(
      fc.property(papers, (all) => {
        const { counts, most, pairs } = tallyOf(all, bounds);
        const scored = all.flatMap(({ before, after, difference }) =>
          before === null || after === null || difference === null ? [] : [{ before, after, difference }],
        );
        const summary = summaryOfScores(counts);
        expect(summary).toMatchObject({
          count: all.length,
          higher: scored.filter(({ difference }) => difference > 0).length,
          lower: scored.filter(({ difference }) => difference < 0).length,
          same: scored.filter(({ difference }) => difference === 0).length,
          unscored: all.length - scored.length,
          largestRise: Math.max(0, ...scored.map(({ difference }) => difference)),
          largestFall: Math.max(0, ...scored.map(({ difference }) => -difference)),
          withLosses: all.filter(({ lost }) => lost.length > 0).length,
        });
        const mean = scored.reduce((sum, { before }) => sum + before, 0) / scored.length;
        if (scored.length === 0) expect(summary.meanBefore).toBeNull();
        else expect(summary.meanBefore).toBeCloseTo(mean, 3);
        expect(most).toHaveLength(Math.min(bounds.most, all.length));
        expect(pairs).toHaveLength(Math.min(bounds.pairs, scored.length));
        const least = Math.min(...most.map(({ difference }) => Math.abs(difference ?? -1)));
        const listed = new Set(most.map(({ id }) => id));
        for (const { id, difference } of all)
          if (!listed.has(id)) expect(Math.abs(difference ?? 0)).toBeLessThanOrEqual(Math.max(least, 0));
      }),
    );
  });

  it("has sums that are exact however large they are", () => {
    const paper = (id: string, before: number) => ({
      id,
      name: id,
      before,
      after: 0.1,
      difference: 0,
      lost: [],
    });
    const { counts } = tallyOf([paper("a", 2 ** 60), paper("b", 0.3)], bounds);
    expect(counts.sumBefore).toBe(String(2n ** 60n * 10_000n + 3_000n));
    expect(counts.sumAfter).toBe("2000");
  });
});

describe("scores of groups that come in parts", () => {
  const form = (factor: number) =>
    smallForm({
      properties: { n: { type: "number", "x-id": "n" } },
      indicators: [
        fixed("rank", 100, `COHORT.RANK((n ?? 0) * ${factor})`),
        fixed("mean", 100, "COHORT.AVERAGE(n) + COHORT.MEDIAN(n) + COHORT.STDEV.P(n)"),
        fixed("many", 100, "COHORT.COUNT() + COHORT.PERCENTILE(n ?? 1)"),
      ],
    });
  const contexts = { before: {}, after: {} };
  const comparison = prepareComparison(form(1), form(-1), contexts);
  const submissions = fc.array(
    fc.record({
      n: fc.option(fc.integer({ min: -9, max: 9 }).map((whole) => whole / 3)),
      group: fc.constantFrom("a", "constructor", "b"),
    }),
    { maxLength: 12 },
  );

  it("are those that all at once get (property)", () => {
    fc.assert(
      fc.property(submissions, fc.array(fc.nat(12), { maxLength: 4 }), (given, cuts) => {
        const all = given.map(({ n, group }, index) => ({
          id: String(index),
          group,
          inputs: { answers: n === null ? {} : { n } },
        }));
        const members = partsOf(
          all,
          cuts.map((cut) => Math.min(cut, all.length)),
        )
          .map((part) => comparison.membersOf(part))
          .reduce(joinGroups, noGroups);
        // As it is kept between two steps.
        const groups = comparison.valuesOf(JSON.parse(JSON.stringify(members)));
        const { comparisons } = compareScores(form(1), form(-1), all, contexts);
        expect(all.map((each) => comparison.compare(each, groups))).toEqual(comparisons);
      }),
      { numRuns: 40 },
    );
  });

  it("hold each against its own group", () => {
    const of = (id: string, n: number, group: string) => ({ id, group, inputs: { answers: { n } } });
    const { comparisons } = compareScores(form(1), form(-1), [
      of("x", 1, "a"),
      of("y", 2, "a"),
      of("z", 3, "b"),
    ]);
    const ranks = comparisons.map(({ before, after }) =>
      [before, after].map((one) => one.indicators.rank?.points),
    );
    expect(ranks).toEqual([
      [2, 1],
      [1, 2],
      [1, 1],
    ]);
  });
});
