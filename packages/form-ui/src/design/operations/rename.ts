import type { Answers, Form, Sample } from "@duheng/contracts";
import { rename } from "@duheng/formula";
import { isRecord, own } from "../../shared/guards.ts";
import { mapFormulas } from "./formulas.ts";
import { type FieldPath, keysIn, withHolder } from "./schemas.ts";

/**
 * Gives a field another key, everywhere that it is named: schema, layout, formulas, samples. Its stable id stays, so
 * answers follow. Returns the form unchanged where the key is empty or taken.
 */
export function renameField(form: Form, path: FieldPath, key: string): Form {
  const before = path.at(-1) ?? "";
  const holder = path.slice(0, -1);
  if (key === "" || key === before || keysIn(form.fields, holder).includes(key)) return form;
  const renamed = withHolder(form, holder, (schema) => {
    const properties = own(schema, "properties");
    if (!isRecord(properties)) return schema;
    const required = own(schema, "required");
    return {
      ...schema,
      properties: Object.fromEntries(
        Object.entries(properties).map(([each, value]) => [each === before ? key : each, value]),
      ),
      ...(Array.isArray(required)
        ? { required: required.map((each: unknown) => (each === before ? key : each)) }
        : {}),
    };
  });
  const dotted = path.length === 1 ? before : `${path[0]}.${before}`;
  const withFormulas =
    path.length > 2 ? renamed : mapFormulas(renamed, (source) => rename(source, dotted, key));
  return renameInSamples(
    path.length > 1 ? withFormulas : renameInLayout(withFormulas, before, key),
    path,
    key,
  );
}

/** Gives an indicator another code, in every formula, sample and expectation too. */
export function renameIndicator(form: Form, id: string, code: string): Form {
  const before = form.indicators.find((indicator) => indicator.id === id)?.code;
  if (before === undefined || code === before) return form;
  const taken = code === "" || form.indicators.some((indicator) => indicator.code === code);
  const indicators = form.indicators.map((indicator) =>
    indicator.id === id ? { ...indicator, code } : indicator,
  );
  if (taken) return form;
  const renamed = mapFormulas({ ...form, indicators }, (source) =>
    rename(source, `indicators.${before}`, code),
  );
  return mapSamples(renamed, (sample) => {
    const { review, ratings } = sample.inputs;
    const expected = sample.expected?.indicators;
    return {
      ...sample,
      inputs: {
        ...sample.inputs,
        ...(review === undefined ? {} : { review: renameKey(review, before, code) }),
        ...(ratings === undefined ? {} : { ratings: renameKey(ratings, before, code) }),
      },
      ...(expected === undefined
        ? {}
        : { expected: { ...sample.expected, indicators: renameKey(expected, before, code) } }),
    };
  });
}

/** Gives a group another code; its indicators follow. */
export function renameGroup(form: Form, id: string, code: string): Form {
  const before = form.score.groups.find((group) => group.id === id)?.code;
  if (before === undefined || code === "" || form.score.groups.some((group) => group.code === code))
    return form;
  const [first, ...rest] = form.score.groups.map((group) => (group.id === id ? { ...group, code } : group));
  if (first === undefined) return form;
  const indicators = form.indicators.map((indicator) =>
    indicator.group === before ? { ...indicator, group: code } : indicator,
  );
  const renamed = { ...form, indicators, score: { ...form.score, groups: [first, ...rest] } } satisfies Form;
  return mapSamples(
    mapFormulas(renamed, (source) => rename(source, `groups.${before}`, code)),
    (sample) => {
      const expected = sample.expected?.groups;
      return expected === undefined
        ? sample
        : { ...sample, expected: { ...sample.expected, groups: renameKey(expected, before, code) } };
    },
  );
}

function renameInLayout(form: Form, before: string, key: string): Form {
  if (form.layout === undefined) return form;
  const pages = form.layout.pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => (item.field === before ? { ...item, field: key } : item)),
    })),
  }));
  return { ...form, layout: { pages } };
}

function renameInSamples(form: Form, path: FieldPath, key: string): Form {
  return mapSamples(form, (sample) => ({
    ...sample,
    inputs: { ...sample.inputs, answers: renameAnswer(sample.inputs.answers, path, key) },
  }));
}

function renameAnswer(answers: Answers, path: FieldPath, key: string): Answers {
  const [first, ...rest] = path;
  if (first === undefined || !Object.hasOwn(answers, first)) return answers;
  if (rest.length === 0) return renameKey(answers, first, key);
  const inner = answers[first];
  const changed = Array.isArray(inner)
    ? inner.map((row: unknown) => (isRecord(row) ? renameAnswer(row, rest, key) : row))
    : isRecord(inner)
      ? renameAnswer(inner, rest, key)
      : inner;
  return { ...answers, [first]: changed };
}

function renameKey<Value>(
  record: { [key: string]: Value },
  before: string,
  key: string,
): { [key: string]: Value } {
  return Object.fromEntries(
    Object.entries(record).map(([each, value]) => [each === before ? key : each, value]),
  );
}

function mapSamples(form: Form, change: (sample: Sample) => Sample): Form {
  return form.samples === undefined ? form : { ...form, samples: form.samples.map(change) };
}
