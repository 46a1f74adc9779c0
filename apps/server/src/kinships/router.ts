import { recordKinship } from "../recusal/record-kinship.ts";
import { removeKinship } from "../recusal/remove-kinship.ts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { router } from "../rpc/trpc.ts";
import { kinshipColumns } from "./columns.ts";
import { kinshipListing } from "./listing.ts";
import { kinships } from "./model.ts";

/** 亲属关系（回避）: for the administrators of the unit alone. */
export const kinshipsRouter = router({
  ...readContract({ subject: "kinships", repository: kinships, ...kinshipListing, exported: kinshipColumns }),
  create: mutation(recordKinship),
  remove: mutation(removeKinship),
});
