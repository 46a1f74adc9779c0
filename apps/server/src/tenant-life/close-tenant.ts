import { validators } from "@duheng/contracts";
import { changesBetween } from "../audit/changes.ts";
import { AppError } from "../errors/app-error.ts";
import { refuseUnderWay } from "../reorganisations/under-way.ts";
import { findTenantsBy, replaceTenant } from "../tenants/records.ts";
import { tenantBelow } from "../tenants/within-reach.ts";
import { useCase } from "../use-cases/use-case.ts";

/** Closes a unit: nobody enters it any more, and what is in it stays. Errors: `in-use` while an open one is below it, `wrong-state` (closed, being merged), `conflict`. */
export const closeTenant = useCase({
  name: "tenants.close",
  ability: ["update", "tenants"],
  input: validators.RemoveInput,
  before: ({ input, caller }) => tenantBelow(input.id, caller),
  run: async ({ input: { revision }, before }) => {
    if (before.state === "closed") throw isAlready("closed");
    const below = await findTenantsBy({ path: before.id, state: "active" }, { sort: { name: 1 } });
    await refuseUnderWay([before.id]);
    if (below.length > 0) throw hasBelow(below.map(({ name }) => name));
    return replaceTenant({ ...before, revision, state: "closed" });
  },
  audit: {
    target: ({ result: { id, name } }) => ({ kind: "tenants", id, name }),
    changes: ({ before, result }) => changesBetween(before, result),
  },
});

/** Opens a closed unit again, where the one above it is open and it was not merged into another. Errors: `wrong-state`, `conflict`. */
export const reopenTenant = useCase({
  name: "tenants.reopen",
  ability: ["update", "tenants"],
  input: validators.RemoveInput,
  before: ({ input, caller }) => tenantBelow(input.id, caller),
  run: async ({ input: { revision }, before }) => {
    if (before.state === "active") throw isAlready("active");
    if (before.succeededBy !== undefined) throw isMerged(before.succeededBy.name);
    const closed = await findTenantsBy({ _id: { $in: before.path }, state: "closed" });
    if (closed.length > 0)
      throw new AppError("wrong-state", {
        message: {
          zh: `上级“${closed[0]?.name}”已关闭，请先恢复它。`,
          en: `“${closed[0]?.name}” above it is closed: open that first.`,
        },
      });
    return replaceTenant({ ...before, revision, state: "active" });
  },
  audit: {
    target: ({ result: { id, name } }) => ({ kind: "tenants", id, name }),
    changes: ({ before, result }) => changesBetween(before, result),
  },
});

function isAlready(state: "active" | "closed"): AppError {
  return new AppError("wrong-state", {
    message:
      state === "closed"
        ? { zh: "这个单位已经关闭。", en: "This unit is closed already." }
        : { zh: "这个单位没有关闭。", en: "This unit is not closed." },
  });
}

function isMerged(name: string): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: `这个单位已并入“${name}”，不能恢复；其中的考核结果仍可查看。`,
      en: `This unit was merged into “${name}” and is not opened again; what is in it can still be read.`,
    },
  });
}

function hasBelow(names: readonly string[]): AppError {
  const shown = names.slice(0, 3).join("、");
  return new AppError("in-use", {
    message: {
      zh: `它还有 ${names.length} 个下级单位（${shown}${names.length > 3 ? " 等" : ""}），请先移到别处或关闭它们。`,
      en: `There ${names.length === 1 ? "is one unit" : `are ${names.length} units`} below it (${shown}${names.length > 3 ? " and others" : ""}): move or close them first.`,
    },
  });
}
