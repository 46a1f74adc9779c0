import type { Problem } from "@duheng/contracts";
import { type Diagnostic, render } from "@duheng/formula";

/** A formula's diagnostic as a problem of the form, at the JSON pointer of the formula. */
export function diagnosticProblem(diagnostic: Diagnostic, at: string): Problem {
  const { code, severity, from, to, params, fix } = diagnostic;
  return {
    code: `formula-${code}`,
    path: at,
    severity,
    message: { zh: render(diagnostic, "zh"), en: render(diagnostic, "en") },
    diagnostic: {
      code,
      severity,
      from,
      to,
      params: { ...params },
      ...(fix === undefined ? {} : { fix: { ...fix } }),
    },
  };
}
