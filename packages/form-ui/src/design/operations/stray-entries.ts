import type { Form, Sample } from "@duheng/contracts";
import { isRecord } from "../../shared/guards.ts";
import type { FieldPath } from "./schemas.ts";

/**
 * Takes away what samples still answer under a key that a new field is given: a field of that key was removed, and what
 * was filled in there is not the new one's. In rows, of every row.
 */
export function withoutStrayAnswers(form: Form, path: FieldPath): Form {
  return mapSamples(form, (sample) => {
    const answers = without(sample.inputs.answers, path);
    return answers === sample.inputs.answers || !isRecord(answers)
      ? sample
      : { ...sample, inputs: { ...sample.inputs, answers: { ...answers } } };
  });
}

/** The same for the code of a new indicator: a reviewer's points, ballots, what was expected. */
export function withoutStrayPoints(form: Form, code: string): Form {
  return mapSamples(form, (sample) => {
    const { inputs, expected } = sample;
    const { review, ratings } = inputs;
    const isStray = [review, ratings, expected?.indicators].some(
      (each) => each !== undefined && Object.hasOwn(each, code),
    );
    if (!isStray) return sample;
    return {
      ...sample,
      inputs: {
        ...inputs,
        ...(review === undefined ? {} : { review: withoutKey(review, code) }),
        ...(ratings === undefined ? {} : { ratings: withoutKey(ratings, code) }),
      },
      ...(expected?.indicators === undefined
        ? {}
        : { expected: { ...expected, indicators: withoutKey(expected.indicators, code) } }),
    };
  });
}

function mapSamples(form: Form, change: (sample: Sample) => Sample): Form {
  const samples = form.samples?.map(change);
  const isSame = samples === undefined || samples.every((each, index) => each === form.samples?.[index]);
  return isSame ? form : { ...form, samples };
}

function without(value: unknown, [key, ...rest]: FieldPath): unknown {
  if (Array.isArray(value)) {
    const rows = value.map((row: unknown) => (key === undefined ? row : without(row, [key, ...rest])));
    return rows.every((row, index) => row === value[index]) ? value : rows;
  }
  if (!isRecord(value) || key === undefined || !Object.hasOwn(value, key)) return value;
  if (rest.length === 0) return withoutKey(value, key);
  const inner = without(value[key], rest);
  return inner === value[key] ? value : { ...value, [key]: inner };
}

function withoutKey<Value>(record: { readonly [key: string]: Value }, key: string): { [key: string]: Value } {
  const { [key]: _, ...rest } = record;
  return rest;
}
