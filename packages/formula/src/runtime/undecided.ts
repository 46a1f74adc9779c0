import type { TypedProgram } from "../tree/typed-node.ts";
import type { FastRow } from "./fast.ts";
import type { ProgramResult } from "./program.ts";
import { isRow } from "./value.ts";

/** The definitions that `fast` leaves to exact evaluation on an input, of which `result` is what it came to. */
export function undecided(
  { definitions }: TypedProgram,
  fast: readonly (FastRow | null)[],
  input: unknown,
  { values, errors }: ProgramResult,
): readonly string[] {
  const known: unknown[] = [];
  return definitions
    .filter(({ name }, index) => {
      const value = isRow(input) ? fast[index]?.(input, known) : undefined;
      known.push(Object.hasOwn(errors, name) ? undefined : values[name]);
      return value === undefined;
    })
    .map(({ name }) => name);
}
