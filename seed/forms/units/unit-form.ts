import type { Form } from "@duheng/contracts";
import { buildForm } from "../build-form.ts";
import { type Item, levels } from "../items/index.ts";

/** A form of one unit: its items and the document made of them. */
export interface UnitForm {
  readonly items: readonly Item[];
  readonly form: Form;
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

/** 10 points of 综合测评, given by the reviewer. */
export function reviewed(): Item {
  return levels({ id: "rating", code: "综合测评", group: "测评", points: 10, virtue: "morality" });
}
