import type { Form, Indicator } from "@duheng/contracts";
import { sameValue } from "../../shared/values.ts";

/** The attributes that several indicators chosen together are given at once. */
export type BulkAttribute = "group" | "scope" | "measure" | "importance" | "polarity" | "virtue";

/** What indicators have in common: their value of an attribute (undefined: none of them has one), or that it differs. */
export type Common<Value> = { readonly same: true; readonly value: Value } | { readonly same: false };

export function commonOf<Value>(
  indicators: readonly Indicator[],
  read: (indicator: Indicator) => Value,
): Common<Value | undefined> {
  const [first, ...others] = indicators.map(read);
  return others.every((value) => sameValue(value, first)) ? { same: true, value: first } : { same: false };
}

/** The form with one change made to all of these indicators; the same form where none of them changes. */
export function patchIndicators(
  form: Form,
  ids: ReadonlySet<string>,
  change: (indicator: Indicator) => Indicator,
): Form {
  const indicators = form.indicators.map((each) => {
    if (!ids.has(each.id)) return each;
    const next = change(each);
    return sameValue(next, each) ? each : next;
  });
  return indicators.every((each, index) => each === form.indicators[index]) ? form : { ...form, indicators };
}

/** Fixed points become this; floating ones have a range of their own and stay. */
export function withFullPoints(full: number): (indicator: Indicator) => Indicator {
  return (each) => (each.points.kind === "fixed" ? { ...each, points: { ...each.points, full } } : each);
}

/** An attribute given or taken away. */
export function withAttribute<Name extends Exclude<BulkAttribute, "group">>(
  name: Name,
  value: Indicator[Name] | undefined,
): (indicator: Indicator) => Indicator {
  return (each) => {
    const next: Indicator = { ...each };
    if (value === undefined) delete next[name];
    else next[name] = value;
    return next;
  };
}
