import { validators } from "@duheng/contracts";
import { AppError, notFound } from "../errors/app-error.ts";
import { setMembership } from "../identity/memberships.ts";
import { insertUser, refuseUser } from "../identity/users.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { useCase } from "../use-cases/use-case.ts";
import { grantableRoles } from "./grantable-roles.ts";
import { reachesAll } from "./reach.ts";
import { refuseOthers, roleChanges } from "./set-roles.ts";
import { accountTarget, tellOtherUnits } from "./tell-units.ts";

/**
 * One account for who administers a tenant, such as the first administrator of a new unit; its password comes with a slip.
 * Errors: `forbidden`, `not-found` (tenant), `duplicate` (user name), `incompatible-roles`.
 */
export const createAccount = useCase({
  name: "users.create",
  ability: ["create", "users"],
  input: validators.CreateUserInput,
  run: async ({ input, caller }) => {
    if (!reachesAll(caller, "create")) throw new AppError("forbidden");
    const { tenantId, roles } = input;
    const username = input.username.trim();
    const [tenant] = await findTenants([tenantId]);
    if (tenant?.state !== "active") throw notFound();
    refuseOthers(roles, grantableRoles(caller, tenant));
    refuseUser({ ...input, username });
    const { id } = await insertUser({ name: input.name, username });
    await setMembership({ userId: id, tenantId, roles });
    const target = { id, name: input.name, displayUsername: username };
    const told = { changes: roleChanges([], roles), details: { unit: tenant.name } };
    await tellOtherUnits(caller, target, [tenantId], { action: "users.create", ...told });
    return { ...target, ...told };
  },
  audit: {
    target: ({ result }) => accountTarget(result),
    changes: ({ result }) => result.changes,
    details: ({ result }) => result.details,
  },
  answer: ({ result: { id } }) => ({ id }),
});
