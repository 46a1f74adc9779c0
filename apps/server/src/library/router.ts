import { validators } from "@duheng/contracts";
import { formChanges } from "../forms/form-changes.ts";
import { getForm } from "../forms/get-form.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { tenantNames } from "../tenants/tenant-names.ts";
import { adoptPublication } from "./adopt.ts";
import { audienceName } from "./audience-name.ts";
import { getPublication, listPublications } from "./list-publications.ts";
import { templateLineage } from "./offers/lineage.ts";
import { myOffers, offerBack, offerSeen, withdrawOffer } from "./offers/offer-back.ts";
import { acceptOffer, declineOffer, receivedOffer, receivedOffers } from "./offers/received-offers.ts";
import { retirePublication } from "./retire.ts";
import { lastSharing, shareForm } from "./share-form.ts";
import { leaveUpgrade, upgradeForm } from "./upgrade-form.ts";
import { adoptedTemplate, listTemplateNotices, upgradeOffer } from "./upgrade-offer.ts";

export const libraryRouter = router({
  list: procedure({ ability: ["read", "library"], input: validators.ListInput }).query(({ input }) =>
    listPublications(input),
  ),
  get: procedure({ ability: ["read", "library"], input: validators.GetInput }).query(({ input }) =>
    getPublication(input.id),
  ),
  lastSharing: procedure({ ability: ["share", "library"], input: validators.UpgradeOfferInput }).query(
    ({ input }) => lastSharing(input),
  ),
  share: procedure({ ability: ["share", "library"], input: validators.ShareInput }).mutation(
    async ({ input, ctx }) => {
      const publication = await shareForm(input, ctx.actor);
      ctx.auditNote.target = { kind: "library", id: publication.id };
      ctx.auditNote.details = {
        version: publication.version,
        audience: await audienceName(publication.audience),
      };
      return publication;
    },
  ),
  adopt: procedure({ ability: ["adopt", "library"], input: validators.AdoptInput }).mutation(
    async ({ input, ctx }) => {
      const { title: source, ownerName: owner } = await getPublication(input.publicationId);
      const draft = await adoptPublication(input, ctx.actor);
      ctx.auditNote.target = { kind: "forms", id: draft.id };
      ctx.auditNote.details = { source, owner };
      return draft;
    },
  ),
  retire: procedure({ ability: ["retire", "library"], input: validators.GetInput }).mutation(
    ({ input, ctx }) => {
      ctx.auditNote.target = { kind: "library", id: input.id };
      return retirePublication(input);
    },
  ),
  notices: procedure({ ability: ["read", "forms"], input: nothing }).query(() => listTemplateNotices()),
  adoptedTemplate: procedure({ ability: ["read", "forms"], input: validators.UpgradeOfferInput }).query(
    ({ input }) => adoptedTemplate(input),
  ),
  upgradeOffer: procedure({ ability: ["adopt", "library"], input: validators.UpgradeOfferInput }).query(
    ({ input }) => upgradeOffer(input),
  ),
  upgrade: procedure({
    ability: ["adopt", "library"],
    input: validators.UpgradeInput,
    body: "parts",
  }).mutation(async ({ input, ctx }) => {
    const before = await getForm(input.formId);
    const draft = await upgradeForm(input, ctx.actor);
    ctx.auditNote.changes = await formChanges(before, draft);
    ctx.auditNote.target = { kind: "forms", id: draft.id };
    ctx.auditNote.details = {
      version: draft.base?.version,
      fromVersion: draft.upgradedFrom?.base.version,
      chosen: input.choices.length,
    };
    return draft;
  }),
  leaveUpgrade: procedure({ ability: ["adopt", "library"], input: validators.LeaveUpgradeInput }).mutation(
    async ({ input, ctx }) => {
      ctx.auditNote.target = { kind: "forms", id: input.formId };
      const before = await getForm(input.formId);
      const draft = await leaveUpgrade(input, ctx.actor);
      ctx.auditNote.changes = await formChanges(before, draft);
      ctx.auditNote.details = { version: draft.base?.version };
      return draft;
    },
  ),
  lineage: procedure({ ability: ["read", "library"], input: validators.GetInput }).query(({ input }) =>
    templateLineage(input),
  ),
  offerBack: procedure({
    ability: ["adopt", "library"],
    input: validators.OfferBackInput,
    body: "parts",
  }).mutation(async ({ input, ctx }) => {
    const offer = await offerBack(input, ctx.actor);
    const { title: name } = await getForm(input.formId);
    const owner = await tenantNames([offer.ownerTenantId]);
    ctx.auditNote.target = { kind: "forms", id: input.formId, name };
    ctx.auditNote.details = {
      offerId: offer.id,
      to: offer.ownerTenantId,
      owner,
      version: offer.fromVersion,
    };
    return offer;
  }),
  withdrawOffer: procedure({ ability: ["adopt", "library"], input: validators.GetInput }).mutation(
    async ({ input, ctx }) => {
      const { id, templateTitle: name, ownerTenantId } = await withdrawOffer(input);
      ctx.auditNote.target = { kind: "library", id, name };
      ctx.auditNote.details = { owner: await tenantNames([ownerTenantId]) };
      return { id };
    },
  ),
  offerSeen: procedure({ ability: ["adopt", "library"], input: validators.GetInput, audit: "none" }).mutation(
    ({ input }) => offerSeen(input),
  ),
  myOffers: procedure({ ability: ["read", "forms"], input: validators.OffersInput }).query(({ input }) =>
    myOffers(input),
  ),
  offers: procedure({ ability: ["share", "library"], input: validators.OffersInput }).query(({ input }) =>
    receivedOffers(input),
  ),
  offer: procedure({ ability: ["share", "library"], input: validators.GetInput }).query(({ input }) =>
    receivedOffer(input),
  ),
  acceptOffer: procedure({
    ability: ["share", "library"],
    input: validators.AcceptOfferInput,
    body: "parts",
  }).mutation(async ({ input, ctx }) => {
    const { offer, draft: before } = await receivedOffer({ id: input.id });
    const draft = await acceptOffer(input, ctx.actor);
    ctx.auditNote.target = { kind: "forms", id: draft.id };
    ctx.auditNote.changes = await formChanges(before, draft);
    ctx.auditNote.details = { offerId: input.id, unit: offer.fromTenantName, parts: input.parts.length };
    return draft;
  }),
  declineOffer: procedure({ ability: ["share", "library"], input: validators.DeclineOfferInput }).mutation(
    async ({ input, ctx }) => {
      const { id, templateTitle: name, fromTenantName: unit } = await declineOffer(input, ctx.actor);
      ctx.auditNote.target = { kind: "library", id, name };
      ctx.auditNote.reason = input.reason;
      ctx.auditNote.details = { unit };
      return { id };
    },
  ),
});
