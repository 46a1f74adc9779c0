import type { FieldBounds, FieldInfo } from "../api.ts";
import { annotations } from "../fields/keywords-of-kind.ts";
import { fieldLimits } from "../fields/limits.ts";
import { isOptionValue, readFields } from "../fields/read-fields.ts";
import { valueProblems } from "../fill/value-problems.ts";
import type { Conjunction } from "./conjunction.ts";
import type { FieldReader } from "./field-reader.ts";
import type { FieldSchema } from "./field-schema.ts";
import type { ListedValue } from "./options-of.ts";
import { type FieldContext, saidOf, scalarField } from "./scalar-field.ts";

/** A field of listed values. Bounds beside the list are kept by leaving out the values beyond them. */
export function listedField(
  reader: FieldReader,
  found: Conjunction,
  context: FieldContext,
): FieldSchema | null {
  const { notes } = reader.document;
  const { title } = context.subject;
  const listed = found.listedValues();
  if ((found.values ?? []).some(({ value }) => value === null) && listed.length > 0)
    reader.warnNull(found.valuesAt);
  const plain = listed.filter(({ value }) => isOptionValue(value));
  if (plain.length < listed.length)
    notes.narrow(
      found.valuesAt,
      title,
      "bad-option",
      "选项只能是文本、数字或是否，别的已略去",
      "options are texts, numbers or booleans; others are left out",
    );
  const options = withinBounds(reader, found, context, plain);
  if (options.length === 0) {
    notes.leaveField(found.valuesAt, title, "bad-options", "没有可选的选项", "there is no option to choose");
    return null;
  }
  if (options.length > fieldLimits.options) {
    const { options: most } = fieldLimits;
    notes.leaveRule(
      found.valuesAt,
      title,
      "bad-options",
      "enum",
      `选项最多 ${most} 个，改为直接填写`,
      `there can be at most ${most} options; it is typed in instead`,
    );
    return scalarField(reader, found, { ...context, type: context.type ?? typeof options[0]?.value });
  }
  const said = saidOf(reader, found, context);
  const type = context.type === undefined ? {} : { type: context.type };
  const isNamed = options.some((option) => option.title !== undefined || option.description !== undefined);
  if (!isNamed) return { ...said, ...type, enum: options.map(({ value }) => value) };
  return {
    ...said,
    ...type,
    oneOf: options.map(({ value, title: name, description }) => ({
      const: value,
      ...(name === undefined ? {} : { title: name }),
      ...(description === undefined ? {} : { description }),
    })),
  };
}

function withinBounds(
  reader: FieldReader,
  found: Conjunction,
  { at }: FieldContext,
  listed: readonly ListedValue[],
): readonly ListedValue[] {
  const bounds = [...found.keywords].filter(([keyword]) => !annotations.has(keyword));
  if (bounds.length === 0) return listed;
  const written = Object.fromEntries(bounds.map(([keyword, { value }]) => [keyword, value]));
  const ofType = new Map(
    ["string", "number"].map((type) => [
      type,
      readFields({ type: "object", properties: { a: { ...written, type } } })[0],
    ]),
  );
  const kept = listed.filter(({ value }) => fits(reader, ofType.get(typeof value), value));
  if (kept.length < listed.length)
    reader.document.notes.warn(
      at,
      "option-out-of-bounds",
      "不合其他规则的选项已略去：本来就选不了",
      "options that other rules refuse are left out: they could never be chosen",
    );
  return kept;
}

function fits(reader: FieldReader, info: FieldInfo | undefined, value: unknown): boolean {
  if (info === undefined) return true;
  try {
    const { pattern, ...bounds }: FieldBounds = info.bounds;
    const isRun = info.kind === "text" && (pattern === undefined || reader.patterns.allows(pattern));
    return valueProblems(isRun ? info : { ...info, bounds }, value, "").length === 0;
  } catch {
    // A pattern that cannot be run: nothing is known of it.
    return true;
  }
}
