import type { Form, Sample, ScoreResult } from "@duheng/contracts";
import { effortSpent, limits } from "@duheng/formula";
import type {
  Explanation,
  FormContext,
  PreparedForm,
  SampleCause,
  SampleDifference,
  SampleResult,
} from "../api.ts";
import { prepareForm } from "../prepare-form.ts";
import { errorAt, sentence } from "../problem.ts";
import { showApart } from "../scoring/show.ts";
import { wholeScore } from "../scoring/whole-score.ts";
import { sampleCauses } from "./sample-causes.ts";

/** Scores every sample of a form and compares. Throws FormError where the form does not check. */
export function runSamples(form: Form, context: FormContext = {}): SampleResult[] {
  return runEach(prepareForm(form, context), form.samples ?? []);
}

/** What all samples of a form may cost together, counted as an evaluation's effort is. */
const mostEffort = 3 * limits.effort;

/** Samples one after the other; those that are left when they have cost too much fail without being run. */
export function runEach(prepared: PreparedForm, samples: readonly Sample[]): SampleResult[] {
  const begun = effortSpent();
  return samples.map((sample) =>
    effortSpent() - begun > mostEffort ? notRun(sample) : runSample(prepared, sample),
  );
}

function notRun({ id, title }: Sample): SampleResult {
  const problem = errorAt(
    "",
    "samples-too-long",
    "前面的样例计算量已经太大，这个没有运行：减少样例，或样例中的行数，或简化公式",
    "the samples before it took too much computing, so it was not run: use fewer samples, fewer rows in them, or simpler formulas",
  );
  const result = { indicators: {}, groups: {}, raw: null, score: null, provisional: true };
  return { id, title, passed: false, result, differences: [], problems: [problem], causes: [] };
}

/** One sample; a sample whose answers could not be handed in fails whatever it scores. */
export function runSample(prepared: PreparedForm, sample: Sample): SampleResult {
  const { id, title, inputs, expected = {} } = sample;
  const result = prepared.score(inputs);
  const { valid, problems } = prepared.validate(inputs.answers);
  const differences: SampleDifference[] = [];
  const total = wholeScore(result);
  let explaining: ReturnType<PreparedForm["explaining"]> | undefined;
  const explain = (code?: string) => {
    explaining ??= prepared.explaining(inputs);
    return explaining(code);
  };
  if (expected.score !== undefined && expected.score !== total) {
    differences.push(difference({ part: "score", code: "" }, expected.score, total, explain()));
  }
  for (const [code, points] of Object.entries(expected.groups ?? {})) {
    const actual = result.groups[code];
    if (points === undefined || (actual !== undefined && isSame(points, actual))) continue;
    if (points === null && waitsForAnswers(prepared, result, code)) continue;
    const explanation = explain(actual === undefined ? undefined : `groups.${code}`);
    differences.push(difference({ part: "group", code }, points, actual ?? null, explanation));
  }
  for (const [code, points] of Object.entries(expected.indicators ?? {})) {
    const actual = result.indicators[code];
    if (points === undefined || (actual !== undefined && isSame(points, actual.points))) continue;
    const explanation = explain(actual === undefined ? undefined : code);
    differences.push(difference({ part: "indicator", code }, points, actual?.points ?? null, explanation));
  }
  if (differences.length === 0 && valid)
    return { id, title, passed: true, result, differences, problems, causes: [] };
  const causes = sampleCauses(prepared.form, sample, result, problems);
  return {
    id,
    title,
    passed: false,
    result,
    differences: differences.map((each) => withCause(each, causes, prepared.form)),
    problems,
    causes,
  };
}

/** Whether answers are missing that a group should rest on: what it comes to without them is not yet its points. */
function waitsForAnswers({ form }: PreparedForm, { indicators }: ScoreResult, group: string): boolean {
  return form.indicators.some(
    (each) => each.group === group && indicators[each.code]?.error?.code === "missing-value",
  );
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
  const [wantedZh, givenZh] = showApart(expected, actual, "空");
  const [wantedEn, givenEn] = showApart(expected, actual, "blank");
  const message = sentence(
    `${zh}应为 ${wantedZh}，实得 ${givenZh}`,
    `${en} should be ${wantedEn} but is ${givenEn}`,
  );
  return { part, code, expected, actual, message, explanation };
}

/** The sentence of a difference with the first cause that can be behind it. */
function withCause(
  found: SampleDifference,
  causes: readonly SampleCause[],
  { indicators }: PreparedForm["form"],
): SampleDifference {
  const isBehind = ({ indicator: code }: SampleCause) => {
    if (code === undefined || found.part === "score") return true;
    if (found.part === "indicator") return code === found.code;
    return indicators.find((each) => each.code === code)?.group === found.code;
  };
  const cause = causes.find(isBehind);
  if (cause === undefined) return found;
  const { zh, en } = found.message;
  return { ...found, message: sentence(`${zh}：${cause.message.zh}`, `${en}: ${cause.message.en}`) };
}
