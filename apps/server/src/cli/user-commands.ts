import { createInterface } from "node:readline/promises";
import { type Role, validators } from "@duheng/contracts";
import type { Command } from "commander";
import { transaction } from "../database/transaction.ts";
import { membershipsOf, setMembership } from "../identity/memberships.ts";
import { createUser, resetPassword, users } from "../identity/users.ts";
import { findTenants } from "../tenants/find-tenants.ts";
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
        const [tenant] = await findTenants([tenantId]);
        if (!tenant) throw new Error(`没有此单位 no such tenant: ${tenantId}`);
        const password = await readPassword();
        const parsed: Role[] = roles.map((role) => validators.Role.parse(role));
        await transaction(async () => {
          const { id } = await createUser({ username, name, password });
          await setMembership({ userId: id, tenantId: tenant.id, roles: parsed });
        });
        console.log(`已建立 created: ${username} · ${tenant.name}`);
      }),
    );

  user
    .command("password <username>")
    .description("重设密码并结束其全部会话；密码从标准输入读取 sets a password, ends all sessions")
    .action((username: string) =>
      withDatabase(async () => {
        await resetPassword(username, await readPassword());
        console.log(`密码已重设 the password was set: ${username}`);
      }),
    );
}

async function listUsers(): Promise<void> {
  for await (const one of users().find({}, { sort: { username: 1 } })) {
    const memberships = await membershipsOf(one._id);
    const roles = memberships.map((each) => `${each.tenantId}: ${each.roles.join(" ")}`).join(" · ");
    console.log(`${one.username.padEnd(20)} ${one.name.padEnd(16)} ${roles}`);
  }
}

/** Never an argument: those can be seen by every process of the machine. */
async function readPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const password = await lines.question("密码 password: ");
  lines.close();
  return password;
}
