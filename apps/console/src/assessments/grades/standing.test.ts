import type { RankingRow } from "@duheng/contracts";
import { expect, test } from "vitest";
import { followable, needsReason, undecided, unreviewed } from "./standing.ts";

const row = (part: Partial<RankingRow>): RankingRow => ({
  assessmentId: "a",
  revision: 1,
  name: "示例",
  departmentName: "一科",
  categoryName: "综合管理类",
  score: 91,
  provisional: false,
  state: "reviewed",
  rank: 1,
  tied: false,
  pending: false,
  proposed: "good",
  ...part,
});

test("the proposal is followed only for those reviewed, undecided, and not tied over a seat", () => {
  const rows = [
    row({ assessmentId: "plain" }),
    row({ assessmentId: "pending", pending: true }),
    row({ assessmentId: "filling", state: "filling" }),
    row({ assessmentId: "graded", grade: "good" }),
    row({ assessmentId: "excluded", excluded: "试用期" }),
  ];
  expect(followable(rows).map(({ row: { assessmentId } }) => assessmentId)).toEqual(["plain"]);
  expect(undecided(rows).map(({ assessmentId }) => assessmentId)).toEqual(["plain", "pending", "filling"]);
});

test("who waits for the group alone is through the review", () => {
  const rows = [
    row({ assessmentId: "filling", state: "filling", rank: null }),
    row({ assessmentId: "submitted", state: "submitted", rank: null }),
    row({ assessmentId: "provisional", provisional: true, rank: null }),
    row({ assessmentId: "ranked" }),
  ];
  expect(unreviewed(rows).map(({ assessmentId }) => assessmentId)).toEqual(["filling", "submitted"]);
});

test("G15: a grade other than the proposal, or for a pending seat, needs a reason", () => {
  expect(needsReason(row({}), "good")).toBe(false);
  expect(needsReason(row({}), "fair")).toBe(true);
  expect(needsReason(row({ pending: true }), "good")).toBe(true);
});
