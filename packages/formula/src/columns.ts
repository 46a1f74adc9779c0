/** What a generated module needs for many records at once. */
export {
  type Column,
  type Columns,
  columnOf,
  gatherAt,
  type ListColumn,
  valuesOf,
} from "./runtime/columns.ts";
export { type EvaluateColumns, overColumns, type ProgramColumns } from "./runtime/evaluate-columns.ts";
