import type { AccountStanding } from "../generated/types.ts";
import type { WordsOf } from "./words-of.ts";

export const accountStandingWords: WordsOf<AccountStanding> = {
  "own-password": { zh: "正常", en: "in use" },
  slip: { zh: "待设置密码", en: "awaits an own password" },
  "slip-expired": { zh: "账号条已过期", en: "slip has run out" },
  "awaits-slip": { zh: "未发账号条", en: "no slip yet" },
  disabled: { zh: "已停用", en: "disabled" },
};
