import { validators } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { endSessions, setDisabled } from "../identity/users.ts";
import { accountUseCase } from "./account-use-case.ts";
import { refuseLastSystemAdministrator } from "./last-system-administrator.ts";

/** Nobody signs in with the account, and its sessions end at once; its documents stay. Errors: `forbidden`, `wrong-state`. */
export const disableAccount = accountUseCase({
  name: "users.disable",
  act: "lock",
  input: validators.UserInput,
  run: async ({ user }) => {
    if (user.disabledAt !== undefined)
      throw new AppError("wrong-state", {
        message: { zh: "账号已经停用。", en: "The account is disabled already." },
      });
    await refuseLastSystemAdministrator(user);
    await setDisabled(user.id, true);
  },
});

/** Lets an account sign in again, with the password that it had. Errors: `forbidden`, `wrong-state`. */
export const enableAccount = accountUseCase({
  name: "users.enable",
  act: "lock",
  input: validators.UserInput,
  run: async ({ user }) => {
    if (user.disabledAt === undefined)
      throw new AppError("wrong-state", {
        message: { zh: "账号没有停用。", en: "The account is not disabled." },
      });
    await setDisabled(user.id, false);
  },
});

/** Ends all sessions of an account at once; who knows its password signs in again. Errors: `forbidden`. */
export const endAccountSessions = accountUseCase({
  name: "users.endSessions",
  act: "endSessions",
  input: validators.UserInput,
  run: ({ user }) => endSessions({ userId: user.id }),
});
