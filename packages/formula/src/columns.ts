/** What a generated module needs for many records at once, and for telling how often doubles sufficed. */
export {
  type Column,
  type Columns,
  columnOf,
  gatherAt,
  type ListColumn,
  valuesOf,
} from "./runtime/columns.ts";
export { type EvaluateColumns, overColumns, type ProgramColumns } from "./runtime/evaluate-columns.ts";
export { undecided } from "./runtime/undecided.ts";
