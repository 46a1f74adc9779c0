import { describe, expect, test } from "vitest";
import { type CaseKind, runCase } from "./cases.ts";

/** Kind of case → what is given and what must come out. */
export type Examples = Partial<Record<CaseKind, readonly (readonly [input: object, expected: object])[]>>;

/** Makes a test of each example; what is given is its title. */
export function exampleTests(examples: Examples): void {
  for (const [kind, rows] of Object.entries(examples)) {
    describe(kind, () => {
      for (const [input, expected] of rows) {
        test(JSON.stringify(input), () =>
          expect(runCase(kind as CaseKind, input as never)).toEqual(expected),
        );
      }
    });
  }
}
