import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { router } from "../rpc/trpc.ts";
import { createAccessToken } from "./create-token.ts";
import { accessTokenListing } from "./listing.ts";
import { accessTokens } from "./model.ts";
import { revokeAccessToken } from "./revoke-token.ts";

// Nobody opens one: what its secret comes to and where it was used is told to nobody.
const { list } = readContract({
  subject: "accessTokens",
  repository: accessTokens,
  ...accessTokenListing,
  listsWithout: ["hash", "lastFrom"],
});

/** 令牌, by which other systems push figures: for the administrators of the unit alone. */
export const accessTokensRouter = router({
  list,
  create: mutation(createAccessToken),
  revoke: mutation(revokeAccessToken),
});
