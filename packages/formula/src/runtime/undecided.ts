import type { TypedProgram } from "../tree/typed-node.ts";
import { ExactProgram } from "./exact.ts";
import type { FastRow } from "./fast.ts";
import { isRow } from "./value.ts";

/** The definitions that `fast` leaves to exact evaluation on an input. */
export function undecided(
  program: TypedProgram,
  fast: readonly (FastRow | null)[],
  input: unknown,
): readonly string[] {
  const exact = new ExactProgram(program).start(input);
  const known: unknown[] = [];
  return program.definitions
    .filter(({ name }, index) => {
      const quick = fast[index] ?? null;
      const value = isRow(input) ? quick?.(input, known) : undefined;
      known.push(value === undefined ? exact.known(name, quick !== null) : value);
      return value === undefined;
    })
    .map(({ name }) => name);
}
