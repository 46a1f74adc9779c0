import type { Form, Sample, ScoreResult } from "@duheng/contracts";

/** What one line of a sample's expectations is about. */
export interface ExpectedPart {
  readonly part: "score" | "group" | "indicator";
  /** Empty for the score. */
  readonly code: string;
}

/** One line: what must come out, and what does. */
export interface Expectation extends ExpectedPart {
  readonly title: string;
  /** undefined: not checked; null: no points must come out. */
  readonly expected: number | null | undefined;
  /** undefined: not known while the form has errors, or no longer in the form. */
  readonly actual: number | null | undefined;
  /** Actual less expected; null where one of them is no number. */
  readonly difference: number | null;
  readonly state: "unchecked" | "passed" | "failed" | "unknown";
  /** The group or indicator is no longer in the form. */
  readonly gone: boolean;
}

/** Expected points are written by people: equal to 6 decimals is equal, as `runSample` has it. */
const closeEnough = 5e-7;

/**
 * A sample's lines in the form's order: each group before its indicators, then what the form no longer has, then the total.
 * @param result null while the form has errors
 */
export function listExpectations(form: Form, sample: Sample, result: ScoreResult | null): Expectation[] {
  const { score, groups = {}, indicators = {} } = sample.expected ?? {};
  const inGroups = form.score.groups.flatMap((group) => [
    line({ part: "group", code: group.code }, group.title, groups[group.code], result?.groups[group.code]),
    ...form.indicators.filter((each) => each.group === group.code).map(ofIndicator),
  ]);
  const groupCodes = new Set(form.score.groups.map(({ code }) => code));
  const codes = new Set(form.indicators.map(({ code }) => code));
  const strays = form.indicators.filter((each) => !groupCodes.has(each.group)).map(ofIndicator);
  const gone = [...leftOver("group", groups, groupCodes), ...leftOver("indicator", indicators, codes)];
  return [...inGroups, ...strays, ...gone, line({ part: "score", code: "" }, "", score, result?.score)];

  function ofIndicator({ code, title }: { readonly code: string; readonly title: string }): Expectation {
    return line({ part: "indicator", code }, title, indicators[code], result?.indicators[code]?.points);
  }
}

/** The sample expecting other points of one part; undefined: it is no longer checked. */
export function expecting(
  sample: Sample,
  { part, code }: ExpectedPart,
  points: number | null | undefined,
): Sample {
  const expected = { ...sample.expected };
  if (part === "score") {
    delete expected.score;
    return { ...sample, expected: typeof points === "number" ? { ...expected, score: points } : expected };
  }
  const name = part === "group" ? "groups" : "indicators";
  const { [code]: _before, ...others } = expected[name] ?? {};
  const next = points === undefined ? others : { ...others, [code]: points };
  delete expected[name];
  return { ...sample, expected: Object.keys(next).length === 0 ? expected : { ...expected, [name]: next } };
}

/** What taking the actual points would change: lines that are not as they come out. The total has no blank. */
export function takeable(lines: readonly Expectation[]): Expectation[] {
  return lines.filter(
    ({ state, actual, part, gone }) =>
      !gone && state !== "passed" && actual !== undefined && (part !== "score" || actual !== null),
  );
}

function line(
  of: ExpectedPart,
  title: string,
  expected: number | null | undefined,
  actual: number | null | undefined,
): Expectation {
  const both = typeof expected === "number" && typeof actual === "number";
  const same =
    expected === actual || (both && of.part !== "score" && Math.abs(actual - expected) < closeEnough);
  return {
    ...of,
    title,
    expected,
    actual,
    difference: both ? actual - expected : null,
    state:
      expected === undefined ? "unchecked" : actual === undefined ? "unknown" : same ? "passed" : "failed",
    gone: false,
  };
}

function leftOver(
  part: "group" | "indicator",
  expected: { readonly [code: string]: number | null | undefined },
  present: ReadonlySet<string>,
): Expectation[] {
  return Object.entries(expected)
    .filter(([code]) => !present.has(code))
    .map(([code, points]) => ({
      ...line({ part, code }, code, points, undefined),
      state: "failed" as const,
      gone: true,
    }));
}
