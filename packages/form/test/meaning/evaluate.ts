import { type Field, linesOf, type Model, type Term } from "./model.ts";

/** A filling by ids: a number for each number, a list of such for rows, one for an object. */
export interface Filling {
  readonly [id: string]: number | Filling | readonly Filling[];
}

/** What an item comes to, worked out by ids. */
export function itemValue(model: Model, itemId: string, filling: Filling): number {
  const lines = linesOf(model);
  const fieldValue = (id: string, row: { holder: Field; filling: Filling } | null): number => {
    const line = lines.get(id) ?? [];
    const field = line.at(-1);
    const inRow = row?.holder.inside.some((each) => each.id === id) === true;
    if (field?.computed !== undefined) return sum(field.computed, inRow ? row : null);
    if (inRow) return Number(row.filling[id] ?? 0);
    const holder = line.slice(0, -1).reduce<Filling>((at, each) => (at[each.id] ?? {}) as Filling, filling);
    return Number(holder[id] ?? 0);
  };
  const rowsOf = (id: string): readonly Filling[] => {
    const line = lines.get(id) ?? [];
    const holder = line.slice(0, -1).reduce<Filling>((at, each) => (at[each.id] ?? {}) as Filling, filling);
    return (holder[id] ?? []) as readonly Filling[];
  };
  const sum = (terms: readonly Term[], row: { holder: Field; filling: Filling } | null): number =>
    terms.reduce((total, term) => {
      if (term.kind === "field") return total + term.times * fieldValue(term.id, row);
      if (term.kind === "item") return total + term.times * item(term.id);
      const holder = lines.get(term.rows)?.at(-1);
      if (holder === undefined) throw new Error(`no rows ${term.rows}`);
      const found = rowsOf(term.rows).map((each) => ({ holder, filling: each }));
      return found
        .filter((each) => fieldValue(term.where, each) >= fieldValue(term.least, each))
        .reduce((inner, each) => inner + fieldValue(term.id, each), total);
    }, 0);
  const item = (id: string): number => sum(model.items.find((each) => each.id === id)?.terms ?? [], null);
  return item(itemId);
}

/** The filling as answers, by the keys that fields of these ids have in a form's schema; others are left out. */
export function answersOf(schema: unknown, filling: Filling): Record<string, unknown> {
  const properties: unknown = Reflect.get(Object(schema), "properties");
  return Object.fromEntries(
    Object.entries(Object(properties)).flatMap(([key, field]): [string, unknown][] => {
      const id = String(Reflect.get(Object(field), "x-id"));
      const value = filling[id];
      const type = Reflect.get(Object(field), "type");
      if (type === "object") return [[key, answersOf(field, (value ?? {}) as Filling)]];
      if (value === undefined || Reflect.get(Object(field), "x-computed") !== undefined) return [];
      if (!Array.isArray(value)) return [[key, value]];
      return [[key, value.map((row) => answersOf(Reflect.get(Object(field), "items"), row as Filling))]];
    }),
  );
}
