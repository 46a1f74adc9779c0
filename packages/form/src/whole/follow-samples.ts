import type { Form, Sample } from "@duheng/contracts";
import type { FormContext, SampleDifference, SampleResult, Sentence } from "../api.ts";
import { sentence } from "../problem.ts";
import { showApart } from "../scoring/show.ts";
import { checkWhole } from "./check-whole.ts";

/** A sample that passed where it came from and fails now only as formulas changed: its expected values could follow. */
export interface FollowingSample {
  readonly id: string;
  readonly title: string;
  /** Each expected value that is another now. */
  readonly changes: readonly ExpectedChange[];
}

/** An expected value and what comes out instead. */
export interface ExpectedChange extends Pick<SampleDifference, "part" | "code"> {
  readonly before: number | null;
  /** null: no points (not applicable); undefined: the form has no such part any more, nothing is expected of it. */
  readonly after: number | null | undefined;
  /** “总分 90 → 92”. */
  readonly message: Sentence;
}

/**
 * The samples of a form that was put together which only follow its formulas: they passed in one of the forms that it was
 * made of, nothing in them is wrong or missing now, and everything that they expect comes to something. That the new values
 * are right is for a person to say.
 * @param samples the form's, as checkWhole ran them
 */
export function followingSamples(
  form: Form,
  samples: readonly SampleResult[],
  sources: readonly Form[],
  context: FormContext = {},
): FollowingSample[] {
  const failing = samples.filter(
    ({ passed, causes, problems, differences }) =>
      !passed && causes.length === 0 && problems.length === 0 && differences.length > 0,
  );
  if (failing.length === 0) return [];
  const passedBefore = new Set(
    sources.flatMap((source) =>
      checkWhole(source, context)
        .samples.filter(({ passed }) => passed)
        .map(({ id }) => id),
    ),
  );
  return failing.flatMap((result) => {
    const changes = result.differences.flatMap((each) => changeOf(form, result, each) ?? []);
    const isWhole = changes.length === result.differences.length;
    return isWhole && passedBefore.has(result.id) ? [{ id: result.id, title: result.title, changes }] : [];
  });
}

/** The form with what these samples expect as it comes out now; only for samples that a person has accepted. */
export function withFollowed(form: Form, following: readonly FollowingSample[]): Form {
  if (following.length === 0) return form;
  const byId = new Map(following.map((each) => [each.id, each.changes]));
  return {
    ...form,
    samples: (form.samples ?? []).map((sample) => (byId.get(sample.id) ?? []).reduce(expecting, sample)),
  };
}

function changeOf(
  { indicators, score }: Form,
  { result }: SampleResult,
  { part, code, expected: before, actual }: SampleDifference,
): ExpectedChange | null {
  if (part === "score") {
    return actual === null
      ? null
      : { part, code, before, after: actual, message: told("总分", "total", before, actual) };
  }
  const found = (part === "group" ? score.groups : indicators).find((each) => each.code === code);
  const isBlankByRight = part === "indicator" && result.indicators[code]?.state === "not-applicable";
  if (found !== undefined && actual === null && !isBlankByRight) return null;
  const after = found === undefined ? undefined : actual;
  const title = found?.title ?? code;
  return { part, code, before, after, message: told(`“${title}”`, `"${title}"`, before, after) };
}

function told(zh: string, en: string, before: number | null, after: number | null | undefined): Sentence {
  const text = (blank: string, gone: string) => {
    const [was, now] = showApart(before, after ?? null, blank);
    return `${was} → ${after === undefined ? gone : now}`;
  };
  return sentence(
    `${zh} ${text("空", "不再核对（已不在表中）")}`,
    `${en} ${text("blank", "no longer expected (gone from the form)")}`,
  );
}

function expecting(sample: Sample, { part, code, after }: ExpectedChange): Sample {
  const { expected = {} } = sample;
  if (part === "score") {
    return typeof after === "number" ? { ...sample, expected: { ...expected, score: after } } : sample;
  }
  const name = part === "group" ? "groups" : "indicators";
  const { [code]: _before, ...others } = expected[name] ?? {};
  const next = after === undefined ? others : { ...expected[name], [code]: after };
  return { ...sample, expected: { ...expected, [name]: next } };
}
