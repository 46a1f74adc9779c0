import type { Command } from "commander";
import { verifyProcess } from "../assessments/verify-process.ts";
import { verifyDatabase } from "../database/verify.ts";
import { verifyFiles } from "../files/verify-files.ts";
import { heldIncompatibly } from "../identity/separation.ts";
import { verifyAdoptions } from "../library/verify-adoptions.ts";
import { verifyPersons } from "../staff/verify-persons.ts";
import { verifyTrails } from "./verify-trails.ts";
import { withDatabase } from "./with-database.ts";

export function addVerifyCommand(program: Command): void {
  const verify = program
    .command("verify")
    .description(
      "逐条检查所有文档、加密内容、附件和审计记录是否完好 judges every document by its schema, opens what is sealed, every file by its hash, the audit trails by their seals",
    )
    .action(() =>
      withDatabase(async () => {
        const { counts, problems } = await verifyDatabase();
        for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(20)} ${count}`);
        problems.push(...(await verifyFiles()), ...(await verifyProcess()), ...(await verifyPersons()));
        problems.push(...(await heldIncompatibly()), ...(await verifyAdoptions()));
        const trails = await verifyTrails();
        for (const line of trails.told) console.log(line);
        report([...problems, ...trails.problems]);
      }),
    );

  verify
    .command("audit")
    .description("核验审计记录封存之后是否被改动 whether the audit trails are what was sealed")
    .option(
      "--heads <file>",
      "与此文件中上次记下的链尾核对，再记下现在的；请存放在别处 compares with the ends of the chains noted in this file, then notes the present ones; keep it elsewhere",
    )
    .option(
      "--accept",
      "问题已经查明：记入审计记录，并记下现在的链尾 what is found was looked into: the trails say so, and the present ends are noted",
    )
    .action((options: { heads?: string; accept?: boolean }) =>
      withDatabase(async () => {
        const { told, problems } = await verifyTrails(options);
        for (const line of told) console.log(line);
        if (options.accept !== true) report(problems);
        else for (const problem of problems) console.log(`已查明 accepted: ${problem}`);
      }),
    );
}

function report(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) throw new Error(`${problems.length} 处问题 problems`);
}
