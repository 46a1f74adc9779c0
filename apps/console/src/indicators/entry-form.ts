import type { Form, IndicatorEntryInput } from "@duheng/contracts";

const group = { id: "library", code: "library", title: "指标" };

/** An entry as a form of one indicator, so that the designer edits it with its fields and formulas. */
export function formOfEntry({ indicator, fields = {} }: IndicatorEntryInput): Form {
  return {
    title: indicator.title,
    fields: { type: "object", required: requiredKeys(fields), properties: fields },
    indicators: [{ ...indicator, group: group.code }],
    // The bound of one indicator alone, so that nothing is said of a total that does not reach 100.
    score: { groups: [group], upper: upperOf(indicator.points) },
  };
}

function upperOf(points: IndicatorEntryInput["indicator"]["points"]): number {
  return points.kind === "fixed" ? points.full : points.max;
}

/** The entry that such a form tells of; undefined where it has none or several indicators. */
export function entryOfForm(
  form: Form,
  { group = "", tags }: { readonly group?: string; readonly tags?: string[] } = {},
): IndicatorEntryInput | undefined {
  const [indicator, ...others] = form.indicators;
  if (indicator === undefined || others.length > 0) return undefined;
  const { properties } = form.fields;
  return {
    indicator: { ...indicator, group },
    ...(Object.keys(properties).length > 0 ? { fields: properties } : {}),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** What a new entry begins as. */
export function newEntry(title: string): IndicatorEntryInput {
  return {
    indicator: {
      id: "i-library",
      code: "指标",
      title,
      group: "",
      scope: "common",
      measure: "quantitative",
      importance: "general",
      polarity: "positive",
      points: { kind: "fixed", full: 10 },
      by: { kind: "reviewer" },
    },
  };
}

/** What formulas need is required, but where the field may be hidden or is computed itself. */
function requiredKeys(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields).filter((key) => {
    const schema = fields[key];
    if (typeof schema !== "object" || schema === null) return false;
    return !Object.hasOwn(schema, "x-visible") && !Object.hasOwn(schema, "x-computed");
  });
}
