import { type Reorganisation, type Tenant, validators } from "@duheng/contracts";
import { conflict } from "../database/repository.ts";
import { AppError } from "../errors/app-error.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { jobIsOver } from "../jobs/find-jobs.ts";
import type { Caller } from "../permissions/caller.ts";
import { createTenant } from "../tenants/create-tenant.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { replaceTenant } from "../tenants/records.ts";
import { todayHere } from "../tenants/today-here.ts";
import { refuseTakenName, upperFor } from "../tenants/within-reach.ts";
import { useCase } from "../use-cases/use-case.ts";
import { reorganisations } from "./model.ts";
import { participantsOf, type Receiver } from "./participants.ts";
import { givenNames, targetOf } from "./parties.ts";
import { previewReorganisation } from "./preview.ts";
import { refuseUnderWay } from "./under-way.ts";
import { writeReorganisationJob } from "./write-job.ts";

/**
 * 合并、拆分: begins what a person has seen in the preview; units that are to be made are made, the rest is a job's. Each unit takes
 * part in one at a time. Errors: `invalid-input`, `wrong-state` (something stands against it), `conflict` (something is other than
 * it was shown), `duplicate` (the name of a new unit).
 */
export const beginReorganisation = useCase({
  name: "reorganisations.begin",
  ability: ["create", "reorganisations"],
  input: validators.BeginReorganisationInput,
  prepare: async ({ input: { draft, seen }, caller }) => {
    const preview = await previewReorganisation(draft, caller);
    const [first] = preview.hindrances;
    if (first !== undefined) throw hindered(first.unitName, preview.hindrances.length);
    if (preview.total + preview.parts.reduce((sum, one) => sum + one.departments.length, 0) === 0)
      throw nobodyGoes();
    if (preview.seen !== seen) throw otherThanShown();
    return { preview, ...(await participantsOf(draft, caller)) };
  },
  run: async ({ input: { draft, reason }, caller, prepared: { preview, receivers, parts } }) => {
    const { actor } = caller;
    const made: { ref: string; tenantId: string; name: string }[] = [];
    for (const receiver of receivers) {
      const { id, name } = await receiverHere(receiver, caller);
      made.push({ ref: receiver.ref, tenantId: id, name });
    }
    const given = [...new Map(parts.map(({ from }) => [from.id, from])).values()];
    for (const one of given) await touch(one);
    const tenantIds = [...given.map(({ id }) => id), ...made.map(({ tenantId }) => tenantId)];
    await refuseUnderWay(tenantIds);
    const places = (kind: "departments" | "categories") =>
      preview.parts.flatMap((part) =>
        part[kind].map(({ fromId, ref, toId, toName, name }) => ({
          ...{ fromId, ref },
          ...(toId === undefined ? { make: toName ?? name } : { toId }),
        })),
      );
    const begun = await reorganisations.insert({
      ...{ kind: draft.kind, byTenantId: actor.tenantId, byName: actor.name, on: await todayHere() },
      ...{ reason: reason.trim(), withRoles: draft.withRoles, receivers: made, tenantIds },
      parts: parts.map(({ from, to, departmentIds, staffIds, exceptIds }) => ({
        ...{ fromId: from.id, fromName: from.name, ref: to.ref },
        ...(departmentIds === undefined ? {} : { departmentIds: [...departmentIds] }),
        ...(staffIds === undefined ? {} : { staffIds: [...staffIds] }),
        ...(exceptIds === undefined ? {} : { exceptIds: [...exceptIds] }),
      })),
      ...{ departments: places("departments"), categories: places("categories") },
      ...{ state: "running" as const, isOpen: true as const, moved: 0, total: preview.total, setAside: [] },
    });
    return withJob(begun, caller);
  },
  audit: {
    target: ({ result }) => targetOf(result),
    reason: ({ input }) => input.reason,
    details: ({ result }) => ({ units: givenNames(result), people: result.total }),
  },
  answer: ({ result: { id } }) => ({ id }),
});

/** One that stopped, since some could not go over, goes on. Errors: `not-found`, `wrong-state`. */
export const resumeReorganisation = useCase({
  name: "reorganisations.resume",
  ability: ["update", "reorganisations"],
  input: validators.RemoveInput,
  before: ({ input, caller }) => ownReorganisation(input.id, caller),
  run: async ({ input: { revision }, caller, before }) => {
    if (before.state === "done" || !(await jobIsOver(before.jobId))) throw notStopped();
    const next = await reorganisations.replace({ ...before, revision, state: "running", setAside: [] });
    return withJob(next, caller);
  },
  audit: { target: ({ result }) => targetOf(result) },
  answer: ({ result: { id } }) => ({ id }),
});

/** One of the caller's tenant. Errors: `not-found`. */
export async function ownReorganisation(id: string, { actor }: Caller): Promise<Reorganisation> {
  const found = await reorganisations.findOne({ _id: id, byTenantId: actor.tenantId });
  if (found === undefined) throw new AppError("not-found");
  return found;
}

async function withJob(begun: Reorganisation, { actor }: Caller): Promise<Reorganisation> {
  const job = await enqueue(writeReorganisationJob, {
    ...{ input: { id: begun.id }, actor, key: begun.id, target: targetOf(begun) },
  });
  return reorganisations.replace({ ...begun, jobId: job.id });
}

async function receiverHere({ tenant, made }: Receiver, caller: Caller): Promise<Tenant> {
  if (tenant !== undefined) return touch(tenant);
  if (made === undefined) throw new AppError("not-found");
  const { timeZone } = await upperFor(made.reportsTo, caller);
  await refuseTakenName(made.name, caller);
  return createTenant({ ...made, timeZone, state: "active" });
}

/** Whoever closes it, or merges it, at this moment conflicts. */
async function touch({ id }: Tenant): Promise<Tenant> {
  const [present] = await findTenants([id]);
  if (present?.state !== "active") throw conflict(present);
  return replaceTenant(present);
}

function hindered(unit: string, count: number): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: `“${unit}”等有 ${count} 项情况妨碍办理，请按预览中的办法处理后再试。`,
      en: `${count} things stand against it, in “${unit}” and others: mend them as the preview says.`,
    },
  });
}

function nobodyGoes(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "没有人员或科室可以划转。", en: "There is nobody, and no department, that goes over." },
  });
}

function otherThanShown(): AppError {
  return new AppError("conflict", {
    message: {
      zh: "预览之后情况有变，没有办理。请再看一遍预览。",
      en: "Something is other than it was shown. Nothing was done: look at the preview once more.",
    },
  });
}

function notStopped(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "正在办理，或已经办完。", en: "It is going on, or over." },
  });
}
