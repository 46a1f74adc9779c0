/** Why values are what they are, for a program that was compiled elsewhere: needs no parser and no checker. */
export { type Explanation, explanationOf, type ProgramExplanation } from "./program/explain.ts";
