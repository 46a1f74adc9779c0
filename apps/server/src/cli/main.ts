import { Command } from "commander";
import { version } from "../base/version.ts";
import { AppError } from "../errors/app-error.ts";
import { addDatabaseCommands } from "./database-commands.ts";
import { addKeyCommands } from "./key-commands.ts";
import { addSetupCommand } from "./setup-command.ts";
import { addUserCommands } from "./user-commands.ts";
import { addVerifyCommand } from "./verify-command.ts";

/** `npm run duheng -- <command>`: what the operator of an installation does. */
const program = new Command("duheng")
  .description("度衡 Duheng: 运维命令 operator's commands")
  .version(version)
  .showHelpAfterError();
addDatabaseCommands(program);
addVerifyCommand(program);
addUserCommands(program);
addKeyCommands(program);
addSetupCommand(program);

await program.parseAsync().catch((error: unknown) => {
  console.error(`失败 Failed: ${wordsOf(error)}`);
  process.exitCode = 1;
});

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return `${error.text.zh} ${error.text.en}`;
  return error instanceof Error ? error.message : String(error);
}
