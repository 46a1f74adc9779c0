import type { TypedProgram } from "../tree/typed-node.ts";
import { ExactProgram, isReadable } from "./exact.ts";
import type { FastRow } from "./fast.ts";
import { Fault } from "./fault.ts";
import { isRow, output } from "./value.ts";

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
      if (value !== undefined) {
        known.push(value);
        return false;
      }
      const result = exact.result(name);
      known.push(result instanceof Fault || !isReadable(result, quick !== null) ? undefined : output(result));
      return true;
    })
    .map(({ name }) => name);
}
