import type { ListableOf } from "../database/list-input.ts";

/** By what archives are listed. */
export const archiveListing = {
  sortable: ["createdAt"],
  defaultSort: { createdAt: -1 },
} as const satisfies ListableOf<"TenantArchive">;
