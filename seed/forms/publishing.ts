import type { Adoption, Form, FormBase, FormDraft, FormVersion, Publication } from "@duheng/contracts";
import { currentEdition, hashForm, hashPaper } from "@duheng/form";
import { at } from "../times.ts";
import { commonIds } from "./common.ts";

export interface PublishedForm {
  readonly draft: FormDraft;
  readonly version: FormVersion;
  /** Published since; cycles that are not started yet take it. */
  readonly later?: FormVersion;
}

export interface PublishPlan {
  readonly id: string;
  readonly tenantId: string;
  readonly categoryId?: string;
  readonly document: Form;
  readonly by: string;
  /** The day of publication. */
  readonly on?: string;
  readonly base?: FormBase;
}

/** A form with its draft and its frozen first version. */
export function publish({
  id,
  tenantId,
  categoryId,
  document,
  by,
  on = "2026-03-16",
  base,
}: PublishPlan): PublishedForm {
  return {
    draft: {
      id,
      tenantId,
      title: document.title,
      ...(categoryId ? { categoryId } : {}),
      state: "published",
      document,
      latestVersion: 1,
      publishedRevision: 1,
      ...(base ? { base } : {}),
      updatedBy: by,
      revision: 1,
      createdAt: at(on, "09:00:00"),
      updatedAt: at(on, "10:00:00"),
    },
    version: {
      id: `${id}-v1`,
      tenantId,
      formId: id,
      version: 1,
      hash: hashForm(document),
      paperHash: hashPaper(document),
      edition: currentEdition,
      document,
      note: "首次发布",
      publishedBy: by,
      publishedAt: at(on, "10:00:00"),
    },
  };
}

/** The same form with a second version, for cycles from then on. */
export function publishLater(
  { draft, version }: PublishedForm,
  { document, on, note }: { readonly document: Form; readonly on: string; readonly note: string },
): PublishedForm {
  return {
    version,
    draft: {
      ...draft,
      title: document.title,
      document,
      latestVersion: 2,
      publishedRevision: 2,
      revision: 2,
      updatedAt: at(on, "10:00:00"),
    },
    later: {
      ...version,
      id: `${draft.id}-v2`,
      version: 2,
      hash: hashForm(document),
      paperHash: hashPaper(document),
      document,
      note,
      publishedAt: at(on, "10:00:00"),
    },
  };
}

export interface SharePlan {
  readonly id: string;
  readonly published: PublishedForm;
  readonly owner: { readonly id: string; readonly name: string; readonly path: readonly string[] };
  readonly by: string;
}

/** A published form shared with all below its owner; the common indicators are locked. */
export function share({ id, published: { version }, owner, by }: SharePlan): Publication {
  const ids = new Set(version.document.indicators.map((indicator) => indicator.id));
  return {
    id,
    ownerTenantId: owner.id,
    ownerName: owner.name,
    ownerPath: [...owner.path, owner.id],
    formId: version.formId,
    version: version.version,
    hash: version.hash,
    title: version.document.title,
    description: version.document.description ?? "",
    document: version.document,
    audience: { kind: "below" },
    lockedIds: commonIds.filter((commonId) => ids.has(commonId)),
    state: "active",
    sharedBy: by,
    sharedAt: at("2026-03-17"),
  };
}

/** A tenant's own form made from a template: what the template locks is marked. */
export function adopt(
  publication: Publication,
  adopter: { readonly id: string; readonly categoryId: string; readonly by: string },
): PublishedForm {
  const { document, lockedIds } = publication;
  const id = `${adopter.id}-form-${publication.formId.slice(publication.formId.lastIndexOf("-") + 1)}`;
  return publish({
    id,
    tenantId: adopter.id,
    categoryId: adopter.categoryId,
    document: {
      ...document,
      indicators: document.indicators.map((indicator) =>
        lockedIds.includes(indicator.id) ? { ...indicator, locked: true } : indicator,
      ),
    },
    by: adopter.by,
    on: "2026-03-23",
    base: {
      publicationId: publication.id,
      formId: publication.formId,
      tenantId: publication.ownerTenantId,
      version: publication.version,
      hash: publication.hash,
      title: publication.title,
      lockedIds: [...lockedIds],
    },
  });
}

/** That a form rests on its template; undefined for a form of the unit's own. */
export function adoptionOf(
  { draft: { id, tenantId, base } }: PublishedForm,
  tenantName: string,
): Adoption | undefined {
  return (
    base && {
      id,
      tenantId,
      tenantName,
      publicationId: base.publicationId,
      ownerTenantId: base.tenantId,
      templateFormId: base.formId,
      version: base.version,
      adoptedAt: at("2026-03-20"),
    }
  );
}
