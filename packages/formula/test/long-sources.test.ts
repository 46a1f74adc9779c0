import { describe, expect, test } from "vitest";
import { check, complete, highlight, prepareScope } from "../src/index.ts";
import { schema } from "./fixture.ts";

const fields = Object.fromEntries(
  Array.from({ length: 300 }, (_, index) => [
    `field${index}指标`,
    { type: "number", title: `第${index}项指标` },
  ]),
);
const scope = prepareScope({ schema: { ...schema, properties: { ...schema.properties, ...fields } } });

/** Sources of about 2,000 characters with very many mistakes. */
const shapes: Readonly<Record<string, string>> = {
  "unknown names": "bse + ".repeat(333).slice(0, -3),
  "values that may be blank": "field1指标 + ".repeat(180).slice(0, -3),
  "unknown functions": "SUMM(1)+".repeat(250).slice(0, -1),
  "unlisted values": 'IF(category="feild",1,2)+'.repeat(80).slice(0, -1),
  "doubled signs": "1 + + 2 * ".repeat(180).slice(0, -3),
  "unexpected characters": `${"1@+".repeat(660)}1`,
  "missing commas": `${"SUM(1 2 3 4) + ".repeat(133)}1`,
  "pasted functions": `${"CEILING(base) + ".repeat(120)}1`,
};

describe("a formula of 2,000 characters with hundreds of mistakes", () => {
  for (const [name, source] of Object.entries(shapes)) {
    test(`${name}: the first 20 have a fix, and each fix holds by itself`, () => {
      const { diagnostics } = check(source, scope);
      for (const { fix } of diagnostics.slice(0, 20)) expect(fix).toBeDefined();
      for (const { code, fix } of diagnostics.slice(0, 20)) {
        if (fix === undefined) continue;
        const mended = source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
        const count = (list: typeof diagnostics) => list.filter((each) => each.code === code).length;
        const after = check(mended, scope).diagnostics;
        expect(count(after)).toBeLessThan(count(diagnostics));
        expect(after.length).toBeLessThan(diagnostics.length);
      }
    });

    test(`${name}: checked between two key strokes`, () => {
      const times = Array.from({ length: 15 }, () => {
        const start = performance.now();
        check(source, scope);
        return performance.now() - start;
      });
      // About 2 ms alone on a machine; other programs run beside the tests.
      expect(Math.min(...times)).toBeLessThan(25);
    });
  }
});

test("completion among 300 fields takes little time", () => {
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now();
    complete("1 + fie", 7, scope);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(10);
});

test("what a pasted array stands for is not coloured where nothing is written", () => {
  const source = "BAND(base,{90,10;75,8},0)";
  for (const { from, to } of highlight(source)) expect(from).toBeLessThan(to);
});
