import { ValidationError } from "../src/index.ts";

/** What a validator says against a value; fails where it says nothing. */
export function problemsFrom(run: () => unknown): ValidationError["problems"] {
  try {
    run();
  } catch (error) {
    if (error instanceof ValidationError) return error.problems;
    throw error;
  }
  throw new Error("nothing was refused");
}
