import { queryOptions } from "@tanstack/react-query";
import { api } from "../../rpc/client.ts";

/** What the pages read of templates' newer versions. A form's key: a save of the form makes them anew. */
export const upgradeQueries = {
  notices: () =>
    queryOptions({
      queryKey: ["forms", "templateNotices"],
      queryFn: ({ signal }) => api.library.notices.query(undefined, { signal }),
    }),
  offer: (formId: string) =>
    queryOptions({
      queryKey: ["forms", "upgradeOffer", formId],
      queryFn: ({ signal }) => api.library.upgradeOffer.query({ formId }, { signal }),
    }),
};
