import type { Command } from "commander";
import { makeSetupToken, setupLink } from "../identity/first-administrator.ts";
import { withDatabase } from "./with-database.ts";

export function addSetupCommand(program: Command): void {
  program
    .command("setup-link")
    .description(
      "取得创建首位管理员的一次性链接，24 小时内有效 the one-time link for the first administrator, good for 24 hours",
    )
    .action(() =>
      withDatabase(async ({ publicUrl, host, port }) => {
        const token = await makeSetupToken();
        if (token === undefined) {
          throw new Error("已有账号，不再需要初始化链接 there are accounts already: no link is needed");
        }
        console.log(setupLink(publicUrl ?? `http://${host}:${port}`, token));
      }),
    );
}
