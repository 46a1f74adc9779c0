import type { User } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { otherSystemAdministrators } from "../identity/system-administrators.ts";

/**
 * Refuses (`wrong-state`) to take from an account what makes it a system administrator who can sign in, where there is no other
 * one. Part of the transaction that takes it: of two who take each other's at the same moment, one runs again and sees it.
 */
export async function refuseLastSystemAdministrator({ id, memberships }: User): Promise<void> {
  if (!memberships.some(({ roles, endedAt }) => endedAt === undefined && roles.includes("system-admin")))
    return;
  if ((await otherSystemAdministrators(id)) > 0) return;
  throw new AppError("wrong-state", {
    message: {
      zh: "这是最后一个能登录的系统管理员，不能停用、收回角色或更换密码。请先设立另一位系统管理员，并由其登录设置密码。",
      en: "This is the last system administrator who can sign in. Make another one first, who signs in and sets a password.",
    },
  });
}
