import type { AccountStanding } from "../generated/types.ts";
import type { WordsOf } from "./words-of.ts";

export const accountStandingWords: WordsOf<AccountStanding> = {
  "own-password": { zh: "正常", en: "in use" },
  slip: { zh: "待首次登录", en: "awaits the first sign-in" },
  "slip-expired": { zh: "账号条已过期", en: "slip has run out" },
  "awaits-slip": { zh: "未发账号条", en: "no slip yet" },
  disabled: { zh: "已停用", en: "disabled" },
};
