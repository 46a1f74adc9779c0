import type { ActionsInWords } from "./action-words.ts";

/** What is done to access tokens, and by them, in words. */
export const accessTokensActions: ActionsInWords = {
  "accessTokens.create": {
    name: { zh: "新建令牌", en: "Create an access token" },
    said: { zh: "新建令牌{target}", en: "created the access token {target}" },
  },
  "accessTokens.revoke": {
    name: { zh: "停用令牌", en: "Revoke an access token" },
    said: { zh: "停用令牌{target}", en: "revoked the access token {target}" },
  },
  "accessTokens.elsewhere": {
    name: { zh: "令牌一天内在两处使用", en: "A token used from two places within a day" },
    said: {
      zh: "一天内从两个地址使用令牌{target}",
      en: "used the access token {target} from two addresses within a day",
    },
  },
  "accessTokens.refused": {
    name: { zh: "令牌被拒绝", en: "A token refused" },
    said: {
      zh: "使用令牌{target}被拒绝：内容不符、已停用或已到期",
      en: "was refused with the access token {target}: wrong, revoked or run out",
    },
  },
  "accessTokens.unknown": {
    name: { zh: "不存在的令牌", en: "A token that is none" },
    said: { zh: "用不存在的令牌推送数据，已拒绝", en: "was refused with a token that is none" },
  },
};
