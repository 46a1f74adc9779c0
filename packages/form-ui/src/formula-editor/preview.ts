import { compile, FormulaError, type FormulaResult, render, type Scope } from "@duheng/formula";
import type { Locale } from "../shared/locale.ts";
import { sentence } from "../shared/messages.ts";
import { showNumber } from "../shared/numbers.ts";
import { editorMessages } from "./editor-messages.ts";

/** What a formula comes to on a sample, in words; `waits` while it has mistakes. */
export type Preview =
  | { readonly kind: "waits" }
  | { readonly kind: "value"; readonly text: string }
  | { readonly kind: "error"; readonly text: string };

/** Evaluates the formula on an input. Never throws for a formula with mistakes. */
export function previewFormula(source: string, scope: Scope, input: unknown, locale: Locale): Preview {
  try {
    const formula = compile(source, scope);
    if (formula.cohort.length > 0) return { kind: "waits" };
    return describe(formula.evaluate(input), locale);
  } catch (error) {
    if (error instanceof FormulaError) return { kind: "waits" };
    throw error;
  }
}

/** A formula's value as people read it. */
export function showOutput(value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return sentence(editorMessages, locale, "blank");
  if (typeof value === "number") return showNumber(value, 6);
  if (typeof value === "boolean") return sentence(editorMessages, locale, value ? "yes" : "no");
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `[${value.map((each) => showOutput(each, locale)).join(", ")}]`;
  return JSON.stringify(value);
}

function describe(result: FormulaResult, locale: Locale): Preview {
  if ("error" in result) return { kind: "error", text: render(result.error, locale) };
  return { kind: "value", text: showOutput(result.value, locale) };
}
