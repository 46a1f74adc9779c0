import { expect, test } from "vitest";
import { fuzz } from "../scripts/fuzz/run.ts";

test("20,000 mutated sources keep every promise of the language", { timeout: 120_000 }, () => {
  expect(fuzz(20_000, 7)).toEqual([]);
});
