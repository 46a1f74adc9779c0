import {
  type AcceptOfferInput,
  type Form,
  type FormDraft,
  type FormOffer,
  type GetInput,
  type OffersInput,
  validators,
} from "@duheng/contracts";
import { AppError, notFound, problem } from "../../errors/app-error.ts";
import { formChanges } from "../../forms/form-changes.ts";
import { getForm } from "../../forms/get-form.ts";
import { recordRevision } from "../../forms/record-revision.ts";
import { prepareSave, saveDraft } from "../../forms/update-form.ts";
import { publicationById } from "../../publications/publication-by-id.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { useCase } from "../../use-cases/use-case.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";
import { acceptFollowed } from "../followed-samples.ts";
import { choicesOf, refuseOpenConflicts, refuseStale } from "../merge-input.ts";
import { FormOfferModel, formOffers } from "../model.ts";
import { type OfferEntry, withoutDocument } from "./offer-entry.ts";

/** An offer with all that is needed to judge it. */
export interface ReceivedOffer {
  readonly offer: FormOffer;
  /** The template as the offerer adopted it. */
  readonly base: Form;
  /** The template's draft as it is now. */
  readonly draft: FormDraft;
}

/** What was offered to the tenant, open ones first, then the newest. Withdrawn ones are left out. */
export async function receivedOffers({ formId }: OffersInput): Promise<OfferEntry[]> {
  const tenant = await currentTenant();
  const found = await formOffers.find(
    {
      ownerTenantId: tenant.id,
      state: { $ne: "withdrawn" },
      ...(formId === undefined ? {} : { formId }),
    },
    { sort: { offeredAt: -1 }, limit: 500, without: ["document"] },
  );
  const isOpen = ({ state }: FormOffer) => (state === "open" ? 0 : 1);
  return found.sort((one, other) => isOpen(one) - isOpen(other)).map(withoutDocument);
}

/** One offer to the tenant. Errors: `not-found`. */
export async function receivedOffer({ id }: GetInput): Promise<ReceivedOffer> {
  const tenant = await currentTenant();
  const offer = await formOffers.findOne({
    _id: id,
    ownerTenantId: tenant.id,
    state: { $ne: "withdrawn" },
  });
  if (!offer) throw notFound();
  const base = await publicationById(offer.publicationId);
  if (base === undefined) throw notFound();
  return { offer, base: base.document, draft: await getForm(offer.formId) };
}

/**
 * Takes chosen parts of an offer into the template's draft, by the merge of what the offerer adopted, the draft and the chosen
 * parts. Errors: `conflict` where the draft was saved since, `invalid-input` for conflicts that nobody chose or parts
 * that the offer does not change, `wrong-state` where it was decided or changes nothing, `invalid-document` where the
 * template itself keeps indicators locked from above.
 */
export const acceptOffer = useCase({
  name: "library.acceptOffer",
  ability: ["share", "library"],
  input: validators.AcceptOfferInput,
  prepare: async ({ input }) => {
    const { offer, base, draft } = await receivedOffer(input);
    refuseDecided(offer);
    refuseStale(draft, input.revision);
    const { document, news } = await mergeOffer(input, { offer, base, draft });
    const save = await prepareSave({ id: draft.id, revision: input.revision, document });
    return { offer, news, save };
  },
  run: async ({ input, caller: { actor }, prepared: { offer, news, save } }) => {
    const saved = await saveDraft(save, actor, recordRevision);
    await decide(offer, {
      state: "accepted",
      decision: {
        at: new Date(),
        by: actor.userId,
        reason: input.note ?? "",
        parts: news.map(({ message }) => ({ zh: message.zh, en: message.en })),
        version: save.looked.latestVersion + 1,
      },
    });
    return saved;
  },
  audit: {
    target: ({ result: { id } }) => ({ kind: "forms", id }),
    changes: ({ prepared: { save }, result }) => formChanges(save.looked, result),
    details: ({ input, prepared: { offer } }) => ({
      offerId: input.id,
      unit: offer.fromTenantName,
      parts: input.parts.length,
    }),
  },
});

/** The draft with the chosen parts, and what is new in it. Errors: those of acceptOffer. */
async function mergeOffer(input: AcceptOfferInput, { offer, base, draft }: ReceivedOffer) {
  const known = new Set((await inWorkshop("changedParts", base, offer.document)).map(({ key }) => key));
  const unknown = input.parts.flatMap((key, index) => (known.has(key) ? [] : [index]));
  if (unknown.length > 0) {
    throw new AppError("invalid-input", {
      problems: unknown.map((index) =>
        problem("unknown-part", `/parts/${index}`, "推荐的内容中没有这一处修改", "is no change of the offer"),
      ),
    });
  }
  const taken = await inWorkshop("takeParts", base, offer.document, input.parts);
  const choices = choicesOf(input.choices);
  const merge = await inWorkshop("mergeForms", base, draft.document, taken, choices);
  refuseOpenConflicts(merge.conflicts, choices);
  const news = await inWorkshop("diffForms", draft.document, merge.merged);
  if (news.length === 0) {
    throw new AppError("wrong-state", {
      message: {
        zh: "模板草稿中已有这些内容，没有可采纳的修改。",
        en: "The template's draft has all of this already.",
      },
    });
  }
  return { document: await acceptFollowed(merge, input.followed), news };
}

/** Declines an offer with a reason, which the offerer reads. Errors: `not-found`, `wrong-state`. */
export const declineOffer = useCase({
  name: "library.declineOffer",
  ability: ["share", "library"],
  input: validators.DeclineOfferInput,
  before: async ({ input: { id } }) => (await receivedOffer({ id })).offer,
  run: async ({ input: { id, reason }, caller, before: offer }) => {
    refuseDecided(offer);
    await decide(offer, {
      state: "declined",
      decision: { at: new Date(), by: caller.actor.userId, reason, parts: [] },
    });
    return { id };
  },
  audit: {
    target: ({ before: { id, templateTitle } }) => ({ kind: "library", id, name: templateTitle }),
    reason: ({ input: { reason } }) => reason,
    details: ({ before: { fromTenantName } }) => ({ unit: fromTenantName }),
  },
});

async function decide({ id }: FormOffer, change: Record<string, unknown>): Promise<void> {
  const { matchedCount } = await FormOfferModel.updateOne({ _id: id, state: "open" }, { $set: change });
  if (matchedCount === 0) throw decided();
}

function refuseDecided({ state }: FormOffer): void {
  if (state !== "open") throw decided();
}

function decided(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "该推荐已有答复。", en: "This offer has been decided already." },
  });
}
