import { useGetMany, useListContext } from "react-admin";

/** A record that was chosen, at the revision that was looked at. */
export interface Chosen {
  readonly id: string;
  readonly revision: number;
}

/** So many records the server takes at a time. */
export const mostChosen = 100;

/** What is chosen in the list at hand: those of the page as it shows them, those of other pages as they are now; null while these are asked for. */
export function useChosen(): readonly Chosen[] | null {
  const { resource, selectedIds, data = [] } = useListContext();
  const shown = new Map(data.map((record) => [record.id, record]));
  const elsewhere = useGetMany(
    resource,
    { ids: selectedIds.filter((id) => !shown.has(id)) },
    { enabled: selectedIds.some((id) => !shown.has(id)) },
  );
  for (const record of elsewhere.data ?? []) if (record !== undefined) shown.set(record.id, record);
  const chosen = selectedIds.map((id) => ({ id: String(id), revision: shown.get(id)?.revision }));
  return chosen.every((one): one is Chosen => typeof one.revision === "number") ? chosen : null;
}
