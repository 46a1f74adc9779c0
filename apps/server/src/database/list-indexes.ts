import type { Listable } from "./list-input.ts";
import type { Index } from "./model.ts";

type Order = readonly (readonly [string, 1 | -1])[];

/**
 * The indexes by which the database reads a list in each of its orders, and in the usual one what a filter picks. A filter
 * by what is sorted by has one of its own, since the database would else take that of the sort; any other must be named in
 * `by`, where it picks few of many: without, the list is walked in its order.
 *
 * @param within of a global collection: the fields by which it is a tenant's; else those by which it is somebody's
 */
export function indexesFor(
  { filterable = [], sortable = [], defaultSort = {} }: Listable,
  { within = [], by = [] }: { readonly within?: readonly string[]; readonly by?: readonly string[] } = {},
): Index[] {
  const usual: Order = Object.entries(defaultSort);
  const picking = new Set([...by, ...filterable.filter((field) => sortable.includes(field))]);
  picking.delete(usual[0]?.[0] ?? "");
  const orders: Order[] = [
    usual,
    ...sortable.map((field): Order => [[field, 1]]),
    ...[...picking].map((field): Order => [[field, 1], ...usual]),
    ...(within.length === 0 ? [] : [[]]),
  ];
  // Of two that differ in nothing but the direction as a whole, one is read either way.
  const different = new Map(orders.toReversed().map((order) => [shapeOf(order), order]));
  return [...different.values()].toReversed().map((order) => {
    const last = order.at(-1)?.[1] ?? 1;
    return { on: Object.fromEntries([...within.map((field) => [field, 1]), ...order, ["_id", last]]) };
  });
}

function shapeOf(order: Order): string {
  const last = order.at(-1)?.[1] ?? 1;
  return order.map(([field, direction]) => `${field} ${direction * last}`).join();
}
