import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const PublicationModel = modelOf("Publication", {
  collection: "publications",
  scope: "global",
  indexes: [{ on: { ownerTenantId: 1, formId: 1, version: 1 } }, { on: { state: 1, sharedAt: -1 } }],
});
export const FormOfferModel = modelOf("FormOffer", {
  collection: "form_offers",
  scope: "global",
  indexes: [
    { on: { ownerTenantId: 1, formId: 1, offeredAt: -1 } },
    { on: { fromTenantId: 1, fromFormId: 1, offeredAt: -1 } },
  ],
});
export const publications = repositoryOf("Publication", PublicationModel);
export const formOffers = repositoryOf("FormOffer", FormOfferModel);
