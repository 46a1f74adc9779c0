import { Command } from "commander";
import { version } from "../version.ts";
import { addDatabaseCommands } from "./database-commands.ts";
import { addUserCommands } from "./user-commands.ts";

/** `npm run duheng -- <command>`: what the operator of an installation does. */
const program = new Command("duheng")
  .description("度衡 Duheng: 运维命令 operator's commands")
  .version(version)
  .showHelpAfterError();
addDatabaseCommands(program);
addUserCommands(program);

await program.parseAsync().catch((error: unknown) => {
  console.error(`失败 Failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
