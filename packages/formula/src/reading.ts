/** Formulas in words, for those who are assessed by them. */
export { readAloud } from "./reading/read-aloud.ts";
export type { TypedNode } from "./tree/typed-node.ts";
