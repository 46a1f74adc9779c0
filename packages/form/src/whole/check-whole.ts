import type { Form, Problem } from "@duheng/contracts";
import type { FormContext, PreparedForm, SampleResult } from "../api.ts";
import { checkForm } from "../checking/check-form.ts";
import { prepareForm } from "../prepare-form.ts";
import { errorAt, isError } from "../problem.ts";
import { runEach } from "../samples/run-samples.ts";

/** All that is to be said of a form before anybody calls it fine. */
export interface WholeCheck {
  /** What checkForm finds, and an error for each sample that misses its score. No error: it could be published. */
  readonly problems: readonly Problem[];
  /** Its samples as they come out; none while the form has errors, since nothing can be scored then. */
  readonly samples: readonly SampleResult[];
  /** The form ready for use; null while it has errors. */
  readonly prepared: PreparedForm | null;
}

/**
 * The check of a whole form: everything that checkForm finds and, where it has no errors, its samples run. Whoever puts
 * a form together — a merge, an offer, a file — asks this before saying that it is fine. Never throws.
 */
export function checkWhole(form: Form, context: FormContext = {}): WholeCheck {
  const problems = checkForm(form, context);
  if (problems.some(isError)) return { problems, samples: [], prepared: null };
  const prepared = prepareForm(form, context);
  const samples = runEach(prepared, form.samples ?? []);
  return { problems: [...problems, ...samples.flatMap(sampleProblem)], samples, prepared };
}

/** What stands against publishing in a sample's name: none where it passes. */
function sampleProblem(
  { passed, title, differences, causes, problems }: SampleResult,
  index: number,
): Problem[] {
  if (passed) return [];
  const why = differences[0]?.message ?? causes[0]?.message ?? problems[0]?.message;
  return [
    errorAt(
      `/samples/${index}`,
      "sample-failed",
      `样例“${title}”没有得到应有的分数：${why?.zh ?? ""}`,
      `The sample "${title}" did not get its score: ${why?.en ?? ""}`,
    ),
  ];
}
