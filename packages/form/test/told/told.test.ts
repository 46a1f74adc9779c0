import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { readTold, toldFiles } from "./told-files.ts";

/** All that is told, whole. After a wanted change: `npm run told -w @duheng/form`, and read the difference. */
for (const { path, tell } of toldFiles)
  describe(`what is told, ${basename(path)}`, () => {
    for (const { given, lines } of readTold(path))
      test(given, () => expect(tell(JSON.parse(given))).toEqual(lines));

    test("of each once", () => {
      const all = readTold(path).map(({ given }) => given);
      expect(all.length).toBeGreaterThan(10);
      expect(new Set(all).size).toBe(all.length);
    });
  });
