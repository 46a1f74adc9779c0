import { compile, FormulaError, type FormulaResult, render, type Scope } from "@duheng/formula";
import type { Locale } from "../shared/locale.ts";
import { sentence } from "../shared/messages.ts";
import { showNumber } from "../shared/numbers.ts";
import { editorMessages } from "./editor-messages.ts";

/** What a formula comes to on a sample, in words; `waits` while it has mistakes, `group` where it asks of the group. */
export type Preview =
  | { readonly kind: "waits" }
  | { readonly kind: "group" }
  | { readonly kind: "value"; readonly text: string }
  | { readonly kind: "error"; readonly text: string };

/** Evaluates the formula on an input. Never throws for a formula with mistakes. */
export function previewFormula(source: string, scope: Scope, input: unknown, locale: Locale): Preview {
  try {
    const formula = compile(source, scope);
    if (formula.cohort.length > 0) return { kind: "group" };
    return describe(formula.evaluate(input), locale);
  } catch (error) {
    if (error instanceof FormulaError) return { kind: "waits" };
    throw error;
  }
}

/** A formula's value as people read it: numbers with at most 6 decimals, rows and lists cut where they get long. */
export function showOutput(value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return sentence(editorMessages, locale, "blank");
  if (typeof value === "number") return showNumber(value, 6);
  if (typeof value === "boolean") return sentence(editorMessages, locale, value ? "yes" : "no");
  if (typeof value === "string")
    return value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  if (Array.isArray(value)) return showList(value, locale);
  if (typeof value === "object") {
    const cells = Object.entries(value).slice(0, mostItems);
    return cells.map(([key, cell]) => `${key} ${showOutput(cell, locale)}`).join(" · ");
  }
  return String(value);
}

const longestText = 60;
const mostItems = 8;

function showList(values: readonly unknown[], locale: Locale): string {
  if (values.length === 0) return sentence(editorMessages, locale, "emptyList");
  const shown = values.slice(0, mostItems).map((each) => showOutput(each, locale));
  const joined = values.some((each) => typeof each === "object" && each !== null)
    ? shown.join(" ｜ ")
    : shown.join(", ");
  return values.length > mostItems
    ? `[${joined}, … ${sentence(editorMessages, locale, "listCount", { count: values.length })}]`
    : `[${joined}]`;
}

function describe(result: FormulaResult, locale: Locale): Preview {
  if ("error" in result) return { kind: "error", text: render(result.error, locale) };
  return { kind: "value", text: showOutput(result.value, locale) };
}
