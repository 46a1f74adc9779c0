import type { Problem, ReorganisationDraft, Tenant, TenantInput } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import type { Caller } from "../permissions/caller.ts";
import { findTenantsBy } from "../tenants/records.ts";
import { refuseTakenName, upperFor } from "../tenants/within-reach.ts";

/** A unit that takes in others, or what it is to be. */
export interface Receiver {
  readonly ref: string;
  readonly name: string;
  /** Absent: it is made in the same act. */
  readonly tenant?: Tenant;
  readonly made?: TenantInput;
}

export interface Part {
  readonly index: number;
  readonly from: Tenant;
  readonly to: Receiver;
  /** Absent both: all of the unit. */
  readonly departmentIds?: readonly string[];
  readonly staffIds?: readonly string[];
  /** Who is named in another part, and goes there whatever department he is of. */
  readonly exceptIds?: readonly string[];
}

/** Who takes part, as they are now. */
export interface Participants {
  readonly receivers: readonly Receiver[];
  readonly parts: readonly Part[];
}

/**
 * Gives and takes of a draft: giving units below the caller's tenant and open, receiving ones the same, or the caller's own, or new.
 * Errors: `invalid-input` at what does not fit, `duplicate` (the name of a new one).
 */
export async function participantsOf(draft: ReorganisationDraft, caller: Caller): Promise<Participants> {
  const reach = await findTenantsBy({
    state: "active",
    $or: [{ _id: caller.actor.tenantId }, { path: caller.actor.tenantId }],
  });
  const present = new Map(reach.map((one) => [one.id, one]));
  const problems: Problem[] = [];
  const receivers: Receiver[] = [];
  for (const [at, { ref, tenantId, made }] of draft.receivers.entries()) {
    const tenant = present.get(tenantId ?? "");
    if (tenant !== undefined && made === undefined) receivers.push({ ref, name: tenant.name, tenant });
    else if (made !== undefined && tenantId === undefined) {
      const { id, path } = await upperFor(made.reportsTo, caller);
      if (draft.kind === "merge" && draft.parts.some(({ fromId }) => [id, ...path].includes(fromId)))
        problems.push(underGiving(`/draft/receivers/${at}/made/reportsTo`));
      await refuseTakenName(made.name, caller);
      receivers.push({ ref, name: made.name, made });
    } else problems.push(noUnit(`/draft/receivers/${at}`));
  }
  const parts: Part[] = [];
  for (const [index, { fromId, ref, departmentIds, staffIds }] of draft.parts.entries()) {
    const from = fromId === caller.actor.tenantId ? undefined : present.get(fromId);
    const to = receivers.find((one) => one.ref === ref);
    const isPart = (departmentIds?.length ?? 0) + (staffIds?.length ?? 0) > 0;
    if (from === undefined || to === undefined || to.tenant?.id === fromId)
      problems.push(noUnit(`/draft/parts/${index}`));
    else if (draft.kind === "split" && !isPart) problems.push(nobody(`/draft/parts/${index}`));
    else
      parts.push({
        ...{ index, from, to },
        ...(draft.kind === "merge"
          ? {}
          : {
              ...{ departmentIds: departmentIds ?? [], staffIds: staffIds ?? [] },
              exceptIds: draft.parts.flatMap((one, at) => (at === index ? [] : (one.staffIds ?? []))),
            }),
      });
  }
  if (problems.length === 0) problems.push(...misshapen(draft));
  if (problems.length > 0) throw new AppError("invalid-input", { problems });
  return { receivers, parts };
}

/** A merger is of several into one, a split of one into several; nobody goes two ways. */
function misshapen({ kind, receivers, parts }: ReorganisationDraft): Problem[] {
  const giving = parts.map(({ fromId }) => fromId);
  const isTwice = (ids: readonly string[]) => new Set(ids).size < ids.length;
  const going = parts.flatMap(({ departmentIds = [], staffIds = [] }) => [...departmentIds, ...staffIds]);
  const ids = receivers.flatMap(({ tenantId }) => tenantId ?? []);
  const names = receivers.flatMap(({ made }) => made?.name ?? []);
  const refs = receivers.map(({ ref }) => ref);
  const isWrong =
    [ids, names, refs].some(isTwice) ||
    receivers.some(({ ref }) => !parts.some((part) => part.ref === ref)) ||
    (kind === "merge"
      ? receivers.length > 1 || isTwice(giving)
      : new Set(giving).size > 1 || isTwice(going)) ||
    giving.some((id) => ids.includes(id));
  return isWrong
    ? [
        problem(
          "misshapen",
          "/draft/parts",
          "合并是把一个或多个单位并入一个单位，拆分是把一个单位的科室或人员划给其他单位，每个科室、每个人只能去一处",
          "a merger is of units into one, a split of one unit into others, and nobody goes two ways",
        ),
      ]
    : [];
}

function underGiving(path: string): Problem {
  return problem(
    "under-giving-unit",
    path,
    "新单位不能设在要并入的单位之下",
    "cannot be a unit that is merged, or below one",
  );
}

function noUnit(path: string): Problem {
  return problem(
    "no-unit",
    path,
    "请选择本级以下在用的单位",
    "must be a unit below that is open, and another one",
  );
}

function nobody(path: string): Problem {
  return problem("nobody-goes", path, "请选择划出的科室或人员", "choose departments or people that go over");
}
