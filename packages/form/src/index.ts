/** The form document without I/O: checking, filling, scoring, comparing, and what a paper is. */
export type * from "./api.ts";
