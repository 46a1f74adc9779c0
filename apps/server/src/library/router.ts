import { validators } from "@duheng/contracts";
import { exportLibrary } from "../publications/export-library.ts";
import { getPublication, listPublications } from "../publications/list-publications.ts";
import { publicationListing } from "../publications/listing.ts";
import { retirePublication } from "../publications/retire.ts";
import { lastSharing } from "../publications/share.ts";
import { mutation } from "../rpc/mutation.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { adoptPublication } from "./adopt.ts";
import { templateLineage } from "./offers/lineage.ts";
import { myOffers, offerBack, offerSeen, withdrawOffer } from "./offers/offer-back.ts";
import { acceptOffer, declineOffer, receivedOffer, receivedOffers } from "./offers/received-offers.ts";
import { shareForm } from "./share-form.ts";
import { leaveUpgrade, upgradeForm } from "./upgrade-form.ts";
import { adoptedTemplate, listTemplateNotices, upgradeOffer } from "./upgrade-offer.ts";

exportLibrary();

export const libraryRouter = router({
  list: procedure({
    ability: ["read", "library"],
    input: validators.ListInput,
    list: publicationListing,
  }).query(({ input }) => listPublications(input)),
  get: procedure({ ability: ["read", "library"], input: validators.GetInput }).query(({ input }) =>
    getPublication(input.id),
  ),
  lastSharing: procedure({ ability: ["share", "library"], input: validators.UpgradeOfferInput }).query(
    ({ input }) => lastSharing(input),
  ),
  share: mutation(shareForm),
  adopt: mutation(adoptPublication),
  retire: mutation(retirePublication),
  notices: procedure({ ability: ["read", "forms"], input: nothing }).query(() => listTemplateNotices()),
  adoptedTemplate: procedure({ ability: ["read", "forms"], input: validators.UpgradeOfferInput }).query(
    ({ input }) => adoptedTemplate(input),
  ),
  upgradeOffer: procedure({ ability: ["adopt", "library"], input: validators.UpgradeOfferInput }).query(
    ({ input }) => upgradeOffer(input),
  ),
  upgrade: mutation(upgradeForm, { body: "parts" }),
  leaveUpgrade: mutation(leaveUpgrade),
  lineage: procedure({ ability: ["read", "library"], input: validators.GetInput }).query(({ input }) =>
    templateLineage(input),
  ),
  offerBack: mutation(offerBack, { body: "parts" }),
  withdrawOffer: mutation(withdrawOffer),
  offerSeen: mutation(offerSeen),
  myOffers: procedure({ ability: ["read", "forms"], input: validators.OffersInput }).query(({ input }) =>
    myOffers(input),
  ),
  offers: procedure({ ability: ["share", "library"], input: validators.OffersInput }).query(({ input }) =>
    receivedOffers(input),
  ),
  offer: procedure({ ability: ["share", "library"], input: validators.GetInput }).query(({ input }) =>
    receivedOffer(input),
  ),
  acceptOffer: mutation(acceptOffer, { body: "parts" }),
  declineOffer: mutation(declineOffer),
});
