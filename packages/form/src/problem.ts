import type { Problem } from "@duheng/contracts";
import type { Sentence } from "./api.ts";

/** A form that does not check: what needs a sound form throws it, with everything that checkForm found. */
export class FormError extends Error {
  override readonly name = "FormError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`form does not check: ${problems.map(({ code, path }) => `${code} at ${path || "/"}`).join("; ")}`);
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

export function sentence(zh: string, en: string): Sentence {
  return { zh, en };
}
