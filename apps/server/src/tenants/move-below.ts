import type { Tenant } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { TenantModel, tenants } from "./model.ts";

/** What stands above a tenant that reports to `upper`. Errors: `invalid-input` where that is itself, or below it. */
export function pathUnder(upper: Tenant, id: string): string[] {
  if (upper.id === id || upper.path.includes(id))
    throw new AppError("invalid-input", {
      problems: [
        problem(
          "circle",
          "/reportsTo",
          "上级不能是自己，也不能是自己的下级",
          "nobody reports to himself, or to who is below",
        ),
      ],
    });
  return [...upper.path, upper.id];
}

/** All that is below a tenant follows it to its new place. Part of the transaction that moves it. */
export async function moveBelow({ id }: Tenant, path: readonly string[]): Promise<void> {
  const below = await tenants.find({ path: id });
  if (below.length === 0) return;
  await TenantModel.bulkWrite(
    below.map(({ id: each, path: before }) => ({
      updateOne: {
        filter: { _id: each },
        update: { $set: { path: [...path, ...before.slice(before.indexOf(id))] } },
      },
    })),
  );
}
