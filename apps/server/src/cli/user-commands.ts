import { type Role, validators } from "@duheng/contracts";
import type { Command } from "commander";
import { membershipsOf } from "../identity/memberships.ts";
import { users } from "../identity/users.ts";
import { createAccount, disableAccount, enableAccount, setAccountPassword } from "./accounts.ts";
import { readPassword } from "./read-password.ts";
import { withDatabase } from "./with-database.ts";

export function addUserCommands(program: Command): void {
  const user = program.command("user").description("账号 accounts");

  user
    .command("list")
    .description("列出账号及其在各单位的角色 all accounts and their roles")
    .action(() => withDatabase(listUsers));

  user
    .command("create <username> <name> <tenant> <roles...>")
    .description("新建账号；密码从标准输入读取 a new account; the password is read from standard input")
    .action((username: string, name: string, tenantId: string, roles: string[]) =>
      withDatabase(async () => {
        const known = roles.map(knownRole);
        await createAccount({ username, name, tenantId, roles: known, password: await readPassword() });
        console.log(`已建立 created: ${username} · ${tenantId}`);
      }),
    );

  user
    .command("password <username>")
    .description("重设密码并结束其全部会话；密码从标准输入读取 sets a password, ends all sessions")
    .action((username: string) =>
      withDatabase(async () => {
        await setAccountPassword(username, await readPassword());
        console.log(`密码已重设 the password was set: ${username}`);
      }),
    );

  user
    .command("disable <username>")
    .description("停用账号并立即结束其全部会话 nobody signs in with it, its sessions end at once")
    .action((username: string) =>
      withDatabase(async () => {
        await disableAccount(username);
        console.log(`已停用 disabled: ${username}`);
      }),
    );

  user
    .command("enable <username>")
    .description("恢复停用的账号 lets a disabled account sign in again")
    .action((username: string) =>
      withDatabase(async () => {
        await enableAccount(username);
        console.log(`已恢复 enabled: ${username}`);
      }),
    );
}

function knownRole(role: string): Role {
  if (validators.Role.is(role)) return role;
  throw new Error(`没有此角色 no such role: ${role}`);
}

async function listUsers(): Promise<void> {
  for await (const one of users().find({}, { sort: { username: 1 } })) {
    const memberships = await membershipsOf(one._id);
    const roles = memberships.map((each) => `${each.tenantId}: ${each.roles.join(" ")}`).join(" · ");
    const state = one.disabledAt === undefined ? "" : " [已停用 disabled]";
    console.log(`${one.username.padEnd(20)} ${one.name.padEnd(16)} ${roles}${state}`);
  }
}
