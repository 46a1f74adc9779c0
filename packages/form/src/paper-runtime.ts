/** What a compiled paper needs to run, in Node and in a browser whose CSP forbids unsafe-eval. */
import * as formula from "@duheng/formula/runtime";
import type { PreparedForm } from "./api.ts";
import { formatChecks } from "./fields/formats.ts";
import { linearPattern } from "./fields/patterns.ts";
import { sameJson } from "./json/equal.ts";
import { createPaper } from "./paper/create-paper.ts";

export type { Explanation, FormulaStep, Paper, PreparedForm, Validation } from "./api.ts";
export { createFillStore } from "./fill/create-fill-store.ts";

/** Handed to the module's `createPaper`. */
export const paperRuntime = {
  createPaper,
  formula,
  formats: formatChecks,
  /** In place of `new RegExp`: patterns of a form run in linear time. */
  regExp: (source: string) => linearPattern(source),
  /** ajv's helpers, by the names under which its code asks for them. */
  ajv: { equal: sameJson, ucs2length: (text: string) => [...text].length },
} as const;

export type PaperRuntime = typeof paperRuntime;

/**
 * The paper in a compiled module, with all that a page needs to have it filled, and no compiler: `loadPaper(await import(url))`. Throws TypeError where the module is none. What a
 * module says is trusted as code: load only what your own server compiled, by its hash.
 */
export function loadPaper(moduleExports: unknown): PreparedForm {
  if (!isPaperModule(moduleExports)) throw new TypeError("not a compiled paper: it exports no createPaper");
  return moduleExports.createPaper(paperRuntime);
}

interface PaperModule {
  readonly createPaper: (runtime: PaperRuntime) => PreparedForm;
}

function isPaperModule(value: unknown): value is PaperModule {
  return (
    typeof value === "object" &&
    value !== null &&
    "createPaper" in value &&
    typeof value.createPaper === "function"
  );
}
