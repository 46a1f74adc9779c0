import { describe, expect, test } from "vitest";
import { check } from "../src/index.ts";
import { scope } from "./fixture.ts";

/** The source after the first fix that is offered, or null. */
function mended(source: string): string | null {
  const [first] = check(source, scope).diagnostics;
  if (first?.fix === undefined) return null;
  const { from, to, insert } = first.fix;
  return source.slice(0, from) + insert + source.slice(to);
}

describe("what stands where a number is wanted is mended where its meaning is plain", () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['base + "12"', "base + 12"],
    ['base - "－１．５"', "base - -1.5"],
    ["SUM(base, ' 40% ')", "SUM(base, 40%)"],
    ['base * "约12"', null],
    ["base + done", "base + IF(done, 1, 0)"],
    ["ROUND(2 > 1, 0)", "ROUND(IF(2 > 1, 1, 0), 0)"],
    ['name + "同志"', 'name & "同志"'],
    ["name ＋ base", "name & base"],
    ['"第" + base + "名"', '"第" & base + "名"'],
    ["name * 2", null],
    ["ROUND(name + base, 2)", null],
    ["since + 1", null],
  ];
  for (const [source, expected] of cases) {
    test(`${source} → ${expected ?? "no mend is certain"}`, () => {
      expect(check(source, scope).diagnostics[0]?.code).toBe("type-mismatch");
      expect(mended(source)).toBe(expected);
    });
  }
});

test("fixes of a mistake that is made again and again hold each alone", () => {
  const source = `${'CON!TAINS("执法办案"EAR(?? & '.repeat(9)}CON!TAINS("执法办案"EAR(??`;
  const codesOf = (text: string) => check(text, scope).diagnostics.map(({ code }) => code);
  const count = (codes: readonly string[], wanted: string) => codes.filter((code) => code === wanted).length;
  const before = codesOf(source);
  const { diagnostics } = check(source, scope);
  expect(diagnostics.filter(({ fix }) => fix !== undefined).length).toBeGreaterThan(20);
  for (const { code, fix } of diagnostics) {
    if (fix === undefined) continue;
    const after = codesOf(source.slice(0, fix.from) + fix.insert + source.slice(fix.to));
    expect(count(after, code)).toBeLessThan(count(before, code));
    for (const each of after) expect(count(after, each)).toBeLessThanOrEqual(count(before, each));
  }
});
