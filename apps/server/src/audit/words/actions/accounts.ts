import type { ActionsInWords } from "./action-words.ts";

/** What is done to accounts, in words. */
export const accountsActions: ActionsInWords = {
  "users.create": {
    name: { zh: "新建账号", en: "Create an account" },
    said: { zh: "新建账号{target}", en: "created the account {target}" },
  },
  "users.setPassword": {
    name: { zh: "重设密码", en: "Set a password" },
    said: {
      zh: "重设账号{target}的密码并结束其全部会话",
      en: "set the password of the account {target} and ended its sessions",
    },
  },
  "users.disable": {
    name: { zh: "停用账号", en: "Disable an account" },
    said: {
      zh: "停用账号{target}并结束其全部会话",
      en: "disabled the account {target} and ended its sessions",
    },
  },
  "users.enable": {
    name: { zh: "恢复账号", en: "Enable an account" },
    said: { zh: "恢复停用的账号{target}", en: "enabled the account {target} again" },
  },
  "users.createMany": {
    name: { zh: "批量开通账号", en: "Create several accounts" },
    said: { zh: "批量开通账号", en: "created several accounts" },
  },
  "users.takeBack": {
    name: { zh: "收回未启用的账号", en: "Take back an unused account" },
    said: { zh: "收回从未启用的账号{target}", en: "took back the account {target}, which was never used" },
  },
  "users.makeSlips": {
    name: { zh: "制作账号条", en: "Make a slip" },
    said: {
      zh: "为账号{target}制作账号条，原密码作废，结束其全部会话",
      en: "made a slip for the account {target}; its former password and sessions are over",
    },
  },
  "users.endSessions": {
    name: { zh: "结束账号的会话", en: "End the sessions of an account" },
    said: { zh: "结束账号{target}的全部会话", en: "ended the sessions of the account {target}" },
  },
  "users.setRoles": {
    name: { zh: "授予或收回角色", en: "Give or take roles" },
    said: {
      zh: "调整账号{target}[在{unit}]的角色",
      en: "changed the roles of the account {target}[ in {unit}]",
    },
  },
  "users.endMembership": {
    name: { zh: "账号随离开停止使用", en: "An account ends as its person leaves" },
    said: {
      zh: "把账号{target}的人员标记为离开，该账号不能再进入本单位",
      en: "let the person of the account {target} leave, so it enters this unit no more",
    },
  },
  "users.resumeMembership": {
    name: { zh: "账号随返回恢复使用", en: "An account resumes as its person returns" },
    said: {
      zh: "恢复账号{target}的人员为在职，该账号以工作人员身份重新进入本单位",
      en: "let the person of the account {target} return, so it enters this unit again as staff",
    },
  },
  "users.separate": {
    name: { zh: "一条人员记录只对应一个账号", en: "One account for a staff record" },
    said: {
      zh: "解除账号{target}与人员[{person}]的对应，该人员另有账号",
      en: "separated the account {target} from[ {person} of] the staff, who has another account",
    },
  },
  "users.rename": {
    name: { zh: "更改重复的用户名", en: "Change a user name that was taken twice" },
    said: {
      zh: "因用户名重复，更改账号{target}的用户名[：{former}改为{username}]",
      en: "changed the user name of the account {target}, which another one has[: {former} is now {username}]",
    },
  },
  "users.tell": {
    name: { zh: "告知账号所在单位", en: "Tell the units of an account" },
    said: {
      zh: "把对账号的操作告知其所在单位",
      en: "told the units of an account of what was done to it",
    },
  },
  "users.readTrail": {
    name: { zh: "查阅账号在各单位的登录记录", en: "Read the sign-ins of an account in its units" },
    said: {
      zh: "查阅账号在各单位的登录与被拒绝记录",
      en: "read the sign-ins and refusals of an account in its units",
    },
  },
};
