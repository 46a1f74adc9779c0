import type { Problem } from "@duheng/contracts";
import type { Sentence } from "./api.ts";

/** What a log holds of a form's problems. */
const mostInMessage = 20;

/** A form that does not check: what needs a sound form throws it, with everything that checkForm found. */
export class FormError extends Error {
  override readonly name = "FormError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const told = problems.slice(0, mostInMessage).map(({ code, path }) => `${code} at ${path || "/"}`);
    const more = problems.length - told.length;
    super(`form does not check: ${told.join("; ")}${more > 0 ? `; and ${more} more` : ""}`);
    this.problems = problems;
  }
}

/** A problem of severity error. `path` is a JSON pointer into the document or the answers. */
export function errorAt(path: string, code: string, zh: string, en: string): Problem {
  return { code, path, severity: "error", message: { zh, en } };
}

/** A problem that hinders nothing but should be looked at. */
export function warningAt(path: string, code: string, zh: string, en: string): Problem {
  return { code, path, severity: "warning", message: { zh, en } };
}

export function isError(problem: Problem): boolean {
  return problem.severity === "error";
}

/** So many problems are told at once: more than anybody reads, and few enough to be sent and shown. */
export const mostProblems = 500;

/** The first problems, errors before warnings where not all are told, and how many more there are. */
export function capped(problems: readonly Problem[]): Problem[] {
  if (problems.length <= mostProblems) return [...problems];
  const errors = problems.filter(isError);
  const kept = new Set([...errors, ...problems.filter((each) => !isError(each))].slice(0, mostProblems));
  const more = problems.length - mostProblems;
  const tell = errors.length > mostProblems ? errorAt : warningAt;
  return [
    ...problems.filter((each) => kept.has(each)),
    tell(
      "",
      "more-problems",
      `还有 ${more} 个问题未列出：先改正上面的，再检查一次`,
      `${more} more problems are not listed: mend those above, then check again`,
    ),
  ];
}

export function sentence(zh: string, en: string): Sentence {
  return { zh, en };
}
