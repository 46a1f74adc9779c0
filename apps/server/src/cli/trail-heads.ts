import { readFile, rename, writeFile } from "node:fs/promises";
import { validators } from "@duheng/contracts";
import type { TenantHead } from "../audit/seals/verify-installation.ts";

/** The ends of the chains that were noted in this file; none where it does not exist. Throws with its name. */
export async function readHeads(file: string): Promise<TenantHead[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
  try {
    return validators.TrailHeads.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file}: 不是链尾记录 no file of heads`);
  }
}

/** Whole or not at all: a note of before is not lost by a full disk. */
export async function writeHeads(file: string, heads: readonly TenantHead[]): Promise<void> {
  const next = `${file}.next`;
  await writeFile(next, `${JSON.stringify(heads, null, 2)}\n`, { mode: 0o600 });
  await rename(next, file);
}
