import type { Form, FormBase, FormDraft } from "@duheng/contracts";

/** How the template of one of the unit's forms stands. */
export interface TemplateNoticeData {
  readonly formId: string;
  readonly templateTitle: string;
  readonly fromVersion: number;
  readonly standing: "current" | "newer" | "retired" | "unseen";
  readonly publicationId?: string;
  readonly ownerName?: string;
  readonly toVersion?: number;
}

/** What a person looks at before an upgrade. */
export interface UpgradeOfferData {
  readonly draft: FormDraft & { readonly base: FormBase };
  readonly base: Form;
  readonly template: Form;
  readonly to: {
    readonly id: string;
    readonly version: number;
    readonly ownerName: string;
    readonly lockedIds: readonly string[];
    readonly sharedAt: string;
  };
}
