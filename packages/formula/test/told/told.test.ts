import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { tell } from "./tell.ts";
import { readTold, toldFiles } from "./told-files.ts";

/** All that is told of a formula, whole. After a wanted change: `npm run told -w @duheng/formula`, and read the difference. */
describe.each(toldFiles())("what is told, %s", (file) => {
  for (const { source, lines } of readTold(file)) test(source, () => expect(tell(source)).toEqual(lines));

  test(`${basename(file)} has each formula once`, () => {
    const sources = readTold(file).map(({ source }) => source);
    expect(sources.length).toBeGreaterThan(10);
    expect(new Set(sources).size).toBe(sources.length);
  });
});
