import type { Verdict } from "../answers.ts";

/** How a row is marked by what becomes of it. */
export const verdictColours: Readonly<Record<Verdict, "error" | "warning" | "success" | "info" | "default">> =
  {
    refused: "error",
    doubt: "warning",
    new: "success",
    changed: "info",
    gone: "warning",
    unchanged: "default",
    leftOut: "default",
    beside: "default",
  };
