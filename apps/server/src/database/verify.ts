import type { DocumentName } from "@duheng/contracts";
import { acrossTenants } from "./across-tenants.ts";
import { InvalidDocumentError } from "./invalid-document-error.ts";
import { modelNamed, registeredModels } from "./model.ts";
import { validateStrictly } from "./schema/validate-document.ts";

export interface Verification {
  /** Documents judged, by document name. */
  counts: Record<string, number>;
  /** One sentence per document that is not what its schema says, or whose tenant does not exist. */
  problems: string[];
}

/** Reads everything once. Bounded memory: documents are streamed. */
export function verifyDatabase(): Promise<Verification> {
  return acrossTenants({ act: "database.verify", reason: "operator's command" }, async () => {
    const result: Verification = { counts: {}, problems: [] };
    const tenants = new Set((await modelNamed("Tenant").find({}, { _id: 1 }).lean()).map((one) => one._id));
    for (const name of registeredModels()) {
      result.counts[name] = await verifyModel(name, tenants, result.problems);
    }
    return result;
  });
}

async function verifyModel(name: DocumentName, tenants: Set<string>, problems: string[]): Promise<number> {
  let count = 0;
  for await (const document of modelNamed(name).find({}).lean().cursor()) {
    count += 1;
    const id = String(Reflect.get(document, "_id"));
    const tenantId: unknown = Reflect.get(document, "tenantId");
    if (typeof tenantId === "string" && !tenants.has(tenantId)) {
      problems.push(`${name} ${id}: its tenant ${tenantId} does not exist`);
    }
    try {
      validateStrictly(name, document);
    } catch (error) {
      if (!(error instanceof InvalidDocumentError)) throw error;
      problems.push(`${name} ${id}: ${error.message}`);
    }
  }
  return count;
}
