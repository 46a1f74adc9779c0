import type { ActionsInWords } from "./action-words.ts";

/** Signing in, one's own account, and what was refused, in words. */
export const identityActions: ActionsInWords = {
  "identity.signIn": { name: { zh: "登录", en: "Sign in" }, said: { zh: "登录", en: "signed in" } },
  "identity.signOut": {
    name: { zh: "退出登录", en: "Sign out" },
    said: { zh: "退出登录", en: "signed out" },
  },
  "identity.signInFailed": {
    name: { zh: "登录失败", en: "Failed sign-in" },
    said: { zh: "以{target}的名义登录失败", en: "failed to sign in as {target}" },
  },
  "identity.signInSlowed": {
    name: { zh: "登录被要求等待", en: "Slowed sign-in" },
    said: {
      zh: "以{target}的名义登录，因多次失败被要求等待",
      en: "was made to wait after failing to sign in as {target}",
    },
  },
  "identity.signInUnknown": {
    name: { zh: "以不存在的用户名登录", en: "Sign-in by unknown names" },
    said: { zh: "以不存在的用户名登录失败", en: "failed to sign in by names that nobody has" },
  },
  "access.refused": {
    name: { zh: "越权被拒绝", en: "Refused for lack of permission" },
    said: { zh: "无权进行此操作，已拒绝：{target}", en: "was refused for lack of permission: {target}" },
  },
  "identity.switchTenant": {
    name: { zh: "切换单位", en: "Switch unit" },
    said: { zh: "切换到{target}", en: "switched to {target}" },
  },
  "identity.changePassword": {
    name: { zh: "修改密码", en: "Change the password" },
    said: { zh: "修改了自己的密码", en: "changed the own password" },
  },
  "identity.createFirstAdministrator": {
    name: { zh: "创建首位管理员", en: "Create the first administrator" },
    said: {
      zh: "为{target}创建了首位管理员",
      en: "created the first administrator of {target}",
    },
  },
};
