import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const FormOfferModel = modelOf("FormOffer", {
  collection: "form_offers",
  scope: "global",
  indexes: [
    { on: { ownerTenantId: 1, offeredAt: -1 } },
    { on: { ownerTenantId: 1, formId: 1, offeredAt: -1 } },
    { on: { ownerTenantId: 1, formId: 1, state: 1, "decision.at": -1 } },
    { on: { fromTenantId: 1, offeredAt: -1 } },
    { on: { fromTenantId: 1, fromFormId: 1, offeredAt: -1 } },
  ],
});
export const formOffers = repositoryOf("FormOffer", FormOfferModel);
