import type { BilingualText, Form, FormDraft, FormOffer } from "@duheng/contracts";

/** An offer as it is listed. */
export type OfferEntry = Omit<FormOffer, "document">;

/** An offer with all that is needed to judge it. */
export interface ReceivedOfferData {
  readonly offer: FormOffer;
  /** The template as the offerer adopted it. */
  readonly base: Form;
  /** The template's draft as it is now. */
  readonly draft: FormDraft;
}

/** Where a template comes from. */
export interface LineageData {
  readonly versions: readonly {
    readonly version: number;
    readonly sharedAt: string;
    readonly units: number;
  }[];
  readonly gifts: readonly GiftData[];
}

export interface GiftData {
  readonly offerId: string;
  readonly fromTenantName: string;
  readonly version: number;
  readonly baseVersion: number;
  readonly account: string;
  readonly parts: readonly BilingualText[];
  readonly acceptedAt: string;
}
