import { validators } from "@duheng/contracts";
import { acrossTenants } from "../database/across-tenants.ts";
import { AppError } from "../errors/app-error.ts";
import { memberCount } from "../identity/member-count.ts";
import { refuseUnderWay } from "../reorganisations/under-way.ts";
import { countPeopleIn } from "../staff/count-people.ts";
import { countTenants, removeTenantRecord } from "../tenants/records.ts";
import { tenantBelow } from "../tenants/within-reach.ts";
import { useCase } from "../use-cases/use-case.ts";

/** Removes a unit that nobody was ever in; any other is closed instead. Errors: `in-use`, `conflict`. */
export const removeTenant = useCase({
  name: "tenants.remove",
  ability: ["update", "tenants"],
  input: validators.RemoveInput,
  before: ({ input, caller }) => tenantBelow(input.id, caller),
  run: async ({ input: { id, revision }, caller: { actor } }) => {
    const below = await countTenants({ path: id });
    const members = await memberCount(id);
    const people = await acrossTenants({ act: "tenants.countPeople", reason: `unit ${id}`, actor }, () =>
      countPeopleIn(id),
    );
    const merged = await countTenants({ "succeededBy.id": id });
    if (people + merged > 0)
      throw new AppError("in-use", {
        message: {
          zh: `它有 ${people} 名人员的记录，或已有 ${merged} 个单位并入，不能删除；不再使用时请关闭它。`,
          en: `It has the records of ${people} people, or ${merged} units were merged into it, and it cannot be removed: close it when it is used no more.`,
        },
      });
    if (below + members > 0)
      throw new AppError("in-use", {
        message: {
          zh: `它有 ${members} 个账号、${below} 个下级单位，不能删除；不再使用时请关闭它。`,
          en: `It has ${members} accounts and ${below} units below it and cannot be removed: close it when it is used no more.`,
        },
      });
    await refuseUnderWay([id]);
    await removeTenantRecord(id, revision);
    return { id };
  },
  audit: { target: ({ before: { id, name } }) => ({ kind: "tenants", id, name }) },
});
