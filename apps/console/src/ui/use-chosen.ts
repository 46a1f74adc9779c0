import { useEffect } from "react";
import { type RaRecord, useGetMany, useListContext } from "react-admin";

/** A record that was chosen, at the revision that was looked at. */
export interface Chosen {
  readonly id: string;
  readonly revision: number;
}

export interface ChosenRecords {
  readonly chosen: readonly Chosen[];
  /** What those are called that the page at hand does not show. */
  readonly unseen: readonly string[];
}

/** So many records the server takes at a time. */
export const mostChosen = 100;

/**
 * What is chosen in the list at hand: records of the page as it shows them, those of other pages as they are now; null while these
 * are asked for, and where they are too many to ask for. What is not there any more is not chosen any more.
 */
export function useChosen(): ChosenRecords | null {
  const { resource, selectedIds, data = [], onSelect } = useListContext();
  const shown = new Map<unknown, RaRecord>(data.map((record) => [record.id, record]));
  const others = selectedIds.filter((id) => !shown.has(id));
  const isAsked = others.length > 0 && selectedIds.length <= mostChosen;
  const elsewhere = useGetMany(resource, { ids: others }, { enabled: isAsked });
  const found = new Map<unknown, RaRecord>(
    (elsewhere.data ?? []).flatMap((record) => (record === undefined ? [] : [[record.id, record]])),
  );
  const isAnswered = isAsked && elsewhere.isSuccess && !elsewhere.isFetching;
  const gone = isAnswered ? others.filter((id) => !found.has(id)) : [];
  useEffect(() => {
    if (gone.length > 0) onSelect(selectedIds.filter((id) => !gone.includes(id)));
  });
  const records = selectedIds.map((id) => shown.get(id) ?? found.get(id));
  const chosen = records.flatMap((record): Chosen[] =>
    typeof record?.revision === "number" ? [{ id: String(record.id), revision: record.revision }] : [],
  );
  if (chosen.length < selectedIds.length) return null;
  return { chosen, unseen: [...found.values()].map(({ name, title }) => String(name ?? title ?? "")) };
}
