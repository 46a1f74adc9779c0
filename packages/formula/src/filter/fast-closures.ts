import type { FastProgram } from "../runtime/fast.ts";
import type { TypedProgram } from "../tree/typed-node.ts";
import { columnClosures } from "./column-closures.ts";
import { rowClosures } from "./row-closures.ts";

/** The filter in closures, for a program that runs where it was compiled. */
export function closuresOf({ definitions }: TypedProgram): FastProgram {
  return { rows: rowClosures(definitions), columns: columnClosures(definitions) };
}
