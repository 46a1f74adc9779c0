import type { Contribution, ContributionKind } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftIn, earlierOf, fillingAmong, givenOf, reviewPoints } from "../src/index.ts";

const contribution = (kind: ContributionKind, change: Partial<Contribution> = {}): Contribution => ({
  id: "c1",
  tenantId: "unit",
  assessmentId: "a1",
  stepId: kind,
  kind,
  by: "u1",
  state: "given",
  revision: 0,
  createdAt: "2026-10-01T00:00:00Z",
  updatedAt: "2026-10-01T00:00:00Z",
  ...{
    filling: { filling: { paperHash: "0".repeat(64), answers: {} } },
    review: { review: { points: {}, comment: "好" } },
    feedback: { feedback: { text: "好" } },
    acknowledgement: { acknowledgement: {} },
  }[kind],
  ...change,
});
const reviewed = (points: Record<string, number | undefined>, change: Partial<Contribution> = {}) =>
  contribution("review", { review: { points, comment: "" }, ...change });

describe("what was put into an assessment", () => {
  it("counts as it was given, in that order; before a return the latest first", () => {
    const [second, first] = [
      contribution("review", { givenAt: "2026-10-03T00:00:00Z" }),
      contribution("review", { givenAt: "2026-10-02T00:00:00Z" }),
    ];
    const [older, newer] = ["2026-10-04T00:00:00Z", "2026-10-05T00:00:00Z"].map((supersededAt) =>
      contribution("review", { state: "superseded", supersededAt }),
    );
    const all = [second, contribution("feedback"), older, first, newer].flatMap((one) => one ?? []);
    for (const given of [all, [...all].reverse()]) {
      expect(givenOf(given, "review")).toEqual([first, second]);
      expect(earlierOf(given, "review")).toEqual([newer, older]);
    }
    expect(givenOf(all, "acknowledgement")).toEqual([]);
  });

  it("is one's own draft in just this step", () => {
    const draft = contribution("review", { state: "draft", stepId: "second", by: "u2" });
    const all = [contribution("review", { stepId: "second", by: "u2" }), draft];
    expect(draftIn(all, "review", { stepId: "second", by: "u2" })).toBe(draft);
    for (const other of [
      { stepId: "first", by: "u2" },
      { stepId: "second", by: "u1" },
    ])
      expect(draftIn(all, "review", other)).toBeUndefined();
    expect(draftIn(all, "feedback", { stepId: "second", by: "u2" })).toBeUndefined();
  });

  it("has one paper: being filled in again, or handed in, never an earlier one", () => {
    const earlier = contribution("filling", { state: "superseded" });
    const draft = contribution("filling", { state: "draft" });
    const given = contribution("filling");
    expect(fillingAmong([earlier])).toBeUndefined();
    expect(fillingAmong([earlier, draft])).toBe(draft);
    expect(fillingAmong([earlier, given])).toBe(given);
  });

  it("a contribution without the body of its kind is none", () => {
    const { review: _review, ...bare } = contribution("review");
    expect(givenOf([bare], "review")).toEqual([]);
  });

  it("a contribution with the body of another kind is none of that kind", () => {
    const review = { points: {}, comment: "好" };
    expect(givenOf([contribution("feedback", { review })], "review")).toEqual([]);
  });
});

describe("the reviewers' points", () => {
  it("are those of all reviews that count, and of no draft and no earlier one", () => {
    expect(reviewPoints([contribution("filling")])).toBeUndefined();
    expect(reviewPoints([reviewed({ a: 1 }, { state: "draft" })])).toBeUndefined();
    expect(reviewPoints([reviewed({})])).toEqual({});
    expect(Object.keys(reviewPoints([reviewed({ a: undefined, b: 0 })]) ?? {})).toEqual(["b"]);
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.integer()),
        fc.dictionary(fc.string(), fc.integer()),
        (first, second) => {
          const all = [
            reviewed({ ...first, x: 9 }, { state: "superseded" }),
            reviewed(first, { givenAt: "2026-10-02T00:00:00Z", stepId: "r1" }),
            reviewed(second, { givenAt: "2026-10-03T00:00:00Z", stepId: "r2" }),
            reviewed({ y: 9 }, { state: "draft" }),
          ];
          expect(reviewPoints(all)).toEqual({ ...first, ...second });
        },
      ),
    );
  });
});
