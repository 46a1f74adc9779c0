import type { Publication, Tenant } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { findTenants } from "../tenants/find-tenants.ts";

/**
 * Refuses (`invalid-input`) to share beyond one's own tree: whoever shares puts it before everybody's eyes there. Only
 * the city shares with all; others name those that stand below them.
 */
export async function refuseForeignAudience(
  { id, kind }: Tenant,
  audience: Publication["audience"],
): Promise<void> {
  if (audience.kind === "all" && kind !== "city")
    throw refused([
      problem(
        "foreign-audience",
        "/audience/kind",
        "只有市级可以共享给全部单位，请改为所有下级单位或指定的下级单位",
        "is the city's to choose: share with all units below, or name some of them",
      ),
    ]);
  if (audience.kind !== "named") return;
  const known = new Map((await findTenants([...audience.tenantIds])).map((one) => [one.id, one]));
  const foreign = audience.tenantIds.flatMap((one, index) =>
    one === id || known.get(one)?.path.includes(id) ? [] : [index],
  );
  if (foreign.length > 0)
    throw refused(
      foreign.map((index) =>
        problem(
          "foreign-audience",
          `/audience/tenantIds/${index}`,
          "不是本单位的下级单位",
          "is no unit below this one",
        ),
      ),
    );
}

function refused(problems: ReturnType<typeof problem>[]): AppError {
  return new AppError("invalid-input", { problems });
}
