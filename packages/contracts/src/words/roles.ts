import type { Role, StepPost, Tenant } from "../generated/types.ts";
import type { WordsOf } from "./words-of.ts";

export const roleWords: WordsOf<Role> = {
  "city-admin": { zh: "市级管理员", en: "city administrator" },
  "banner-admin": { zh: "旗县管理员", en: "banner administrator" },
  "unit-admin": { zh: "单位管理员", en: "unit administrator" },
  "main-leader": { zh: "主要领导", en: "main leader" },
  "leader-in-charge": { zh: "分管领导", en: "leader in charge" },
  "section-head": { zh: "科室负责人", en: "head of section" },
  staff: { zh: "工作人员", en: "staff" },
  auditor: { zh: "审计员", en: "auditor" },
  "system-admin": { zh: "系统管理员", en: "system administrator" },
  "security-admin": { zh: "安全管理员", en: "security administrator" },
};

/** Who does a step: the person, or a post. */
export const postWords: WordsOf<StepPost> = {
  self: { zh: "本人", en: "the person" },
  "section-head": roleWords["section-head"],
  "leader-in-charge": roleWords["leader-in-charge"],
  "main-leader": roleWords["main-leader"],
  "unit-admin": roleWords["unit-admin"],
};

export const tenantKindWords: WordsOf<Tenant["kind"]> = {
  city: { zh: "市", en: "city" },
  banner: { zh: "旗县市区", en: "banner or district" },
  unit: { zh: "单位", en: "unit" },
};

export const tenantLevelWords: WordsOf<NonNullable<Tenant["level"]>> = {
  city: { zh: "市级", en: "of the city" },
  banner: { zh: "旗县级", en: "of a banner" },
  township: { zh: "苏木乡镇级", en: "of a township" },
};

export const tenantStateWords: WordsOf<Tenant["state"]> = {
  active: { zh: "在用", en: "open" },
  closed: { zh: "已关闭", en: "closed" },
};
