import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { readTold, tellerOf, toldFiles } from "./told-files.ts";

/**
 * Tests all that is told of the formulas of a file, whole. After a wanted change: `npm run told -w @duheng/formula`, and read the
 * difference.
 */
export function testsOf(name: string): void {
  const told = toldFiles()
    .filter((file) => basename(file) === name)
    .flatMap(readTold);
  describe(`what is told, ${name}`, () => {
    for (const { source, lines } of told) test(source, () => expect(tellerOf(name)(source)).toEqual(lines));

    test("each file has its tests", () => {
      const tested = readdirSync(import.meta.dirname).filter((each) => each.endsWith(".test.ts"));
      expect(tested.map((each) => each.replace(".test.ts", ".txt")).sort()).toEqual(
        toldFiles().map((each) => basename(each)),
      );
    });

    test("of each formula once", () => {
      expect(told.length).toBeGreaterThan(10);
      expect(new Set(told.map(({ source }) => source)).size).toBe(told.length);
    });
  });
}
