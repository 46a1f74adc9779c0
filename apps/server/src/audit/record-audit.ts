import { createHash } from "node:crypto";
import type { AuditChange, AuditEntry, AuditTarget } from "@duheng/contracts";
import { mongo } from "mongoose";
import type { ActingGrant, Actor } from "../base/actor.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { requireTenantId } from "../database/scope.ts";
import { joinedChanges } from "./changes.ts";
import { groupMinutes } from "./group-minutes.ts";
import { forgetTold } from "./groups-known.ts";
import { auditEntries } from "./model.ts";

export interface AuditInput {
  /** domain.verb, such as assessments.submit. */
  action: string;
  /** An operator at the command line, or somebody who is not signed in, has a name alone. */
  actor: Pick<Actor, "name"> & Partial<Actor>;
  target?: AuditTarget;
  reason?: string;
  changes?: AuditChange[];
  /** A named reach across tenants. */
  across?: boolean;
  details?: Record<string, unknown>;
  /** With `true`, it joins what the same person did to the same target within ten minutes, as recordAudit says. */
  grouped?: boolean;
  /** Happens again and again, in no transaction: within ten minutes the same only adds to one entry's count. */
  counted?: Counted;
}

interface Counted {
  /** What makes it the same, beside the action. */
  readonly by: readonly string[];
  readonly times: number;
}

/**
 * Adds an entry to the audit trail of the present tenant; inside a transaction, it is part of it. What is grouped adds
 * none where there is one of the group: same person, action, target and reason, and nothing else done to the target
 * since, nor the same told of another. Where it names one value of the target, it joins what was done to that value.
 * What is done under a grant is told in both tenants.
 * What it changed is told for the whole group, from the first before to the last after, by an entry of its own beside
 * those that changed nothing that is told: no rename is lost in the saving before it. What is sealed is never changed.
 */
export async function recordAudit(input: AuditInput): Promise<void> {
  await tellInTrail(input);
}

/** Adds an entry for each of many that were done as one, by one command; none is grouped or counted, none is done under a grant. */
export async function recordAudits(inputs: readonly AuditInput[]): Promise<void> {
  const tenantId = requireTenantId();
  for (const { target } of inputs) if (target !== undefined) forgetTold(target.id);
  await auditEntries.insertMany(inputs.map((input) => entryOf(input, tenantId)));
}

/** The same. Out: when the entry that tells it was written, ISO; of a group, when it began. */
export async function tellInTrail(input: AuditInput): Promise<string> {
  const { grouped = false, counted } = input;
  const joined = grouped ? await joinedEntry(input) : undefined;
  if (joined !== undefined) return joined.at;
  if (input.target !== undefined) forgetTold(input.target.id);
  const entry = entryOf(input, requireTenantId());
  // What is counted is counted in both tenants, by whoever counts it.
  if (counted) await addToCount(entry, counted);
  else {
    await auditEntries.insert(entry);
    await tellHome(input);
  }
  return entry.at;
}

/** An entry as it is kept in a tenant's trail. */
export function entryOf(
  { action, actor, grouped: _grouped, counted: _counted, ...rest }: AuditInput,
  tenantId: string,
): Omit<AuditEntry, "id" | "tenantId"> {
  return {
    at: new Date().toISOString(),
    actor: {
      name: actor.name,
      ...(actor.userId === undefined ? {} : { userId: actor.userId }),
      ...(actor.roles === undefined ? {} : { roles: [...actor.roles] }),
    },
    action,
    ...rest,
    ...(actor.granted === undefined ? {} : { granted: sideOf(actor.granted, tenantId) }),
  };
}

/**
 * What somebody does under a grant is told to the tenant that he comes from, too, in the same transaction: that it was done,
 * and to whom. What was changed, and why, is the other tenant's.
 */
async function tellHome({ action, actor, target, details = {} }: AuditInput): Promise<void> {
  const { granted } = actor;
  if (granted === undefined) return;
  const { homeTenantId: tenantId } = granted;
  // What it was done to goes by its name there.
  const { name, person } = details;
  const named = { ...(name === undefined ? {} : { name }), ...(person === undefined ? {} : { person }) };
  const entry = entryOf({ action, actor, ...(target && { target }), details: named }, tenantId);
  await acrossTenants({ act: "audit.tellHome", reason: `done under the grant ${granted.id}` }, () =>
    auditEntries.insert({ ...entry, tenantId }),
  );
}

function sideOf(
  { id: grantId, homeTenantId, homeName, ownerName }: ActingGrant,
  tenantId: string,
): NonNullable<AuditEntry["granted"]> {
  return tenantId === homeTenantId
    ? { grantId, side: "there", unit: ownerName }
    : { grantId, side: "here", unit: homeName };
}

/** The same id for the same within ten minutes: several processes may count at once, and none waits for another. */
async function addToCount(
  entry: Pick<AuditEntry, "action" | "at" | "actor">,
  { by, times }: Counted,
): Promise<void> {
  const { at, ...rest } = entry;
  const period = Math.floor(Date.parse(at) / (groupMinutes * 60_000));
  const text = JSON.stringify([requireTenantId(), entry.action, period, ...by]);
  const _id = createHash("sha256").update(text).digest("hex").slice(0, 32);
  try {
    await auditEntries.model.updateOne(
      // Not `seal: null`: what an upsert asks by equality it would write.
      { _id, seal: { $exists: false } },
      { $inc: { count: times }, $setOnInsert: { at: new Date(at), ...rest } },
      { upsert: true },
    );
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
    // It was counted so late that the entry is sealed: told by one of its own.
    await auditEntries.insert({ ...entry, count: times });
  }
}

/** The entry of the group, which tells this too now; undefined where none does. */
async function joinedEntry(input: AuditInput): Promise<AuditEntry | undefined> {
  const { action, actor, target, reason, changes = [], details = {} } = input;
  const about = target === undefined ? {} : { "target.id": target.id };
  const last = await auditEntries.findOne(
    {
      ...(actor.userId === undefined ? { "actor.name": actor.name } : { "actor.userId": actor.userId }),
      action,
      at: { $gte: new Date(Date.now() - groupMinutes * 60_000) },
      ...about,
      ...(reason === undefined ? {} : { reason }),
      ...(details.field === undefined ? {} : { "details.field": details.field }),
      ...(changes.length === 0 ? {} : { "changes.0": { $exists: true } }),
      // What is done under a grant is told in both tenants: it joins only what was done under the same one.
      "granted.grantId": actor.granted?.id ?? { $exists: false },
    },
    { sort: { at: -1 } },
  );
  if (last === undefined) return undefined;
  const isOver =
    target !== undefined &&
    (await auditEntries.findOne({
      ...about,
      at: { $gt: new Date(last.at) },
      $or: [
        { action: { $ne: action } },
        // Two who rename by turns are told by turns; who merely saves meanwhile ends nothing.
        { "actor.userId": { $ne: actor.userId ?? null }, "changes.0": { $exists: true } },
      ],
    })) !== undefined;
  if (isOver) return undefined;
  return changes.length === 0 || (await join(last, changes, target)) ? last : undefined;
}

/** The only change that an entry ever sees: its group goes on. false: it is sealed already. */
async function join(
  { id, changes: first = [] }: AuditEntry,
  then: readonly AuditChange[],
  target: AuditTarget | undefined,
): Promise<boolean> {
  const changes = joinedChanges(first, then);
  const { matchedCount } = await auditEntries.model.updateOne(
    { _id: id, seal: null },
    { $set: { changes, ...(target && { target }) } },
  );
  return matchedCount > 0;
}
