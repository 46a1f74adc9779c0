/** What generated code calls. */
export { columnOf, gatherAt, valuesOf } from "./columns.ts";
export * from "./doubles.ts";
