import fc from "fast-check";
import { expect, it } from "vitest";
import { mergeAnswers } from "../../src/fill/autosave/merge-answers.ts";

const answers = fc.dictionary(
  fc.constantFrom("a", "b", "c", "d"),
  fc.oneof(fc.integer(), fc.array(fc.integer())),
);

it("takes each field from the side that changed it, blanking included", () => {
  const base = { same: 1, mine: 1, theirs: 1, blanked: 1, cleared: 1 };
  const merged = mergeAnswers(
    base,
    { same: 1, mine: 2, theirs: 1, cleared: 1, added: [1] },
    { same: 1, mine: 1, theirs: 3, blanked: 1 },
  );
  expect(merged).toEqual({ answers: { same: 1, mine: 2, theirs: 3, added: [1] }, conflicts: [] });
});

it("names the fields that both changed differently, and keeps mine in them", () => {
  expect(mergeAnswers({ a: 1, b: 1 }, { a: 2, b: 2 }, { a: 3, b: 2 })).toEqual({
    answers: { a: 2, b: 2 },
    conflicts: ["a"],
  });
});

it("changes nothing where the other side did not, and takes all where mine did not", () => {
  fc.assert(
    fc.property(answers, answers, (base, changed) => {
      expect(mergeAnswers(base, changed, base)).toEqual({ answers: changed, conflicts: [] });
      expect(mergeAnswers(base, base, changed)).toEqual({ answers: changed, conflicts: [] });
    }),
  );
});

it("agrees from both sides, but for the fields in conflict", () => {
  fc.assert(
    fc.property(answers, answers, answers, (base, mine, theirs) => {
      const here = mergeAnswers(base, mine, theirs);
      const there = mergeAnswers(base, theirs, mine);
      expect([...there.conflicts].sort()).toEqual([...here.conflicts].sort());
      for (const key of ["a", "b", "c", "d"]) {
        if (!here.conflicts.includes(key)) expect(there.answers[key]).toEqual(here.answers[key]);
      }
    }),
  );
});
