import type { BilingualText, Tenant, TenantInput } from "@duheng/contracts";
import { ValidationError, validators } from "@duheng/contracts";
import { comparable, type PresentRecord, type Values } from "@duheng/imports";
import { changesBetween } from "../../audit/changes.ts";
import { type AuditInput, recordAudits } from "../../audit/record-audit.ts";
import { newId } from "../../database/model.ts";
import { requireTenantId } from "../../database/scope.ts";
import { AppError } from "../../errors/app-error.ts";
import type { ImportKind, PreparedRows, RowToWrite, WrittenRow } from "../../import-kinds/import-kind.ts";
import type { Caller } from "../../permissions/caller.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { findTenants } from "../../tenants/find-tenants.ts";
import { moveBelow, pathUnder } from "../../tenants/move-below.ts";
import { findTenantsBy, insertTenants, replaceTenant } from "../../tenants/records.ts";
import { perform } from "../../use-cases/perform.ts";
import { removeTenant } from "../remove-tenant.ts";
import { updateTenant } from "../update-tenant.ts";
import { tenantDefinition } from "./definition.ts";

/** Banners and units by a table, below the tenant in which they are imported; rows may report to one another. */
export const tenantsImport: ImportKind = {
  kind: "tenants",
  title: { zh: "单位", en: "Units" },
  subject: "tenants",
  ability: ["create", "tenants"],
  definition: tenantDefinition,
  isThere: ({ state }) => state !== "closed",
  mask: (_field, text) => text,
  present: async () => (await below()).map(presentOf),
  references: async () => ({
    reportsTo: [await currentTenant(), ...(await below())]
      .filter(({ state }) => state === "active")
      .map(({ id, name }) => ({ id, name })),
  }),
  referenced: { reportsTo: "tenants" },
  prepare,
  depths: async (ids) => new Map((await findTenants(ids)).map(({ id, path }) => [id, path.length])),
  undo,
  target: (id) => ({ kind: "tenants", id }),
};

function below(): Promise<Tenant[]> {
  return findTenantsBy({ path: requireTenantId() }, { sort: { name: 1, _id: 1 } });
}

function presentOf(tenant: Tenant): PresentRecord {
  const { id, revision, name, shortName, kind, reportsTo, level, field } = tenant;
  const values = { name, shortName, kind, reportsTo, level, field };
  return { id, revision, label: name, values };
}

/** What becomes of a row, with whom it reports to by id. */
interface Planned {
  readonly rowId: string;
  readonly before?: Tenant;
  readonly id: string;
  readonly input: TenantInput;
}

async function prepare(rows: readonly RowToWrite[]): Promise<PreparedRows> {
  const own = await currentTenant();
  const known = new Map([own, ...(await below())].map((tenant) => [tenant.id, tenant]));
  const names = new Set([...known.values()].map(({ name }) => comparable(name)));
  const made = new Map<string, string>();
  for (const { target, values } of rows)
    if (target === undefined && typeof values.name === "string") made.set(comparable(values.name), newId());
  const refused = new Map<string, BilingualText>();
  const planned: Planned[] = [];
  for (const { rowId, target, values } of rows) {
    const before = target === undefined ? undefined : known.get(target.id);
    if (target !== undefined && before?.revision !== target.revision) {
      refused.set(rowId, otherNow);
      continue;
    }
    const input = inputOf(values, before, made);
    const name = comparable(input.name);
    const why = before === undefined && names.has(name) ? takenName : wrongIn(input);
    if (why === undefined)
      planned.push({ rowId, id: before?.id ?? made.get(name) ?? newId(), input, ...(before && { before }) });
    else refused.set(rowId, why);
  }
  const toWrite = withUppers(planned, known, refused);
  return { refused, write: (caller) => write(toWrite, caller) };
}

/** Those whose upper is open, or is written too; whoever reports to one that is not is not written either. */
function withUppers(
  planned: readonly Planned[],
  known: ReadonlyMap<string, Tenant>,
  refused: Map<string, BilingualText>,
): Planned[] {
  let kept = [...planned];
  for (;;) {
    const written = new Set(kept.map(({ id }) => id));
    const isThere = ({ input: { reportsTo } }: Planned) =>
      written.has(reportsTo) || known.get(reportsTo)?.state === "active";
    const without = kept.filter((one) => !isThere(one));
    if (without.length === 0) return kept;
    for (const { rowId } of without) refused.set(rowId, noUpper);
    kept = kept.filter(isThere);
  }
}

async function write(
  planned: readonly Planned[],
  { actor }: Caller,
): Promise<ReadonlyMap<string, WrittenRow>> {
  const written = new Map<string, WrittenRow>();
  const told: AuditInput[] = [];
  // As they stand in this transaction: somebody may have moved one by hand.
  const present = new Map([await currentTenant(), ...(await below())].map((tenant) => [tenant.id, tenant]));
  let left = [...planned];
  // Whoever reports to a row is written behind it.
  while (left.length > 0) {
    const ready = left.filter(({ input }) => present.has(input.reportsTo));
    if (ready.length === 0) throw new AppError("conflict");
    left = left.filter((one) => !ready.includes(one));
    const drafts = ready.flatMap(({ before, id, input }) => {
      const upper = present.get(input.reportsTo);
      if (before !== undefined || upper === undefined) return [];
      return [
        {
          ...input,
          id,
          path: pathUnder(upper, id),
          timeZone: upper.timeZone,
          state: "active" as const,
        },
      ];
    });
    for (const tenant of await insertTenants(drafts)) {
      present.set(tenant.id, tenant);
      const { id, name } = tenant;
      told.push({ action: "tenants.create", actor, target: { kind: "tenants", id, name } });
    }
    for (const { rowId, before, id, input } of ready) {
      const upper = present.get(input.reportsTo);
      if (before === undefined) written.set(rowId, { id, revision: present.get(id)?.revision ?? 0 });
      if (before === undefined || upper === undefined) continue;
      const path = pathUnder(upper, id);
      const updated = await replaceTenant({ ...before, ...input, path });
      if (input.reportsTo !== before.reportsTo) {
        await moveBelow(updated, path);
        for (const moved of await findTenantsBy({ path: id })) present.set(moved.id, moved);
      }
      present.set(id, updated);
      written.set(rowId, { id, revision: updated.revision, before: storedIn(before) });
      told.push(toldChange(before, updated, actor, (reportsTo) => present.get(reportsTo)?.name ?? reportsTo));
    }
  }
  if (told.length > 0) await recordAudits(told);
  return written;
}

/** What a row says, on top of what is there; a name of the file is whom it becomes. */
function inputOf(values: Values, before: Tenant | undefined, made: ReadonlyMap<string, string>): TenantInput {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
  const cleared = new Set(
    Object.entries(values).flatMap(([field, value]) => (value === null ? [field] : [])),
  );
  const kept = before === undefined ? { kind: "unit" } : storedIn(before);
  const merged = { ...kept, ...given };
  const entries = Object.entries(merged).filter(([field, value]) => value !== null && !cleared.has(field));
  const reportsTo = String(merged.reportsTo ?? "");
  const id = reportsTo.startsWith("made:")
    ? made.get(comparable(reportsTo.slice("made:".length)))
    : reportsTo;
  return { ...Object.fromEntries(entries), reportsTo: id ?? "" } as TenantInput;
}

function storedIn({ name, shortName, kind, reportsTo, level, field }: Tenant): Record<string, string | null> {
  return {
    ...{ name, kind, reportsTo: reportsTo ?? null },
    ...{ shortName: shortName ?? null, level: level ?? null, field: field ?? null },
  };
}

function wrongIn(input: TenantInput): BilingualText | undefined {
  try {
    validators.TenantInput.parse(input);
    return undefined;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.problems[0]?.message ?? otherNow;
  }
}

async function undo({ id, revision, before }: WrittenRow, caller: Caller): Promise<void> {
  const [present] = await findTenants([id]);
  if (present?.revision !== revision)
    throw new AppError("wrong-state", {
      message: { zh: "之后又有人改动，没有撤销", en: "somebody changed it since: it stays" },
    });
  if (before === undefined) {
    await perform(removeTenant, { id, revision }, caller);
    return;
  }
  // As they were: what was not there is taken away.
  const changes = Object.fromEntries(
    Object.entries(before).map(([field, value]) => [field, value ?? undefined]),
  );
  await perform(updateTenant, { id, revision, ...(changes as unknown as TenantInput) }, caller);
}

function toldChange(
  before: Tenant,
  after: Tenant,
  actor: Caller["actor"],
  nameOf: (id: string) => string,
): AuditInput {
  const said = (tenant: Tenant) => ({ ...tenant, reportsTo: nameOf(tenant.reportsTo ?? "") });
  const { id, name } = after;
  return {
    action: "tenants.update",
    actor,
    target: { kind: "tenants", id, name },
    changes: changesBetween(said(before), said(after)),
  };
}

const noUpper: BilingualText = {
  zh: "它的上级没有写入，或已关闭，因此也没有写入",
  en: "whom it reports to was not written, or is closed: neither was this",
};

const takenName: BilingualText = {
  zh: "预览之后已有同名的单位，没有写入",
  en: "a unit of this name was made since the preview: it was not written",
};

const otherNow: BilingualText = {
  zh: "预览之后有人改动了这个单位，没有写入",
  en: "somebody changed the unit since the preview: it was not written",
};
