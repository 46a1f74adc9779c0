import type { Role } from "@duheng/contracts";
import type { DemoAccount } from "../types.ts";
import { staffId } from "./people.ts";
import { cityId } from "./tenants.ts";

/** The one password of all demonstration accounts. Known to everybody: never for production. */
const demoPassword = "duheng-demo-2026";

/** One account per role, and staff of each category of 市公安局. */
export function makeAccounts(): DemoAccount[] {
  return [
    account("city-admin", "市级管理员", "City admin", cityId, ["city-admin"]),
    account("city-leader", "市级分管领导", "Leader of the city", cityId, ["leader-in-charge"], 1),
    account("banner-admin", "海拉尔区管理员", "Banner admin of 海拉尔区", "hailar", ["banner-admin"]),
    account(
      "ga-admin",
      "市公安局管理员（政治处）",
      "Unit admin of the public security bureau",
      "hlbe-ga",
      ["unit-admin", "staff"],
      28,
    ),
    account("ga-main", "市公安局局长", "Main leader", "hlbe-ga", ["main-leader"], 1),
    account("ga-leader", "市公安局分管副局长", "Leader in charge", "hlbe-ga", ["leader-in-charge"], 2),
    account("ga-head", "刑事侦查支队负责人", "Head of section", "hlbe-ga", ["section-head", "staff"], 4),
    account("officer", "执法勤务类民警", "Police officer (duty)", "hlbe-ga", ["staff"], 5),
    account("tech", "警务技术类民警", "Police officer (technical)", "hlbe-ga", ["staff"], 22),
    account("clerk", "综合管理类民警", "Police officer (management)", "hlbe-ga", ["staff"], 29),
    account(
      "jcy-admin",
      "市检察院管理员（政治部）",
      "Unit admin of the procuratorate",
      "hlbe-jcy",
      ["unit-admin", "staff"],
      15,
    ),
    account(
      "jcy-leader",
      "副检察长",
      "Leader of the procuratorate",
      "hlbe-jcy",
      ["leader-in-charge", "staff"],
      2,
    ),
    account("jcy-staff", "检察官（刑事检察）", "Prosecutor", "hlbe-jcy", ["staff"], 4),
    auditor(),
    account("sys-admin", "系统管理员", "System administrator", cityId, ["system-admin"]),
    account("sec-admin", "安全管理员", "Security administrator", cityId, ["security-admin"]),
  ];
}

/** Who did what an administrator of this tenant does; the system itself where the tenant has no account. */
export function adminOf(tenantId: string): string {
  const admins: Readonly<Record<string, string>> = {
    [cityId]: "u-city-admin",
    hailar: "u-banner-admin",
    "hlbe-ga": "u-ga-admin",
    "hlbe-jcy": "u-jcy-admin",
  };
  return admins[tenantId] ?? "u-system";
}

/** Reads the traces of the city and of 市公安局. */
function auditor(): DemoAccount {
  const { memberships, ...city } = account("auditor", "审计员", "Auditor", cityId, ["auditor"]);
  return { ...city, memberships: [...memberships, { tenantId: "hlbe-ga", roles: ["auditor"] }] };
}

function account(
  username: string,
  zh: string,
  en: string,
  tenantId: string,
  roles: Role[],
  number?: number,
): DemoAccount {
  return {
    id: `u-${username}`,
    username,
    password: demoPassword,
    name: zh,
    about: { zh, en },
    memberships: [
      { tenantId, roles, ...(number === undefined ? {} : { staffId: staffId({ id: tenantId }, number) }) },
    ],
  };
}
