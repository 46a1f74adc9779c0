/** What a compiled paper needs to run, in Node and in a browser whose CSP forbids unsafe-eval. */
import * as formula from "@duheng/formula/runtime";
import type { PreparedForm } from "./api.ts";
import { formatChecks } from "./fields/formats.ts";
import { enginePattern, hasPatternEngine, missingEngine } from "./fields/pattern-engine.ts";
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
  regExp: (source: string) => enginePattern(source),
  /** ajv's helpers, by the names under which its code asks for them. */
  ajv: { equal: sameJson, ucs2length: (text: string) => [...text].length },
} as const;

export type PaperRuntime = typeof paperRuntime;

/**
 * The paper in a compiled module, with all that a page needs to have it filled, and no compiler:
 * `openPaper(await import(url))`. The engine of patterns is loaded first, where the paper has any. Rejects with
 * TypeError where the module is none. What a module says is trusted as code: open only what your own server compiled,
 * by its hash.
 */
export async function openPaper(moduleExports: unknown): Promise<PreparedForm> {
  // Modules of older compilers don't say whether they have patterns.
  if (isPaperModule(moduleExports) && moduleExports.hasPatterns !== false && !hasPatternEngine())
    await import("./fields/patterns.ts");
  return loadPaper(moduleExports);
}

/** As openPaper, at once: throws Error where the paper has patterns and no engine for them is there yet. */
export function loadPaper(moduleExports: unknown): PreparedForm {
  if (!isPaperModule(moduleExports)) throw new TypeError("not a compiled paper: it exports no createPaper");
  if (moduleExports.hasPatterns === true && !hasPatternEngine()) throw new Error(missingEngine);
  return moduleExports.createPaper(paperRuntime);
}

interface PaperModule {
  readonly createPaper: (runtime: PaperRuntime) => PreparedForm;
  readonly hasPatterns?: unknown;
}

function isPaperModule(value: unknown): value is PaperModule {
  return (
    typeof value === "object" &&
    value !== null &&
    "createPaper" in value &&
    typeof value.createPaper === "function"
  );
}
