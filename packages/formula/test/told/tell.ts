import {
  type CheckedFormula,
  check,
  compile,
  compileProgram,
  type Diagnostic,
  format,
  render,
} from "../../src/index.ts";
import { readAloud } from "../../src/reading.ts";
import { form } from "../mistakes/form.ts";
import { records } from "../mistakes/records.ts";

/** The last two no form hands in: with nothing in it, and with rows that are not filled in. */
const inputs = [...records(4), {}, { 奖励: [{}, { 分值: 2 }], 评分: [] }];

/**
 * All that is told of a formula, one thing a line: its type, how it is formatted where that differs, the fields that it reads; then
 * each mistake with its place, its two sentences and what its fix makes of the source (`→!` where it is certain); or, of a sound
 * formula, what it comes to on some filled forms and how it is read aloud in both languages.
 */
export function tell(source: string): readonly string[] {
  const checked = check(source, form, "number?");
  const free = checked.diagnostics.length > 0 ? check(source, form) : checked;
  const mistakes = mistakesOf(source, checked);
  // A formula that is no points may still be a condition or a text.
  const others = checked.diagnostics.length > 0 && free.diagnostics.length === 0 ? [] : null;
  const formatted = format(source);
  return [
    `: ${typeOf(free)}`,
    ...(formatted === source ? [] : [`~ ${formatted}`]),
    ...(checked.references.length === 0
      ? []
      : [
          `@ ${checked.references.map(({ from, to, path }) => `${path.join(".")} ${from}-${to}`).join(", ")}`,
        ]),
    ...mistakes,
    ...(mistakes.length === 0 || others !== null ? outcomesOf(source) : []),
  ].map((line) => line.replaceAll("\n", "⏎"));
}

function typeOf({ type }: CheckedFormula): string {
  const { kind, optional } = type;
  const of = type.kind === "list" ? ` of ${type.item.kind}${type.item.optional ? "?" : ""}` : "";
  const range = type.kind === "number" && type.range !== undefined ? ` ${JSON.stringify(type.range)}` : "";
  const values = type.kind === "enum" ? ` ${type.values.map(({ value }) => value).join("|")}` : "";
  return `${kind}${optional ? "?" : ""}${of}${range}${values}`;
}

function mistakesOf(source: string, { diagnostics }: CheckedFormula): string[] {
  return diagnostics.flatMap((diagnostic) => {
    const { code, severity, from, to, fix } = diagnostic;
    const mended =
      fix === undefined
        ? []
        : [`→${fix.certain ? "!" : ""} ${source.slice(0, fix.from)}${fix.insert}${source.slice(fix.to)}`];
    return [
      `${severity === "error" ? "!" : "?"} ${code} ${from}-${to} ${source.slice(from, to)}`,
      ...sentencesOf(diagnostic).map((line) => `  ${line}`),
      ...mended.map((line) => `  ${line}`),
    ];
  });
}

/** What Excel's functions do otherwise is told by excel-words.ts, in the same words for every call. */
function sentencesOf(diagnostic: Diagnostic): string[] {
  if (diagnostic.code === "excel-difference") return [];
  return [render(diagnostic, "zh"), render(diagnostic, "en")];
}

function outcomesOf(source: string): string[] {
  const formula = compile(source, form);
  const outcomes = inputs.map((input) => {
    const result = formula.evaluate(input);
    return "value" in result
      ? JSON.stringify(result.value)
      : `${result.error.code} ${result.error.from}-${result.error.to}${wordsOf(result.error.params)}`;
  });
  const [definition] = compileProgram([{ name: "the formula told", source }], form).tree.definitions;
  const read =
    definition === undefined ? [] : [readAloud(definition.root, "zh"), readAloud(definition.root, "en")];
  return [`= ${outcomes.join(" | ")}`, ...read.map((line) => `“ ${line}`)];
}

function wordsOf(params: Readonly<Record<string, unknown>> | undefined): string {
  return params === undefined || Object.keys(params).length === 0 ? "" : ` ${JSON.stringify(params)}`;
}
