import { validators } from "@duheng/contracts";
import { mutation } from "../rpc/mutation.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { acceptTransfer } from "./accept.ts";
import { refuseTransfer, withdrawTransfer } from "./decide.ts";
import { offerTransfer } from "./offer.ts";
import { offeredTransfers, receivedTransfers } from "./seen.ts";

/** 人员移交: one unit hands somebody over, the other accepts or refuses. */
export const transfersRouter = router({
  received: procedure({ ability: ["read", "transfers"], input: nothing }).query(() => receivedTransfers()),
  offered: procedure({ ability: ["read", "transfers"], input: validators.OfferedTransfersInput }).query(
    ({ input }) => offeredTransfers(input.staffId),
  ),
  offer: mutation(offerTransfer),
  withdraw: mutation(withdrawTransfer),
  accept: mutation(acceptTransfer),
  refuse: mutation(refuseTransfer),
});
