import { createStore, del, get, set } from "idb-keyval";
import { sameValue } from "../shared/values.ts";
import type { History } from "./history.ts";

/** So many steps survive a reload, in each direction. */
const keptSteps = 100;

const store = createStore("duheng-design-history", "steps");

/**
 * Keeps the steps of a document on this device. Documents share what is the same in them, and what they share is
 * kept once. Where the browser gives no database, nothing is kept and nothing fails.
 * @param key names the document and the person
 */
export async function keepHistory(key: string, history: History<unknown>): Promise<void> {
  const kept: History<unknown> = {
    ...history,
    past: history.past.slice(-keptSteps),
    future: history.future.slice(0, keptSteps),
    last: null,
  };
  await set(key, kept, store).catch(() => undefined);
}

/**
 * The steps kept for a document, if it still is what it was then; steps that lead from another document would undo
 * what somebody else has done since, so they are forgotten.
 */
export async function keptHistory<Document extends object>(
  key: string,
  document: Document,
): Promise<History<Document> | null> {
  const kept = await get<unknown>(key, store).catch(() => undefined);
  if (!isKept<Document>(kept)) return null;
  if (!sameValue(kept.present, document)) {
    await del(key, store).catch(() => undefined);
    return null;
  }
  return { ...kept, present: document };
}

/** Only this module writes there; an older one kept no changes by others. */
function isKept<Document>(value: unknown): value is History<Document> {
  return (
    typeof value === "object" &&
    value !== null &&
    "past" in value &&
    Array.isArray(value.past) &&
    "present" in value &&
    "future" in value &&
    Array.isArray(value.future) &&
    "foreign" in value &&
    Array.isArray(value.foreign)
  );
}
