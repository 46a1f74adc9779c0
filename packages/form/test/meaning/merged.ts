import type { Form } from "@duheng/contracts";
import { checkForm, type FormMerge, prepareForm } from "../../src/index.ts";
import { answersOf, type Filling, itemValue } from "./evaluate.ts";
import { type Field, idsIn, linesOf, type Model } from "./model.ts";

/** The two sides of a merge and what they began from, as their authors mean them. */
export interface Models {
  readonly base: Model;
  readonly mine: Model;
  readonly theirs: Model;
}

/**
 * The items of the merged form that must give what they give on one side, because the other side left them and all that
 * they read as it was: id → that side's model.
 */
export function settledItems({ base, mine, theirs }: Models, form: Form): Map<string, Model> {
  const found = new Map<string, Model>();
  for (const { id } of form.indicators) {
    for (const [own, other] of [
      [mine, theirs],
      [theirs, mine],
    ] as const) {
      const read = readBy(own, id);
      const isUntouched = [...read].every((each) => {
        const [was, is] = [meaningOf(base, each), meaningOf(other, each)];
        return was === is;
      });
      if (own.items.some((item) => item.id === id) && isUntouched) found.set(id, own);
    }
  }
  return found;
}

/** The ids that an item's value rests on. */
export function readBy(model: Model, itemId: string): Set<string> {
  const lines = linesOf(model);
  const found = new Set([itemId]);
  for (const id of found) {
    const terms = model.items.find((item) => item.id === id)?.terms ?? lines.get(id)?.at(-1)?.computed ?? [];
    for (const each of idsIn(terms)) found.add(each);
    for (const above of lines.get(id)?.slice(0, -1) ?? []) found.add(above.id);
  }
  return found;
}

/** What a field or item is, without its name and what else stands in it. */
function meaningOf(model: Model, id: string): string {
  const item = model.items.find((each) => each.id === id);
  if (item !== undefined) return JSON.stringify(item.terms);
  const line = linesOf(model).get(id);
  const field = line?.at(-1);
  return field === undefined ? "gone" : JSON.stringify([line?.at(-2)?.id, field.kind, field.computed]);
}

/** What is wrong in a merge, by the models alone; empty: nothing is. */
export function faultsOf(models: Models, { merged }: FormMerge, fillings: readonly Filling[]): string[] {
  const errors = checkForm(merged).filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors.map(({ path, message }) => `${path} ${message.en}`);
  const faults: string[] = [];
  const prepared = prepareForm(merged);
  const settled = settledItems(models, merged);
  for (const filling of fillings) {
    const { indicators } = prepared.score({ answers: answersOf(merged.fields, filling) });
    for (const { id, code } of merged.indicators) {
      const model = settled.get(id);
      const expected = model === undefined ? undefined : itemValue(model, id, filling);
      const actual = indicators[code]?.points;
      if (expected !== undefined && expected !== actual)
        faults.push(`${id} (${code}): ${expected} became ${actual}`);
    }
  }
  return [...new Set(faults)];
}

/** A filling by ids of both sides: a number for each id and row, wherever the field stands on either side. */
export function fillingOf({ mine, theirs }: Pick<Models, "mine" | "theirs">, seed: number): Filling {
  const value = (id: string, row: number) =>
    [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, seed % 997) % (97 - row * 7);
  const filled = (fields: readonly Field[], row: number): Record<string, Filling[string]> => {
    const entries = fields
      .filter(({ computed }) => computed === undefined)
      .map((field): [string, Filling[string]] => {
        if (field.kind === "object") return [field.id, filled(field.inside, row)];
        if (field.kind === "rows") return [field.id, [1, 2, 3].map((each) => filled(field.inside, each))];
        return [field.id, value(field.id, row)];
      });
    return Object.fromEntries(entries);
  };
  return joined(filled(mine.fields, 0), filled(theirs.fields, 0));
}

function joined(a: Filling, b: Filling): Filling {
  const both = Object.entries(b).map(([id, value]): [string, Filling[string]] => {
    const own = a[id];
    if (own === undefined || typeof own === "number" || typeof value === "number") return [id, own ?? value];
    if (Array.isArray(own) && Array.isArray(value))
      return [id, own.map((row: Filling, index) => joined(row, (value[index] ?? {}) as Filling))];
    return [id, joined(own as Filling, value as Filling)];
  });
  return { ...a, ...Object.fromEntries(both) };
}
