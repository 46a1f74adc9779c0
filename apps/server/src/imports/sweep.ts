import type { Import } from "@duheng/contracts";
import { inTenant } from "../database/scope.ts";
import { registerJobKind } from "../jobs/job-kind.ts";
import { noInput } from "../jobs/no-input.ts";
import { nextTenantId } from "../tenants/find-tenants.ts";
import { ImportRowModel, imports } from "./model.ts";

const day = 24 * 60 * 60_000;

/** A table that nobody writes is thrown away after so long. */
export const keptUnwritten = 30 * day;
/** So long an import can be undone; then what stood in its rows is removed, since it is of persons. What it did stays told. */
export const keptWritten = 180 * day;

/** Rows that are removed by one command. */
const atOnce = 2_000;

interface Stage {
  /** Of the tenant that is being looked at; empty: none yet. */
  readonly tenantId: string;
  /** Whose rows are being removed; empty: of none. */
  readonly importId: string;
  readonly looked: number;
}

/** Removes what no import needs any more: says so first, so that nobody writes it at the same moment, then its rows, some a step. */
export const sweepImportsJob = registerJobKind<object, Stage, { imports: number }>({
  kind: "imports.sweep",
  input: noInput,
  async step({ stage = { tenantId: "", importId: "", looked: 0 } }) {
    const { tenantId, importId, looked } = stage;
    const progress = { done: looked, total: looked };
    if (importId !== "") {
      const isEmpty = await inTenant(tenantId, () => removeRows(importId));
      if (!isEmpty) return { progress, next: { stage } };
      return {
        write: () => inTenant(tenantId, () => removeUnwritten(importId)),
        progress,
        next: { stage: { tenantId, importId: "", looked: looked + 1 } },
      };
    }
    const old = tenantId === "" ? undefined : await inTenant(tenantId, oldest);
    if (old === undefined) {
      const next = await nextTenantId(tenantId);
      if (next === undefined) return { progress, next: { result: { imports: looked } } };
      return { progress, next: { stage: { ...stage, tenantId: next } } };
    }
    return {
      write: async () => {
        // What stopped half-way half a year ago holds nobody else up any more.
        const { isWriting: _over, ...rest } = old;
        await inTenant(tenantId, () => imports.replace({ ...rest, rowsRemovedAt: new Date().toISOString() }));
      },
      progress,
      next: { stage: { ...stage, importId: old.id } },
    };
  },
});

function oldest(now = Date.now()): Promise<Import | undefined> {
  const before = (milliseconds: number) => new Date(now - milliseconds);
  return imports.findOne({
    // Found by the index of the list; what is as old and stays is little.
    createdAt: { $lt: before(keptUnwritten) },
    $or: [
      { state: { $in: ["staged", "reading"] }, updatedAt: { $lt: before(keptUnwritten) } },
      {
        state: { $in: ["committed", "undone", "committing", "undoing"] },
        updatedAt: { $lt: before(keptWritten) },
        rowsRemovedAt: { $exists: false },
      },
    ],
  });
}

/** true: none is left. */
async function removeRows(importId: string): Promise<boolean> {
  const some = await ImportRowModel.find({ importId }, { _id: 1 }).limit(atOnce).lean();
  if (some.length > 0) await ImportRowModel.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } });
  return some.length < atOnce;
}

/** Of what was written it stays told what it did. */
async function removeUnwritten(importId: string): Promise<void> {
  const found = await imports.findOne({ _id: importId });
  // Somebody may have discarded it meanwhile.
  if (found?.state === "staged" || found?.state === "reading") await imports.remove(found.id, found.revision);
}
