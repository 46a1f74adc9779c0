import { queryOptions } from "@tanstack/react-query";
import { api } from "../../rpc/client.ts";

/** What the pages read of offers: those of the unit (under its forms), and those to it (under the library). */
export const offerQueries = {
  mine: () =>
    queryOptions({
      queryKey: ["forms", "myOffers"],
      queryFn: ({ signal }) => api.library.myOffers.query({}, { signal }),
    }),
  adoptedTemplate: (formId: string) =>
    queryOptions({
      queryKey: ["forms", "adoptedTemplate", formId],
      queryFn: ({ signal }) => api.library.adoptedTemplate.query({ formId }, { signal }),
    }),
  received: () =>
    queryOptions({
      queryKey: ["library", "offers"],
      queryFn: ({ signal }) => api.library.offers.query({}, { signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ["library", "offer", id],
      queryFn: ({ signal }) => api.library.offer.query({ id }, { signal }),
    }),
  lineage: (id: string) =>
    queryOptions({
      queryKey: ["library", "lineage", id],
      queryFn: ({ signal }) => api.library.lineage.query({ id }, { signal }),
    }),
};
