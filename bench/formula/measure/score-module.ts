import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileProgram, type Program, type Scope } from "@duheng/formula";
import type { ScoreModule } from "../contestants/duheng.ts";
import { source } from "../work/formula.ts";

/** The formula as a program of one definition. */
export function scoreProgram(scope: Scope): Program {
  return compileProgram([{ name: "score", source }], scope);
}

/** Writes the program's module beside the bundled runtime and imports it, as a deployment would. */
export async function scoreModule(program: Program, folder: string, name: string): Promise<ScoreModule> {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, program.toModule({ runtime: "./runtime.mjs", columns: "./columns.mjs" }));
  const module: ScoreModule = await import(pathToFileURL(file).href);
  return module;
}
