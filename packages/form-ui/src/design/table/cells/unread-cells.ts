import type { Form } from "@duheng/contracts";
import type { CellMessage } from "./cell-message.ts";
import type { WritableKey } from "./columns.ts";

/** A text that a cell shows although it could not be read: it is in no document, and not lost either. */
export interface UnreadCell {
  readonly text: string;
  readonly message: CellMessage;
}

/** By `id/column`. */
export type UnreadCells = ReadonlyMap<string, UnreadCell>;

export const noUnread: UnreadCells = new Map();

export function cellKey(id: string, column: WritableKey): string {
  return `${id}/${column}`;
}

/**
 * Unread texts go with the very state of the form that they were typed beside: undo brings back both, and the texts
 * are there still when the table is closed and opened again.
 */
const byForm = new WeakMap<Form, UnreadCells>();

/** What belongs to a state of the form; null where it was made elsewhere than in the table. */
export function unreadOf(form: Form): UnreadCells | null {
  return byForm.get(form) ?? null;
}

export function keepUnread(form: Form, unread: UnreadCells): void {
  byForm.set(form, unread);
}

/** Without the texts of indicators that the form no longer has. */
export function stillThere(unread: UnreadCells, form: Form): UnreadCells {
  const ids = new Set(form.indicators.map((each) => each.id));
  const kept = [...unread].filter(([key]) => ids.has(key.slice(0, key.lastIndexOf("/"))));
  return kept.length === unread.size ? unread : new Map(kept);
}
