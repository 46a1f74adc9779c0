import type { ListableOf } from "../database/list-input.ts";

/** By what access tokens are listed. */
export const accessTokenListing = {
  search: ["name"],
  sortable: ["createdAt", "lastUsedAt"],
  defaultSort: { createdAt: -1 },
} as const satisfies ListableOf<"AccessToken">;
