import { expect, test } from "vitest";
import { compileFilter } from "./compile-filter.ts";

test("$sampleRate lets about that share of the documents through, all at 1 and none at 0", () => {
  const passed = (rate: number) => {
    const matches = compileFilter({ $sampleRate: rate });
    return Array.from({ length: 10_000 }, () => matches({})).filter(Boolean).length;
  };
  expect(passed(0)).toBe(0);
  expect(passed(1)).toBe(10_000);
  // Ten standard deviations on either side.
  expect(Math.abs(passed(0.25) - 2500)).toBeLessThan(433);
});

test.each([["1"], [1.5], [-0.1], [Number.NaN]])("$sampleRate refuses %s", (rate) => {
  expect(() => compileFilter({ $sampleRate: rate })).toThrow(expect.objectContaining({ code: 2 }));
});
