import type { Form } from "@duheng/contracts";
import { buildForm } from "../build-form.ts";
import { type Item, levels } from "../items/index.ts";

/** A form of one unit: its items and the document made of them. */
export interface UnitForm {
  readonly items: readonly Item[];
  readonly form: Form;
  /** Its second version, where it has one: for the quarters from the third on. */
  readonly later?: Form;
}

/** A form in the groups of G1. */
export function unitForm(
  title: string,
  description: string,
  items: Item[],
  ratings?: Form["ratings"],
): UnitForm {
  const rules = ratings ? { ratings: { required: ["superior" as const], ...ratings } } : {};
  return { items, form: buildForm({ title, description, items, ...rules }) };
}

/**
 * A form whose second version has a leader give the points of 测评: ballots were counted on paper in the second quarter, and
 * cannot be collected by the platform yet, so no further cycle could start with the first.
 */
export function ratedForm(
  title: string,
  description: string,
  { before, rated, after }: { readonly before: Item[]; readonly rated: Item; readonly after: Item[] },
  ratings: NonNullable<Form["ratings"]>,
): UnitForm {
  const { id, code } = rated.indicator;
  const given = levels({ id, code, group: "测评", points: 10, virtue: "morality" });
  const later = unitForm(title, `${code}由领导按等次评分。`, [...before, given, ...after]);
  return { ...unitForm(title, description, [...before, rated, ...after], ratings), later: later.form };
}

/** 10 points of 综合测评, given by the reviewer. */
export function reviewed(): Item {
  return levels({ id: "rating", code: "综合测评", group: "测评", points: 10, virtue: "morality" });
}
