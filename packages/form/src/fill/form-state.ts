import type { Problem } from "@duheng/contracts";
import type { AnswerMap, FillState } from "../api.ts";
import { own, recordOf } from "../json/record.ts";
import { isError } from "../problem.ts";
import { collect, evaluateLevel, type Outcome } from "./evaluate.ts";
import type { Level } from "./level.ts";
import { fieldProblems } from "./problems.ts";

/** Outcomes and problems of a whole form, by top-level key. */
export interface FormState {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly problems: ReadonlyMap<string, ReadonlyMap<string, readonly Problem[]>>;
}

/** Evaluates a form from nothing. */
export function evaluateForm(level: Level, answers: AnswerMap): FormState {
  const outcomes = evaluateLevel(level, answers, {}, "");
  const known = collect(outcomes, "known");
  const problems = new Map(
    level.fields.map((field) => {
      const outcome = outcomes.get(field.info.key) ?? nothing;
      return [field.info.key, fieldProblems(field, outcome, known, "")] as const;
    }),
  );
  return { outcomes, problems };
}

/** The answers as handed in: hidden and unknown values dropped, blanks left out, computed ones filled in. */
export function submissionOf(level: Level, answers: AnswerMap): AnswerMap {
  return collect(evaluateLevel(level, answers, {}, ""), "value");
}

export function fillStateOf({ outcomes, problems }: FormState): FillState {
  const all = [...problems.values()].flatMap((byPath) => [...byPath]);
  return {
    visible: recordOf([...outcomes.values()].flatMap(({ visible }) => [...visible])),
    computed: recordOf([...outcomes.values()].flatMap(({ computed }) => [...computed])),
    problems: recordOf(all),
    complete: !all.some(([, list]) => list.some(isError)),
  };
}

/** All problems in one list, in the order of the fields. */
export function problemList({ problems }: FormState): Problem[] {
  return [...problems.values()].flatMap((byPath) => [...byPath.values()].flat());
}

/** Top-level keys of answers that the form does not know. */
export function unknownKeys(level: Level, answers: AnswerMap): string[] {
  return Object.keys(answers).filter((key) => !level.byKey.has(key) && own(answers, key) !== undefined);
}

const nothing: Outcome = { value: undefined, known: undefined, visible: new Map(), computed: new Map() };
