import type { Form, Sample } from "@duheng/contracts";
import type { Explanation, FormContext, PreparedForm, SampleDifference, SampleResult } from "../api.ts";
import { prepareForm } from "../prepare-form.ts";
import { sentence } from "../problem.ts";

/** Scores every sample of a form and compares. Throws FormError where the form does not check. */
export function runSamples(form: Form, context: FormContext = {}): SampleResult[] {
  const prepared = prepareForm(form, context);
  return (form.samples ?? []).map((sample) => runSample(prepared, sample));
}

/** One sample; a sample whose answers could not be handed in fails whatever it scores. */
export function runSample(prepared: PreparedForm, sample: Sample): SampleResult {
  const { id, title, inputs, expected = {} } = sample;
  const result = prepared.score(inputs);
  const { valid, problems } = prepared.validate(inputs.answers);
  const differences: SampleDifference[] = [];
  if (expected.score !== undefined && expected.score !== result.score) {
    differences.push(
      difference({ part: "score", code: "" }, expected.score, result.score, prepared.explain(inputs)),
    );
  }
  for (const [code, points] of Object.entries(expected.groups ?? {})) {
    const actual = result.groups[code];
    if (points === undefined || (actual !== undefined && isSame(points, actual))) continue;
    const explanation = prepared.explain(inputs, actual === undefined ? undefined : `groups.${code}`);
    differences.push(difference({ part: "group", code }, points, actual ?? null, explanation));
  }
  for (const [code, points] of Object.entries(expected.indicators ?? {})) {
    const actual = result.indicators[code];
    if (points === undefined || (actual !== undefined && isSame(points, actual.points))) continue;
    const explanation = prepared.explain(inputs, actual === undefined ? undefined : code);
    differences.push(difference({ part: "indicator", code }, points, actual?.points ?? null, explanation));
  }
  return { id, title, passed: differences.length === 0 && valid, result, differences, problems };
}

/** Expected points are written by people: equal to 6 decimals is equal (10/3 is written 3.333333). */
function isSame(expected: number | null, actual: number | null): boolean {
  return expected === actual || (expected !== null && actual !== null && Math.abs(expected - actual) < 5e-7);
}

function difference(
  { part, code }: Pick<SampleDifference, "part" | "code">,
  expected: number | null,
  actual: number | null,
  explanation: Explanation,
): SampleDifference {
  // A code that the form no longer has is explained by the total, whose title would mislead.
  const title = explanation.code === code && explanation.title !== "" ? explanation.title : code;
  const zh = part === "score" ? "总分" : `“${title}”`;
  const en = part === "score" ? "the score" : `"${title}"`;
  const message = sentence(
    `${zh}应为 ${expected ?? "空"}，实得 ${actual ?? "空"}`,
    `${en} should be ${expected ?? "blank"} but is ${actual ?? "blank"}`,
  );
  return { part, code, expected, actual, message, explanation };
}
