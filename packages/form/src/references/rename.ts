import type { Form, Sample } from "@duheng/contracts";
import { writeName } from "@duheng/formula";
import { pointer, valueAt } from "../json/pointer.ts";
import { isRecord, type JsonRecord, own, recordOf } from "../json/record.ts";
import { withValueAt } from "../json/with-value-at.ts";
import { insideOf } from "./level.ts";
import { type ResolvedFormula, resolveFormulas } from "./resolve-formulas.ts";

/**
 * Gives a field another key, everywhere that it is named: schema, layout, formulas (by what names mean, not by words),
 * samples, key tasks. Its stable id stays, so answers follow. `path`: its key behind those of what holds it. The very same
 * form where there is no such field, the key is empty or taken, or a formula would then mean another field by a name.
 */
export function renameField(form: Form, path: readonly string[], key: string): Form {
  const before = path.at(-1) ?? "";
  const holder = holderAt(form, path.slice(0, -1));
  const properties = holder === null ? undefined : own(valueAt(form, holder), "properties");
  if (holder === null || !isRecord(properties) || !Object.hasOwn(properties, before)) return form;
  if (key === "" || key === before || Object.hasOwn(properties, key)) return form;
  const [from, to] = [pointer(holder, "properties", before), pointer(holder, "properties", key)];
  return renamed(form, { from, to, key }, (written) => {
    const withKey = withValueAt(written, holder, (schema) => withRenamedField(schema, before, key));
    const laidOut = path.length === 1 ? renameInLayout(withKey, before, key) : withKey;
    return renameInTasks(renameInSamples(laidOut, form, { from, to, key }), path, before, key);
  });
}

/** Gives an indicator another code, in every formula, sample and expectation too; the same form where it is taken. */
export function renameIndicator(form: Form, id: string, code: string): Form {
  const index = form.indicators.findIndex((each) => each.id === id);
  const before = form.indicators[index]?.code;
  if (before === undefined || code === "" || form.indicators.some((each) => each.code === code)) return form;
  const at = pointer("/indicators", index);
  return renamed(form, { from: at, to: at, key: code }, (written) => {
    const withCode = withValueAt(written, pointer(at, "code"), () => code);
    if (!isMeantByCode(form.indicators, index)) return withCode;
    return mapSamples(withCode, (sample) => {
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
  });
}

/** Gives a group another code; its indicators follow. */
export function renameGroup(form: Form, id: string, code: string): Form {
  const index = form.score.groups.findIndex((each) => each.id === id);
  const before = form.score.groups[index]?.code;
  if (before === undefined || code === "" || form.score.groups.some((each) => each.code === code))
    return form;
  const at = pointer("/score/groups", index);
  return renamed(form, { from: at, to: at, key: code }, (written) => {
    const withCode = withValueAt(written, pointer(at, "code"), () => code);
    if (!isMeantByCode(form.score.groups, index)) return withCode;
    const indicators = withCode.indicators.map((each) =>
      each.group === before ? { ...each, group: code } : each,
    );
    return mapSamples({ ...withCode, indicators }, (sample) => {
      const expected = sample.expected?.groups;
      return expected === undefined
        ? sample
        : { ...sample, expected: { ...sample.expected, groups: renameKey(expected, before, code) } };
    });
  });
}

/** Of two with one code in an unfinished form the first is meant by it, here as in formulas. */
function isMeantByCode(parts: readonly { readonly code: string }[], index: number): boolean {
  return parts.findIndex(({ code }) => code === parts[index]?.code) === index;
}

interface Renaming {
  /** Pointers of the part before and after. */
  readonly from: string;
  readonly to: string;
  readonly key: string;
}

/** The form with the part called otherwise in its formulas, and by `rest` elsewhere; the same form where that changed a meaning. */
function renamed(form: Form, { from, to, key }: Renaming, rest: (written: Form) => Form): Form {
  const formulas = resolveFormulas(form);
  let written = form;
  for (const { at, source, references } of formulas) {
    const places = references.flatMap(({ words }) => words).filter(({ target }) => target === from);
    if (places.length > 0) written = withValueAt(written, at, () => replaced(source, places, writeName(key)));
  }
  const result = rest(written);
  const moved = (at: string) => (at === from || at.startsWith(`${from}/`) ? to + at.slice(from.length) : at);
  const now = new Map(resolveFormulas(result).map((formula) => [formula.at, meaningOf(formula)]));
  const isSame = formulas.every((formula) => now.get(moved(formula.at)) === meaningOf(formula, moved));
  return isSame ? result : form;
}

function meaningOf({ references }: ResolvedFormula, moved = (at: string) => at): string {
  return JSON.stringify(references.map(({ words }) => words.map(({ target }) => moved(target))));
}

function replaced(
  source: string,
  places: readonly { readonly from: number; readonly to: number }[],
  name: string,
): string {
  return places.reduceRight((text, { from, to }) => text.slice(0, from) + name + text.slice(to), source);
}

/** The pointer of the object schema in which the fields inside of a field are written; `$ref` is not followed. */
function holderAt(form: Form, path: readonly string[]): string | null {
  let at = "/fields";
  for (const key of path) {
    at = pointer(at, "properties", key);
    const field = valueAt(form, at);
    if (!isRecord(field)) return null;
    if (own(field, "type") === "array") at = pointer(at, "items");
  }
  return at;
}

function withRenamedField(schema: unknown, before: string, key: string): unknown {
  const properties = own(schema, "properties");
  const required = own(schema, "required");
  if (!isRecord(schema) || !isRecord(properties)) return schema;
  return {
    ...schema,
    properties: renameKey(properties, before, key),
    ...(Array.isArray(required)
      ? { required: required.map((each: unknown) => (each === before ? key : each)) }
      : {}),
  };
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

/** Key tasks name the fields of their rows, and those of the milestones in them. */
function renameInTasks(form: Form, path: readonly string[], before: string, key: string): Form {
  const swap = (value: unknown) => (value === before ? key : value);
  const change = (depth: number, edit: (tasks: JsonRecord) => JsonRecord) => (each: Form) => {
    const holder = holderAt(each, path.slice(0, -depth - 1));
    const name = path.at(-depth - 1);
    if (holder === null || name === undefined) return each;
    const at = pointer(holder, "properties", name, "x-tasks");
    const tasks = valueAt(each, at);
    return isRecord(tasks) ? withValueAt(each, at, () => edit(tasks)) : each;
  };
  const ofTask = change(1, (tasks) => ({
    ...tasks,
    title: swap(tasks.title),
    milestones: swap(tasks.milestones),
  }));
  const ofMilestone = change(2, (tasks) =>
    tasks.milestones === path.at(-2) && isRecord(tasks.milestone)
      ? {
          ...tasks,
          milestone: recordOf(
            Object.entries(tasks.milestone).map(([role, each]) => [role, swap(each)] as const),
          ),
        }
      : tasks,
  );
  return ofMilestone(ofTask(form));
}

/**
 * In the samples' answers, wherever the field stands: in every row, and by whatever refers to its definition. What stands
 * there under the new key answered no field, and does not become the answer of this one.
 */
function renameInSamples(form: Form, { fields }: Form, { from, to, key }: Renaming): Form {
  const follow = (answers: unknown, holder: { schema: JsonRecord; at: string }): unknown => {
    if (Array.isArray(answers)) return answers.map((row: unknown) => follow(row, holder));
    if (!isRecord(answers)) return answers;
    return recordOf(
      Object.entries(answers).flatMap(([name, answer]): [string, unknown][] => {
        const at = pointer(holder.at, "properties", name);
        if (at === to) return [];
        const schema = own(own(holder.schema, "properties"), name);
        if (!isRecord(schema)) return [[name, answer]];
        const inside = insideOf(fields, { schema, at });
        return [[at === from ? key : name, inside === null ? answer : follow(answer, inside)]];
      }),
    );
  };
  return mapSamples(form, (sample) => {
    const answers = follow(sample.inputs.answers, { schema: fields, at: "/fields" });
    return { ...sample, inputs: { ...sample.inputs, answers: isRecord(answers) ? { ...answers } : {} } };
  });
}

/** What went by the new key before went by nothing, and goes. */
function renameKey<Value>(
  record: { readonly [key: string]: Value },
  before: string,
  key: string,
): { [key: string]: Value } {
  const entries = Object.entries(record).filter(([each]) => each !== key);
  return recordOf(entries.map(([each, value]) => [each === before ? key : each, value]));
}

function mapSamples(form: Form, change: (sample: Sample) => Sample): Form {
  return form.samples === undefined ? form : { ...form, samples: form.samples.map(change) };
}
