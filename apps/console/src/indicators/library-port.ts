import type { LibraryPort } from "@duheng/form-ui/design";
import { api } from "../rpc/client.ts";
import { errorText, type Locale } from "../rpc/errors.ts";

/** The designer's indicator library over the server's: what is thrown has the sentence for people as its message. */
export function createLibraryPort(locale: Locale): LibraryPort {
  const told = (thrown: unknown): never => {
    throw new Error(errorText(thrown, locale), { cause: thrown });
  };
  return {
    search: (words) =>
      api.indicatorEntries.search.query(words.trim() === "" ? {} : { q: words.trim() }).then(
        ({ entries, total }) => ({
          entries: entries.map((entry) => ({ ...entry, version: entry.version ?? 1 })),
          total,
        }),
        told,
      ),
    updates: (origins) =>
      api.indicatorEntries.updates
        .query({
          origins: origins.map(({ tenantId, id, version }) => ({
            tenantId,
            id,
            ...(version === undefined ? {} : { version }),
          })),
        })
        .catch(told),
  };
}
