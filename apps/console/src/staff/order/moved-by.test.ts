import { expect, it } from "vitest";
import { movedBy } from "./moved-by.ts";

it.each([
  ["up", "c", -1, ["a", "c", "b"]],
  ["down", "a", 1, ["b", "a", "c"]],
  ["up from the top: nowhere", "a", -1, ["a", "b", "c"]],
  ["down from the bottom: nowhere", "c", 1, ["a", "b", "c"]],
  ["what is not there: nowhere", "d", -1, ["a", "b", "c"]],
] as const)("one moves %s", (_where, id, step, moved) => {
  expect(movedBy(["a", "b", "c"], id, step)).toEqual(moved);
});
