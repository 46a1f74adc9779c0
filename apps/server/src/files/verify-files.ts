import { createHash } from "node:crypto";
import { acrossTenants } from "../database/across-tenants.ts";
import { inTenant } from "../database/scope.ts";
import { readContent } from "./contents.ts";
import { storedFiles } from "./model.ts";

interface FileFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly size: number;
  readonly hash: string;
}

/** One sentence for each file whose content is not there, or is not what it was when it was uploaded. */
export async function verifyFiles(): Promise<string[]> {
  const problems: string[] = [];
  const known = await acrossTenants({ act: "database.verify", reason: "operator's command" }, allFiles);
  for (const file of known) {
    const problem = await inTenant(file.tenantId, () => verifyContent(file));
    if (problem !== undefined) problems.push(`StoredFile ${file.id}: ${problem}`);
  }
  return problems;
}

async function allFiles(): Promise<FileFacts[]> {
  const found = await storedFiles.model.find({}, { tenantId: 1, size: 1, hash: 1 }).lean();
  return found.map(({ _id, tenantId, size, hash }) => ({ id: _id, tenantId, size, hash }));
}

async function verifyContent({ id, size, hash }: FileFacts): Promise<string | undefined> {
  const actual = createHash("sha256");
  let length = 0;
  try {
    for await (const chunk of await readContent(id)) {
      const bytes: Buffer = chunk;
      actual.update(bytes);
      length += bytes.length;
    }
  } catch (error) {
    return `its content cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (length !== size) return `its content has ${length} bytes, not ${size}`;
  return actual.digest("hex") === hash ? undefined : "its content was changed";
}
