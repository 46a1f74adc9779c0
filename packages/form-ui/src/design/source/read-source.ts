import { type Form, type Problem, ValidationError, validators } from "@duheng/contracts";
import { checkForm } from "@duheng/form";
import { readPlaces, type TextRange } from "./json-places.ts";

/** One thing wrong in the text. */
export interface SourceProblem extends TextRange {
  readonly severity: "error" | "warning";
  readonly message: Problem["message"];
}

/** What a text says: the form where it is one, and all that is wrong, in the order of the text. */
export interface ReadSource {
  /** Null while the text is no JSON or no form at all; a form with mistakes in its meaning is one. */
  readonly form: Form | null;
  readonly problems: readonly SourceProblem[];
}

/** Reads the text of the source view. Never throws. */
export function readSource(text: string): ReadSource {
  const places = readPlaces(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const range = places.mistake ?? { from: 0, to: Math.min(1, text.length) };
    return { form: null, problems: [{ ...range, severity: "error", message: notJson(text, range.from) }] };
  }
  const at = ({ path, severity, message }: Problem): SourceProblem => ({
    ...places.rangeOf(path),
    severity,
    message,
  });
  try {
    const form = validators.Form.parse(value);
    return { form, problems: inOrder(checkForm(form).map(at)) };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return { form: null, problems: inOrder(error.problems.map(at)) };
  }
}

function inOrder(problems: SourceProblem[]): SourceProblem[] {
  return problems.sort((a, b) => a.from - b.from);
}

function notJson(text: string, offset: number): Problem["message"] {
  const before = text.slice(0, offset).split("\n");
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return {
    zh: `第 ${line} 行第 ${column} 列附近不是正确的 JSON：请检查逗号、引号和括号`,
    en: `No correct JSON near line ${line}, column ${column}: look at commas, quotes and brackets`,
  };
}
