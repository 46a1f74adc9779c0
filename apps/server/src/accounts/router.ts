import { validators } from "@duheng/contracts";
import { registerImportKind } from "../import-kinds/import-kind.ts";
import { readContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { accountStanding } from "./account-standing.ts";
import { accountTrail } from "./account-trail.ts";
import { userColumns } from "./columns.ts";
import { createAccount } from "./create-account.ts";
import { createAccounts } from "./create-accounts.ts";
import { accountsImport } from "./import/import-accounts.ts";
import { userListing } from "./listing.ts";
import { disableAccount, enableAccount, endAccountSessions } from "./lock-accounts.ts";
import { makeSlips } from "./make-slips.ts";
import { accounts } from "./model.ts";
import { previewAccounts } from "./preview-accounts.ts";
import { refuseAcross, seenAccount } from "./reach.ts";
import { setRoles } from "./set-roles.ts";

registerImportKind(accountsImport);

/** Accounts are global documents: the ability says which of them are somebody's to administer. */
export const usersRouter = router({
  ...readContract({
    subject: "users",
    repository: accounts,
    view: seenAccount,
    refuse: refuseAcross,
    ...userListing,
    exported: userColumns,
  }),
  /** What it is where, its sessions, and what the reader may do with it. */
  standing: procedure({ ability: ["read", "users"], input: validators.GetInput }).query(({ input, ctx }) =>
    accountStanding(input.id, ctx),
  ),
  /** Its sign-ins, refusals and what was done to it. */
  trail: procedure({ ability: ["read", "audit"], input: validators.GetInput }).query(({ input, ctx }) =>
    accountTrail(input.id, ctx),
  ),
  previewMany: procedure({
    ability: ["create", "users"],
    input: validators.PreviewAccountsInput,
    body: "parts",
  }).query(({ input }) => previewAccounts(input)),
  createMany: mutation(createAccounts, { body: "parts" }),
  create: mutation(createAccount),
  makeSlips: mutation(makeSlips),
  disable: mutation(disableAccount),
  enable: mutation(enableAccount),
  endSessions: mutation(endAccountSessions),
  setRoles: mutation(setRoles),
});
