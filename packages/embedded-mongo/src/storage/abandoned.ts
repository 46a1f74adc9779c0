import type { Catalog } from "./catalog-types.ts";
import { tableEnd, tableStart, tables } from "./keys.ts";
import type { Store } from "./store.ts";
import type { View } from "./view.ts";

/** Entries removed in one step, so that other writers get their turn. */
const stepSize = 1000;

/**
 * Clears the tables that no collection and no index has any more: what large ones leave when they are dropped, or a
 * server that ended while it cleared them. A snapshot never shows a table before its entry in the catalog.
 * @returns how many tables there were
 */
export async function clearAbandoned(store: Store): Promise<number> {
  const snapshot = store.snapshot();
  const abandoned = abandonedTables(snapshot.view, snapshot.catalog);
  snapshot.release();
  for (const table of abandoned) await clearInSteps(store, table);
  return abandoned.length;
}

/** Removes the entries of a table that nobody uses, some at a time. */
export async function clearInSteps(store: Store, table: number): Promise<void> {
  let removed: number;
  do {
    removed = await store.write((view) => {
      let count = 0;
      for (const { key } of view.range({ start: tableStart(table), end: tableEnd(table) })) {
        view.remove(key);
        if (++count === stepSize) break;
      }
      return count;
    });
  } while (removed === stepSize);
}

function abandonedTables(view: View, catalog: Catalog): number[] {
  const used = new Set<number>();
  for (const db of catalog.databases())
    for (const { table, indexes } of catalog.collections(db)) {
      used.add(table);
      for (const index of indexes) used.add(index.table);
    }
  const abandoned: number[] = [];
  for (let table: number | undefined = tables.firstFree; ; ) {
    table = firstTableFrom(view, table);
    if (table === undefined) return abandoned;
    if (!used.has(table)) abandoned.push(table);
    table++;
  }
}

function firstTableFrom(view: View, table: number): number | undefined {
  for (const { key } of view.range({ start: tableStart(table), end: tableStart(0xffffffff) }))
    return key.readUInt32BE(0);
  return undefined;
}
