import { type FormOffer, type Publication, validators } from "@duheng/contracts";
import { conflict } from "../../database/repository.ts";
import { AppError, notFound } from "../../errors/app-error.ts";
import { type AdoptedForm, adoptedForm } from "../../forms/adopted-forms.ts";
import { latestVersion } from "../../forms/versions.ts";
import { unlockedDocument } from "../../publications/locked-document.ts";
import { publicationById } from "../../publications/publication-by-id.ts";
import { templateStandings } from "../../publications/standing.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { tenantNames } from "../../tenants/tenant-names.ts";
import { useCase } from "../../use-cases/use-case.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";
import { FormOfferModel, formOffers } from "../model.ts";
import { type OfferEntry, withoutDocument } from "./offer-entry.ts";

/**
 * Offers an adopted form, as it is published, to the owner of its template, with an account of the experience. The owner reads
 * this copy and nothing of the tenant's. Errors: `wrong-state` where there is no published variant, it differs in nothing, or the
 * template is no longer offered; `duplicate` while an earlier offer of the form is open.
 */
export const offerBack = useCase({
  name: "library.offerBack",
  ability: ["adopt", "library"],
  input: validators.OfferBackInput,
  prepare: async ({ input }) => {
    const draft = await adoptedForm(input.formId);
    refuseUnpublished(draft);
    const publication = await offeredTemplate(draft);
    const version = await latestVersion(draft.id);
    const template = validators.Form.cleanNames(publication.document);
    const document = unlockedDocument(version.document, template, draft.base.lockedIds);
    const changes = (await inWorkshop("changedParts", template, document)).length;
    if (changes === 0) {
      throw new AppError("wrong-state", {
        message: { zh: "与模板没有不同之处，无可推荐。", en: "It differs from the template in nothing." },
      });
    }
    return { draft, version, document, changes };
  },
  run: async ({ input, caller: { actor }, prepared: { draft: looked, version, document, changes } }) => {
    const tenant = await currentTenant();
    const draft = await adoptedForm(input.formId);
    if (draft.revision !== looked.revision) throw conflict(draft);
    const publication = await offeredTemplate(draft);
    if (await formOffers.findOne({ fromTenantId: tenant.id, fromFormId: draft.id, state: "open" })) {
      throw new AppError("duplicate", {
        message: {
          zh: "上一次推荐还在等待答复；可以先撤回再重新推荐。",
          en: "An earlier offer of this form waits for its answer; withdraw it first.",
        },
      });
    }
    return formOffers.insert({
      ownerTenantId: draft.base.tenantId,
      formId: draft.base.formId,
      publicationId: publication.id,
      baseVersion: publication.version,
      templateTitle: publication.title,
      fromTenantId: tenant.id,
      fromTenantName: tenant.name,
      fromFormId: draft.id,
      fromVersion: version.version,
      hash: version.hash,
      document,
      changes,
      account: input.account,
      offeredBy: actor.userId,
      offeredByName: actor.name,
      offeredAt: new Date().toISOString(),
      state: "open",
    });
  },
  audit: {
    target: ({ prepared: { draft } }) => ({ kind: "forms", id: draft.id, name: draft.title }),
    details: async ({ result: { id, ownerTenantId, fromVersion } }) => ({
      offerId: id,
      to: ownerTenantId,
      owner: await tenantNames([ownerTenantId]),
      version: fromVersion,
    }),
  },
  answer: ({ result }) => withoutDocument(result),
});

/** Takes back an offer that nobody decided yet. Errors: `not-found`, `wrong-state`. */
export const withdrawOffer = useCase({
  name: "library.withdrawOffer",
  ability: ["adopt", "library"],
  input: validators.GetInput,
  before: ({ input: { id } }) => offerOfMine(id),
  run: async ({ input: { id } }) => {
    const { matchedCount } = await FormOfferModel.updateOne(
      { _id: id, state: "open" },
      { $set: { state: "withdrawn" } },
    );
    if (matchedCount === 0) {
      throw new AppError("wrong-state", {
        message: { zh: "该推荐已有答复，不能撤回。", en: "This offer has been answered already." },
      });
    }
    return { id };
  },
  audit: {
    target: ({ before: { id, templateTitle } }) => ({ kind: "library", id, name: templateTitle }),
    details: async ({ before: { ownerTenantId } }) => ({ owner: await tenantNames([ownerTenantId]) }),
  },
});

/** Notes that the offerer read the answer. Errors: `not-found`. */
export const offerSeen = useCase({
  name: "library.offerSeen",
  ability: ["adopt", "library"],
  input: validators.GetInput,
  run: async ({ input: { id } }) => {
    const offer = await offerOfMine(id);
    if (offer.decision !== undefined && offer.seenAt === undefined) {
      await FormOfferModel.updateOne({ _id: id }, { $set: { seenAt: new Date() } });
    }
    return { id: offer.id };
  },
  audit: "none",
});

/** The tenant's own offers, of one form or of all; the newest first. */
export async function myOffers({ formId }: { formId?: string }): Promise<OfferEntry[]> {
  const tenant = await currentTenant();
  const found = await formOffers.find(
    { fromTenantId: tenant.id, ...(formId === undefined ? {} : { fromFormId: formId }) },
    { sort: { offeredAt: -1 }, limit: 200, without: ["document"] },
  );
  return found.map(withoutDocument);
}

async function offerOfMine(id: string): Promise<FormOffer> {
  const tenant = await currentTenant();
  const offer = await formOffers.findOne({ _id: id, fromTenantId: tenant.id });
  if (!offer) throw notFound();
  return offer;
}

function refuseUnpublished({ latestVersion: latest, publishedRevision, revision }: AdoptedForm): void {
  if (latest > 0 && publishedRevision === revision) return;
  throw new AppError("wrong-state", {
    message: {
      zh: "草稿有尚未发布的修改。请先发布，再把发布的版本推荐给上级。",
      en: "The draft has changes that are not published. Publish first, then offer what is published.",
    },
  });
}

/** The template that a form rests on, while its owner still offers it to the tenant. Errors: `wrong-state`. */
async function offeredTemplate({ base }: AdoptedForm): Promise<Publication> {
  const [found] = await templateStandings(await currentTenant(), [base]);
  const publication = await publicationById(base.publicationId);
  if (publication !== undefined && found?.present !== undefined) return publication;
  throw new AppError("wrong-state", {
    message: {
      zh: "该模板已停用或不再向本单位共享，不能推荐。",
      en: "The template is retired or no longer shared with you: there is nobody to offer to.",
    },
  });
}
