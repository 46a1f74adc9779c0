import type { Form, FormDataset, Problem, ScoreInputs } from "@duheng/contracts";
import {
  checkWhole,
  joinDatasets,
  lowerForm,
  type PreparedForm,
  type SampleResult,
  scopeOfDatasets,
} from "@duheng/form";
import type { Scope } from "@duheng/formula";

/** All that follows from a form as it stands. */
export interface Analysis {
  readonly form: Form;
  readonly problems: readonly Problem[];
  /** Null while the form has errors. */
  readonly prepared: PreparedForm | null;
  readonly samples: readonly SampleResult[];
  /** What formulas of indicators may name, other indicators' points included. */
  readonly scope: Scope;
}

/**
 * Checks a form, and where it is sound prepares it and scores its samples.
 * @param offered datasets whose columns a formula may begin to use
 */
export function analyseForm(form: Form, offered: readonly FormDataset[] = []): Analysis {
  const untitled = missingTitles(form);
  const whole = checkWhole(form);
  const { prepared, samples } = untitled.length > 0 ? { prepared: null, samples: [] } : whole;
  // Of a sample each line is told at its place.
  const problems = [...untitled, ...whole.problems.filter(({ code }) => code !== "sample-failed")];
  return {
    form,
    problems: [...problems, ...samples.flatMap(failures)],
    prepared,
    samples,
    scope: indicatorScope(form, offered),
  };
}

/** A filled form's answers and inputs as one formula of an indicator takes them. */
export function formulaInput(
  prepared: PreparedForm | null,
  inputs: ScoreInputs,
  code: string,
): Record<string, unknown> {
  const answers = prepared === null ? inputs.answers : prepared.submission(inputs.answers);
  const points: Record<string, number | null> = {};
  if (prepared !== null) {
    for (const [each, result] of Object.entries(prepared.score(inputs).indicators))
      points[each] = result?.points ?? null;
  }
  return {
    ...answers,
    data: inputs.data ?? {},
    previous: inputs.previous ?? {},
    review: inputs.review ?? {},
    ratings: inputs.ratings?.[code] ?? {},
    indicators: points,
  };
}

/** A sample that does not pass keeps the form from being published. */
function failures({ differences, problems }: SampleResult, index: number): Problem[] {
  const told = differences.map(({ part, code, message }): Problem => {
    const place = part === "score" ? "score" : `${part}s/${code.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return { code: "sample-failed", path: `/samples/${index}/expected/${place}`, severity: "error", message };
  });
  return [
    ...told,
    ...problems.map((problem) => ({ ...problem, path: `/samples/${index}/inputs/answers${problem.path}` })),
  ];
}

function indicatorScope(form: Form, offered: readonly FormDataset[]): Scope {
  const indicators = Object.fromEntries(
    form.indicators.map(({ code, title }) => [code, { type: "number?", title }]),
  );
  try {
    const { scope } = lowerForm(form);
    return { ...scope, ...withOffered(form, scope, offered), indicators };
  } catch {
    // Fields that cannot be read yet are told by the check; formulas meanwhile see the schema as it is written.
    return { schema: form.fields, ratings: true, previous: true, indicators };
  }
}

/** What is offered beside what the form lists: a formula that names it brings it into the list. */
function withOffered(
  { datasets: listed = [] }: Form,
  { datasets: named = {} }: Scope,
  offered: readonly FormDataset[],
): Pick<Scope, "datasets" | "datasetTitles"> {
  if (offered.length === 0) return {};
  const { datasets, datasetTitles } = scopeOfDatasets(joinDatasets([...listed, ...offered]));
  const keys = [...new Set([...Object.keys(named), ...Object.keys(datasets)])];
  const joined = keys.map((key) => [key, { ...named[key], ...datasets[key] }] as const);
  return { datasets: Object.fromEntries(joined), datasetTitles };
}

/** The document's own schema asks for titles; one that is being retyped is empty for a moment. */
function missingTitles(form: Form): Problem[] {
  const places: [path: string, title: string][] = [
    ["/title", form.title],
    ...form.indicators.map(({ title }, index): [string, string] => [`/indicators/${index}/title`, title]),
    ...form.score.groups.map(({ title }, index): [string, string] => [`/score/groups/${index}/title`, title]),
    ...(form.layout?.pages ?? []).map(({ title }, index): [string, string] => [
      `/layout/pages/${index}/title`,
      title,
    ]),
    ...(form.samples ?? []).map(({ title }, index): [string, string] => [`/samples/${index}/title`, title]),
  ];
  return places
    .filter(([, title]) => title.trim() === "")
    .map(([path]) => ({
      code: "missing-title",
      path,
      severity: "error",
      message: { zh: "名称不能为空", en: "A title is needed" },
    }));
}
