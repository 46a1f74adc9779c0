import type { ImportKind } from "@duheng/contracts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";
import type { ImportRecord, Verdict } from "./answers.ts";

/** Rows on a page of the preview. */
export const rowsAtOnce = 25;

/** So often an import that is being written is looked at, ms. */
const pause = 1_000;

/** What the pages read of imports; a change invalidates `["imports"]` as a whole. */
export const importQueries = {
  latest: (kind: ImportKind) =>
    queryOptions({
      queryKey: ["imports", "list", kind],
      queryFn: ({ signal }) =>
        api.imports.list.query({ filter: { kind }, page: { page: 1, perPage: 20 } }, { signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ["imports", "one", id],
      queryFn: ({ signal }) => api.imports.get.query({ id }, { signal }),
      refetchInterval: ({ state }) => (state.data?.isWriting === true ? pause : false),
    }),
  /** How far it is written or undone. */
  work: (id: string) =>
    queryOptions({
      queryKey: ["imports", "work", id],
      queryFn: ({ signal }) => api.imports.work.query({ id }, { signal }),
      refetchInterval: ({ state }) => (state.data?.isOpen === false ? false : pause),
    }),
  fields: (of: Pick<ImportRecord, "kind" | "dataset"> | undefined) =>
    queryOptions({
      queryKey: ["imports", "fields", of?.kind, of?.dataset?.id],
      queryFn: ({ signal }) =>
        api.imports.fields.query(
          {
            kind: of?.kind ?? "staff",
            ...(of?.dataset === undefined ? {} : { datasetId: of.dataset.id }),
          },
          { signal },
        ),
      enabled: of !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  head: (id: string) =>
    queryOptions({
      queryKey: ["imports", "head", id],
      queryFn: ({ signal }) => api.imports.head.query({ id }, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** @param revision of the import: each check may have made others of them */
  rows: (id: string, revision: number, verdict: Verdict | undefined, page: number) =>
    queryOptions({
      queryKey: ["imports", "rows", id, verdict, page, revision],
      queryFn: ({ signal }) =>
        api.imports.rows.query(
          { id, page: { page, perPage: rowsAtOnce }, ...(verdict === undefined ? {} : { verdict }) },
          { signal },
        ),
      placeholderData: keepPreviousData,
    }),
};
