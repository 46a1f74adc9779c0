import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { fixed, smallForm } from "./small-form.ts";

/**
 * Forms in which everything depends on something: numbers, flags, computed fields, checks and visibility over names
 * of their own level and of those around, in objects and rows inside each other.
 */
export const randomForm: fc.Arbitrary<Form> = fc
  .infiniteStream(fc.nat({ max: 999 }))
  .map((numbers) => buildForm(() => numbers.next().value ?? 0));

/** Answers to try at any field, of its kind or not. */
export const anyAnswer: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 12 }) },
  { weight: 3, arbitrary: fc.boolean() },
  fc.constantFrom(null, undefined, "", "text", 1.5),
  fc.constantFrom([], [{}], {}, [{ n0: 1 }], [1]),
);

interface Name {
  readonly key: string;
  readonly kind: "number" | "boolean";
}

function buildForm(next: () => number): Form {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[next() % items.length];

  function numberOf(names: readonly Name[]): string {
    const name = pick(names.filter(({ kind }) => kind === "number"));
    return name === undefined ? String(next() % 9) : `(${name.key} ?? ${next() % 3})`;
  }

  function conditionOf(names: readonly Name[]): string {
    const flag = pick(names.filter(({ kind }) => kind === "boolean"));
    if (flag !== undefined && next() % 2 === 0) return `${flag.key} ?? FALSE`;
    return `${numberOf(names)} <= ${numberOf(names)} + ${next() % 4}`;
  }

  function level(depth: number, around: readonly Name[], mark: string): Record<string, unknown> {
    const names: Name[] = [];
    const properties: Record<string, Record<string, unknown>> = {};
    const required: string[] = [];
    const count = 3 + (next() % 4);
    for (let index = 0; index < count; index += 1) {
      const known = [...names, ...around];
      const key = `${mark}${index}`;
      const field: Record<string, unknown> = {};
      const what = next() % (depth > 0 ? 6 : 4);
      if (what === 0) Object.assign(field, { type: "boolean" });
      else if (what === 3)
        Object.assign(field, { type: "number", "x-computed": `${numberOf(known)} + ${numberOf(known)}` });
      else if (what === 4) {
        field.type = "object";
        Object.assign(field, level(depth - 1, known, `${mark}o`));
      } else if (what === 5) {
        Object.assign(field, { type: "array", maxItems: 4 });
        const items: Record<string, unknown> = { type: "object", ...level(depth - 1, known, `${mark}r`) };
        field.items = items;
        if (next() % 3 === 0) field.uniqueItems = true;
      } else Object.assign(field, { type: next() % 2 === 0 ? "number" : "integer", minimum: 0, maximum: 9 });
      if (next() % 3 === 0) field["x-visible"] = conditionOf(known);
      else if (next() % 4 === 0 && field["x-computed"] === undefined) required.push(key);
      if (next() % 3 === 0) field["x-required"] = true;
      if (field["x-computed"] !== undefined) delete field["x-required"];
      properties[key] = field;
      if (what < 4) names.push({ key, kind: what === 0 ? "boolean" : "number" });
    }
    // Checks look at what stands anywhere on the level, also behind them.
    for (const field of Object.values(properties)) {
      if (next() % 3 === 0)
        field["x-check"] = { formula: conditionOf([...names, ...around]), message: "does not hold" };
    }
    return { properties, required };
  }

  const { properties, required } = level(2, [], "n");
  const fields = { type: "object" as const, properties: properties as Form["fields"]["properties"] };
  const numbers = Object.entries(fields.properties).filter(([, field]) => field?.type === "number");
  const indicators = numbers.map(([key], index) => fixed(`I${index}`, 10, `${key} ?? 0`));
  return smallForm({ ...fields, required: required as string[], indicators });
}
