import type { Reorganisation } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { reorganisations } from "./model.ts";

/** The merger or split in which one of these tenants takes part and that is not over. */
export function underWay(tenantIds: readonly string[]): Promise<Reorganisation | undefined> {
  return reorganisations.findOne({ tenantIds: { $in: [...tenantIds] }, isOpen: true });
}

/** Refuses what would take the ground from under a merger or split. Errors: `wrong-state`. */
export async function refuseUnderWay(tenantIds: readonly string[]): Promise<void> {
  const found = await underWay(tenantIds);
  if (found === undefined) return;
  throw new AppError("wrong-state", {
    message: {
      zh: `${found.byName}正在对这个单位办理${found.kind === "merge" ? "合并" : "拆分"}，请等它办完。`,
      en: `${found.byName} is ${found.kind === "merge" ? "merging" : "splitting"} this unit: wait for its end.`,
    },
  });
}
