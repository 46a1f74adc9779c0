import type { Role } from "@duheng/contracts";
import { keysOf, roleWords } from "@duheng/contracts/words";
import { comparable, type ImportDefinition, type Read, type RowProblem } from "@duheng/imports";
import { normalizeUsername } from "../../identity/usernames.ts";
import { isUnitRole } from "../grantable-roles.ts";

/**
 * What a table of accounts can say of them; the headings are those of the list's workbook. Somebody goes by the work number. No
 * password is in a table: it comes with a slip.
 */
export const accountDefinition: ImportDefinition = {
  strongKeys: ["number"],
  weakKey: "name",
  together: {
    fields: ["username"],
    check: (rows) => {
      const first = new Map<string, number>();
      const twice = new Map<number, RowProblem>();
      for (const { row, values } of rows) {
        if (typeof values.username !== "string") continue;
        const username = normalizeUsername(values.username);
        const before = first.get(username);
        if (before === undefined) first.set(username, row);
        else
          twice.set(row, {
            field: "username",
            code: "twice-in-file",
            message: { zh: `与第 ${before} 行相同`, en: `is that of row ${before}` },
          });
      }
      return twice;
    },
  },
  columns: [
    {
      field: "name",
      title: { zh: "姓名", en: "Name" },
      aliases: ["人员姓名", "员工姓名", "名字"],
      content: { kind: "text" },
      isKept: true,
      longest: 60,
    },
    {
      field: "username",
      title: { zh: "用户名", en: "User name" },
      aliases: ["账号", "帐号", "登录名", "登录账号", "账户", "账号名", "Username", "Account"],
      content: { kind: "text" },
      isKept: true,
      longest: 100,
    },
    {
      field: "number",
      title: { zh: "工号", en: "Staff number" },
      aliases: ["人员编号", "员工编号", "职工编号", "职工号", "员工号", "警号", "人员代码"],
      content: { kind: "text" },
      isRequired: true,
      longest: 40,
    },
    {
      field: "roles",
      title: { zh: "角色", en: "Roles" },
      aliases: ["权限", "账号角色", "用户角色", "岗位角色", "Role"],
      content: { kind: "text" },
      isKept: true,
      longest: 200,
      read: readRoles,
    },
  ],
};

/** Roles of a unit as a cell says them: in Chinese, in the order of the roles. */
export function sayUnitRoles(roles: readonly Role[]): string {
  return keysOf(roleWords)
    .filter((role) => isUnitRole(role) && roles.includes(role))
    .map((role) => roleWords[role].zh)
    .join("、");
}

/** The roles that such a text says. */
export function rolesIn(text: string): Role[] {
  return wordsIn(text).flatMap((word) => roleCalled(word) ?? []);
}

/** Only roles that a unit gives: who administers, oversees or audits the installation is made by hand. */
function readRoles(text: string): Read {
  const words = wordsIn(text);
  const unknown = words.find((word) => roleCalled(word) === undefined);
  if (unknown === undefined && words.length > 0) return { value: sayUnitRoles(rolesIn(text)) };
  const isOther = keysOf(roleWords).some((role) => isCalled(role, unknown ?? ""));
  const [zh, en] = [unitRoles.map((role) => roleWords[role].zh), unitRoles.map((role) => roleWords[role].en)];
  return isOther
    ? {
        code: "not-of-unit",
        message: {
          zh: `“${unknown}”不由单位授予，不能导入；可填：${zh.join("、")}`,
          en: `“${unknown}” is not the unit's to give: one of ${en.join(", ")}`,
        },
      }
    : {
        code: "not-a-role",
        message: {
          zh: `只能填：${zh.join("、")}；几个之间用顿号隔开`,
          en: `must be of: ${en.join(", ")}; several apart by commas`,
        },
      };
}

const unitRoles = keysOf(roleWords).filter(isUnitRole);

function roleCalled(word: string): Role | undefined {
  return unitRoles.find((role) => isCalled(role, word));
}

function isCalled(role: Role, word: string): boolean {
  const { zh, en } = roleWords[role];
  return [role, zh, en].some((one) => comparable(one) === comparable(word));
}

function wordsIn(text: string): string[] {
  return text.split(/\s*[、,，;；/\n]\s*/).filter((word) => word !== "");
}
