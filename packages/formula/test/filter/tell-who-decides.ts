import { describe, expect, test } from "vitest";
import { type Decider, decide } from "./deciders.ts";

/** What an input (what it does not say is as in `deciders.ts`) comes to, an error by its code, and who decides that. */
export type Case = readonly [input: object, value: unknown, by: Decider];
/** The last of the sources is decided; those before are what it reads. */
export type Cases = readonly [sources: string | readonly string[], ...cases: Case[]];

/**
 * Tests who decides what: what is within the limits that doubles are trusted with is decided in doubles, what is beyond is left to
 * exact numbers. By group of formulas.
 */
export function tellWhoDecides(groups: Readonly<Record<string, readonly Cases[]>>): void {
  for (const [name, group] of Object.entries(groups))
    describe(name, () => {
      for (const [sources, ...cases] of group)
        test([sources].flat().join("; "), () => {
          const expected = cases.map(([, value, by]) => ({ value, by }));
          expect(cases.map(([input]) => decide(sources, input))).toEqual(expected);
        });
    });
}

export function many(count: number, value: number): number[] {
  return Array.from({ length: count }, () => value);
}
