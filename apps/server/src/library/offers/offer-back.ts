import { type FormOffer, type GetInput, type OfferBackInput, validators } from "@duheng/contracts";
import type { Actor } from "../../base/actor.ts";
import { AppError, notFound } from "../../errors/app-error.ts";
import { adoptedForm } from "../../forms/adopted-forms.ts";
import { latestVersion } from "../../forms/versions.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";
import { unlockedDocument } from "../locked-document.ts";
import { FormOfferModel, formOffers } from "../model.ts";
import { basePublication, templateStandings } from "../present-template.ts";
import { type OfferEntry, withoutDocument } from "./offer-entry.ts";

/**
 * Offers an adopted form, as it is published, to the owner of its template, with an account of the experience. The owner reads
 * this copy and nothing of the tenant's. Errors: `wrong-state` where there is no published variant, it differs in nothing, or the
 * template is no longer offered; `duplicate` while an earlier offer of the form is open.
 */
export async function offerBack(input: OfferBackInput, actor: Actor): Promise<OfferEntry> {
  const tenant = await currentTenant();
  const draft = await adoptedForm(input.formId);
  if (draft.latestVersion === 0 || draft.publishedRevision !== draft.revision) {
    throw new AppError("wrong-state", {
      message: {
        zh: "草稿有尚未发布的修改。请先发布，再把发布的版本推荐给上级。",
        en: "The draft has changes that are not published. Publish first, then offer what is published.",
      },
    });
  }
  const [found] = await templateStandings(tenant, [draft.base]);
  const publication = await basePublication(draft.base);
  if (publication === undefined || found?.present === undefined) {
    throw new AppError("wrong-state", {
      message: {
        zh: "该模板已停用或不再向本单位共享，不能推荐。",
        en: "The template is retired or no longer shared with you: there is nobody to offer to.",
      },
    });
  }
  const version = await latestVersion(draft.id);
  const template = validators.Form.cleanNames(publication.document);
  const document = unlockedDocument(version.document, template, draft.base.lockedIds);
  const changes = (await inWorkshop("changedParts", template, document)).length;
  if (changes === 0) {
    throw new AppError("wrong-state", {
      message: { zh: "与模板没有不同之处，无可推荐。", en: "It differs from the template in nothing." },
    });
  }
  if (await formOffers.findOne({ fromTenantId: tenant.id, fromFormId: draft.id, state: "open" })) {
    throw new AppError("duplicate", {
      message: {
        zh: "上一次推荐还在等待答复；可以先撤回再重新推荐。",
        en: "An earlier offer of this form waits for its answer; withdraw it first.",
      },
    });
  }
  const offer = await formOffers.insert({
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
  return withoutDocument(offer);
}

/** Takes back an offer that nobody decided yet. Out: the offer as it was. Errors: `not-found`, `wrong-state`. */
export async function withdrawOffer({ id }: GetInput): Promise<FormOffer> {
  const offer = await offerOfMine(id);
  const { matchedCount } = await FormOfferModel.updateOne(
    { _id: id, state: "open" },
    { $set: { state: "withdrawn" } },
  );
  if (matchedCount === 0) {
    throw new AppError("wrong-state", {
      message: { zh: "该推荐已有答复，不能撤回。", en: "This offer has been answered already." },
    });
  }
  return offer;
}

/** Notes that the offerer read the answer. Errors: `not-found`. */
export async function offerSeen({ id }: GetInput): Promise<{ id: string }> {
  const offer = await offerOfMine(id);
  if (offer.decision !== undefined && offer.seenAt === undefined) {
    await FormOfferModel.updateOne({ _id: id }, { $set: { seenAt: new Date() } });
  }
  return { id: offer.id };
}

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
