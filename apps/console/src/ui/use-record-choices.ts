import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { type RaRecord, type SortPayload, useGetList } from "react-admin";
import { useSettled } from "./use-settled.ts";

/** What is chosen from, by the list contract. */
export interface ChoicesOf {
  resource: string;
  sort: SortPayload;
  filter?: Record<string, unknown>;
  /** What a record is called. */
  nameOf: (record: RaRecord) => string;
}

export interface RecordChoices {
  /** Ids of what the server found for the text; with those chosen where none was typed. */
  readonly ids: string[];
  /** The name of an id; the id itself until it is known. */
  nameOf(id: string): string;
  readonly isPending: boolean;
  /** Asks for what holds the text. */
  search(text: string): void;
}

const atOnce = 25;
/** So many ids one filter takes. */
const mostIds = 500;

/** The records that one chooses from as one types: the server is asked, however many there are; what is chosen is never left out. */
export function useRecordChoices(
  { resource, sort, filter = {}, nameOf }: ChoicesOf,
  chosen: readonly string[],
): RecordChoices {
  const [text, setText] = useState("");
  const q = useSettled(text.trim());
  const found = useGetList(
    resource,
    {
      pagination: { page: 1, perPage: atOnce },
      sort,
      filter: q === "" ? filter : { ...filter, q },
    },
    { placeholderData: keepPreviousData },
  );
  const known = useGetList(
    resource,
    {
      pagination: { page: 1, perPage: mostIds },
      sort,
      filter: { id: { in: chosen.slice(0, mostIds) } },
    },
    { enabled: chosen.length > 0, placeholderData: keepPreviousData },
  );
  const names = new Map(
    [...(known.data ?? []), ...(found.data ?? [])].map((record) => [String(record.id), nameOf(record)]),
  );
  const ids = (found.data ?? []).map(({ id }) => String(id));
  return {
    ids: q === "" ? [...ids, ...chosen.filter((id) => !ids.includes(id))] : ids,
    nameOf: (id) => names.get(id) ?? id,
    isPending: found.isPending || text.trim() !== q,
    search: setText,
  };
}
