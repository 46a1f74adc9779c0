import type { Command } from "commander";
import { readSettings } from "../config.ts";
import { backupDatabase, restoreDatabase } from "../database/backup.ts";
import { missingKeys } from "../database/sealing/register-keys.ts";
import { ensureDemonstration } from "../seed/demonstration.ts";
import { tellOfBackup, tellOfRestore } from "./tell-of-data.ts";
import { keysToKeep } from "./tell-of-keys.ts";
import { withDatabase } from "./with-database.ts";

export function addDatabaseCommands(program: Command): void {
  program
    .command("backup <folder>")
    .description(
      "备份到一个新目录，服务可继续运行 a consistent copy into a new folder, while the server runs",
    )
    .action((folder: string) =>
      withDatabase(async (config) => {
        await backupDatabase(config, folder);
        await tellOfBackup(folder);
        console.log(`已备份 backed up: ${folder}`);
        for (const said of await keysToKeep(process.env, config.dataDir)) console.log(said);
      }),
    );

  program
    .command("restore <folder>")
    .description(
      "从备份恢复；须先停止服务，原数据会改名保留。设置了 MONGODB_URI 时，恢复到那里的空数据库 puts a backup in place, with MONGODB_URI into the empty database there; stop the server first",
    )
    .action(async (folder: string) => {
      const kept = await restoreDatabase(readSettings(), folder);
      await withDatabase(
        async () => {
          await tellOfRestore(folder);
          for (const said of await missingKeys()) console.error(said);
        },
        // A backup is put in place first, and its keys are looked for then.
        { withoutKeys: true },
      );
      console.log(`已恢复 restored: ${folder}${kept ? `; 原数据 the data before: ${kept}` : ""}`);
      console.log(
        "所有会话已结束；备份之后停用的账号和改过的密码已回到备份时的状态，请核对 All sessions are over. Accounts that were disabled and passwords that were changed since the backup are as they were then: check them",
      );
    });

  program
    .command("seed")
    .description("向空数据库载入示范城市 loads the demonstration city into an empty database")
    .action(() =>
      withDatabase(async (config) => {
        if (config.production) throw new Error("NODE_ENV=production: 不载入示范数据 no demonstration data");
        const counts = await ensureDemonstration((text) => console.log(text));
        if (!counts) throw new Error("数据库不是空的 the database is not empty");
        for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(20)} ${count}`);
      }),
    );
}
