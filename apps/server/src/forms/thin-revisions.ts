import { inTenant } from "../database/scope.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import { noInput } from "../jobs/no-input.ts";
import { nextTenantId } from "../tenants/find-tenants.ts";
import { FormDraftModel, FormRevisionModel } from "./model.ts";
import { type Save, superfluousSaves } from "./superfluous-saves.ts";

interface Stage {
  /** Of the tenant that is being looked at; empty: none yet. */
  readonly tenantId: string;
  /** The form that was looked at last; empty: none of the tenant yet. */
  readonly formId: string;
  readonly removed: number;
  readonly looked: number;
}

/** Saves removed by one step: their documents may be large. */
const mostAtOnce = 200;

/** An autosave writes a whole form every few seconds: of what is old, so much stays as the list of saves shows. */
export const thinRevisionsJob = registerJobKind<object, Stage, { removed: number; forms: number }>({
  kind: "forms.thinRevisions",
  input: noInput,
  async step({ stage = { tenantId: "", formId: "", removed: 0, looked: 0 } }) {
    const { tenantId, formId, removed, looked } = stage;
    const progress = { done: looked, total: looked };
    const form = tenantId === "" ? undefined : await nextForm(tenantId, formId);
    if (form === undefined) {
      const next = await nextTenantId(tenantId);
      if (next === undefined) return { progress, next: { result: { removed, forms: looked } } };
      return { progress, next: { stage: { ...stage, tenantId: next, formId: "" } } };
    }
    const superfluous = superfluousSaves(await savesOf(tenantId, form.id), form.needed).slice(0, mostAtOnce);
    const isDone = superfluous.length < mostAtOnce;
    return {
      write: () =>
        inTenant(tenantId, async () => {
          await FormRevisionModel.deleteMany({ _id: { $in: superfluous.map(({ id }) => id) } });
        }),
      progress: { done: looked + (isDone ? 1 : 0), total: looked + 1 },
      next: {
        stage: {
          tenantId,
          formId: isDone ? form.id : formId,
          removed: removed + superfluous.length,
          looked: looked + (isDone ? 1 : 0),
        },
      },
    };
  },
});

/** A form, and the revisions that its draft refers to. */
interface LookedAt {
  readonly id: string;
  readonly needed: readonly number[];
}

function nextForm(tenantId: string, after: string): Promise<LookedAt | undefined> {
  return inTenant(tenantId, async () => {
    const next = await FormDraftModel.findOne(
      { _id: { $gt: after } },
      { publishedRevision: 1, upgradedFrom: 1 },
    )
      .sort({ _id: 1 })
      .lean();
    if (!next) return undefined;
    const { _id: id, publishedRevision, upgradedFrom } = next;
    return { id, needed: [publishedRevision, upgradedFrom?.revision].filter((each) => each !== undefined) };
  });
}

function savesOf(tenantId: string, formId: string): Promise<Save[]> {
  return inTenant(tenantId, async () => {
    const saves = await FormRevisionModel.find({ formId }, { number: 1, savedAt: 1, savedBy: 1 })
      .sort({ number: -1 })
      .lean();
    return saves.map(({ _id, number, savedAt, savedBy }) => ({ id: _id, number, savedAt, savedBy }));
  });
}
