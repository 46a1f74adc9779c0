import type { FormOffer } from "@duheng/contracts";

/** An offer as it is listed. */
export type OfferEntry = Omit<FormOffer, "document">;

export function withoutDocument({ document: _document, ...entry }: FormOffer): OfferEntry {
  return entry;
}
