import type { BilingualText, User } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import type { Action } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { isUnitRole } from "./grantable-roles.ts";
import { reachesAll } from "./reach.ts";

/** What is done to an account of another. */
export type AccountAct = "slip" | "lock" | "endSessions" | "roles";

/** What a caller must be able to do for it. */
export const actionOf = {
  slip: "issue",
  lock: "lock",
  endSessions: "lock",
  roles: "assign",
} as const satisfies Record<AccountAct, Action>;

/** Why an act will not do with an account, in words; undefined: it will. The last system administrator is looked at when it is done. */
export function refusalOf(act: AccountAct, user: User, caller: Caller): BilingualText | undefined {
  const action = actionOf[act];
  if (!caller.ability.can(action, "users")) return refusals.notYours;
  if (user.id === caller.actor.userId) return refusals.oneself[act];
  const held = user.memberships.filter(({ endedAt, isPast }) => endedAt === undefined && isPast !== true);
  if (reachesAll(caller, action)) {
    const isApart = held.some(({ roles }) => roles.some((role) => apart.has(role)));
    return act === "slip" && isApart ? refusals.apart : undefined;
  }
  const own = held.filter(({ tenantId }) => tenantId === caller.actor.tenantId);
  if (act === "roles") return own.length === 0 ? refusals.left : undefined;
  if (held.length > own.length) return refusals.elsewhere;
  if (own.length === 0 && act === "slip") return refusals.left;
  return own.every(({ roles }) => roles.every(isUnitRole)) ? undefined : refusals.above;
}

/** Refuses (`forbidden`) what will not do, in words. */
export function refuseAct(act: AccountAct, user: User, caller: Caller): void {
  const message = refusalOf(act, user, caller);
  if (message !== undefined) throw new AppError("forbidden", { message });
}

/** Who makes a slip has the account until its owner notices: those who watch the administrators get theirs from the operator. */
const apart: ReadonlySet<string> = new Set(["security-admin", "auditor"]);

/** The words of each. */
export const refusals = {
  notYours: { zh: "您没有此项权限。", en: "You are not allowed to do this." },
  oneself: {
    slip: {
      zh: "不能为自己打印账号条；请在右上角菜单中修改密码。",
      en: "Nobody makes a slip for himself. Change your password in the menu at the top right.",
    },
    lock: { zh: "不能停用或恢复自己的账号。", en: "Nobody disables or enables the own account." },
    endSessions: {
      zh: "要结束自己的会话，请退出登录；修改密码会结束在其他设备上的会话。",
      en: "To end your own session, sign out; changing your password ends those on other devices.",
    },
    roles: { zh: "不能给自己授予或收回角色。", en: "Nobody gives himself roles, or takes them." },
  },
  elsewhere: {
    zh: "此账号还属于其他单位，请联系系统管理员办理。",
    en: "This account belongs to another unit, too. Please ask the system administrator.",
  },
  above: {
    zh: "此账号还担任本单位管理员之外的管理角色，请联系系统管理员办理。",
    en: "This account has roles that the unit does not give. Please ask the system administrator.",
  },
  left: {
    zh: "此人已离开本单位。如已返回，请先在人员信息中恢复为在职。",
    en: "This person has left the unit. Who is back is made active in the staff record first.",
  },
  apart: {
    zh: "三员分立：安全管理员和审计员的密码由运维人员重设。",
    en: "The three administrators are apart: the operator sets the password of a security administrator or an auditor.",
  },
} as const;
