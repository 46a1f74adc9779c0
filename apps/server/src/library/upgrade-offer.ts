import type { Form, UpgradeOfferInput } from "@duheng/contracts";
import { AppError, notFound } from "../errors/app-error.ts";
import { type AdoptedForm, adoptedForm, adoptedForms } from "../forms/adopted-forms.ts";
import type { PublicationHead } from "../publications/base-of.ts";
import { lockedDocument } from "../publications/locked-document.ts";
import { publicationById } from "../publications/publication-by-id.ts";
import {
  type PresentPublication,
  type TemplateStanding,
  templateStandings,
} from "../publications/standing.ts";
import { currentTenant } from "../tenants/current-tenant.ts";

/** How the template of one of the tenant's forms stands. */
export interface TemplateNotice {
  readonly formId: string;
  readonly templateTitle: string;
  readonly fromVersion: number;
  readonly standing: TemplateStanding["standing"];
  /** Of a newer or current one: the publication, who shares it and its version. */
  readonly publicationId?: string;
  readonly ownerName?: string;
  readonly toVersion?: number;
}

/** What a person looks at before an upgrade; the merge is mergeTemplate of these. */
export interface UpgradeOffer {
  readonly draft: AdoptedForm;
  /** The template as it was adopted, and as it is now; locked indicators bear their mark. */
  readonly base: Form;
  readonly template: Form;
  readonly to: PublicationHead;
}

/** How the templates of all the tenant's adopted forms stand. */
export async function listTemplateNotices(): Promise<TemplateNotice[]> {
  const [tenant, forms] = await Promise.all([currentTenant(), adoptedForms()]);
  const standings = await templateStandings(
    tenant,
    forms.map(({ base }) => base),
  );
  return forms.flatMap(({ id, base }, index) => {
    const found = standings[index];
    if (found === undefined) return [];
    const { standing, present } = found;
    const to = present && {
      publicationId: present.id,
      ownerName: present.ownerName,
      toVersion: present.version,
    };
    return [{ formId: id, templateTitle: base.title, fromVersion: base.version, standing, ...to }];
  });
}

/**
 * The newer version of a form's template, with all that the merge needs. Errors: `not-found`, `wrong-state` where the form was
 * not adopted or there is no newer version.
 */
export async function upgradeOffer({ formId }: UpgradeOfferInput): Promise<UpgradeOffer> {
  const draft = await adoptedForm(formId);
  const { id } = await newerTemplate(draft);
  const [was, is] = await Promise.all([publicationById(draft.base.publicationId), publicationById(id)]);
  if (was === undefined || is === undefined) throw notFound();
  const { document, audience: _audience, ...to } = is;
  return {
    draft,
    base: lockedDocument(was.document, draft.base.lockedIds),
    template: lockedDocument(document, is.lockedIds),
    to,
  };
}

/** The newer version of the template that a form rests on, without its document. Errors: `wrong-state` where there is none. */
export async function newerTemplate({ base }: AdoptedForm): Promise<PresentPublication> {
  const [found] = await templateStandings(await currentTenant(), [base]);
  if (found?.standing !== "newer" || found.present === undefined) throw noUpgrade(found?.standing);
  return found.present;
}

/**
 * The template as one of the tenant's forms adopted it, whatever became of it since. Errors: `not-found`, `wrong-state` for a
 * form that was not adopted.
 */
export async function adoptedTemplate({ formId }: UpgradeOfferInput): Promise<Form> {
  const { base } = await adoptedForm(formId);
  const publication = await publicationById(base.publicationId);
  if (publication === undefined) throw notFound();
  return lockedDocument(publication.document, base.lockedIds);
}

function noUpgrade(standing: TemplateStanding["standing"] | undefined): AppError {
  if (standing === "retired") {
    return new AppError("wrong-state", {
      message: {
        zh: "该模板已停用，没有可升级的版本；本单位的考核表可以继续使用。",
        en: "This template is retired: there is nothing to upgrade to. Your form goes on.",
      },
    });
  }
  return new AppError("wrong-state", {
    message: { zh: "模板没有更新的版本，无需升级。", en: "The template has no newer version." },
  });
}
