import fc from "fast-check";
import { expect, test } from "vitest";
import { SortedRuns } from "./sorted-runs.ts";

test("rows come sorted, equal ones in the order they were added, as many as are wanted", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 1, max: 50 }),
      fc.option(fc.integer({ min: 1, max: 6000 }), { nil: undefined }),
      (count, kinds, most) => {
        const rows = Array.from({ length: count }, (_, n) => ({ key: (n * 7919) % kinds, n }));
        const runs = new SortedRuns<(typeof rows)[number]>((a, b) => a.key - b.key, most);
        for (const row of rows) runs.add(row);
        const expected = [...rows].sort((a, b) => a.key - b.key).slice(0, most);
        expect([...runs.rows()].map(({ n }) => n)).toEqual(expected.map(({ n }) => n));
      },
    ),
    { numRuns: 60 },
  );
});
