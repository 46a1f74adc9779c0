import { expect, it } from "vitest";
import { callAt } from "../../src/formula-editor/call-at.ts";

it.each([
  ["ROUND(|", "ROUND", 0],
  ["ROUND(x, |", "ROUND", 1],
  ["ROUND（x， |", "ROUND", 1],
  ["ROUND(MIN(1, 2), |)", "ROUND", 1],
  ["ROUND(MIN(1, |), 2)", "MIN", 1],
  ['IF(类型 = "a,b", |', "IF", 1],
  ["cohort.rank(|", "COHORT.RANK", 0],
  ["SUM(加分项[类型 = 1, |", "SUM", 0],
])("in %s the call is %s, argument %d", (marked, name, argument) => {
  const offset = marked.indexOf("|");
  const call = callAt(marked.replace("|", ""), offset);
  expect([call?.name, call?.argument]).toEqual([name, argument]);
});

it.each(["|", "办结数 + |", "ROUND(1, 2) + |", "(1 + |"])("in %s there is no call", (marked) =>
  expect(callAt(marked.replace("|", ""), marked.indexOf("|"))).toBeNull(),
);
