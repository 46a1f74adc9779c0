import type { DocumentName } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { acrossTenants } from "./across-tenants.ts";
import { InvalidDocumentError } from "./invalid-document-error.ts";
import { modelNamed, registeredModels } from "./model.ts";
import { propertyOf, schemaOf } from "./schema/json-schema.ts";
import { validateStrictly, validateValue } from "./schema/validate-document.ts";
import { isSealed, openText } from "./sealing/seal-text.ts";
import { keyRing } from "./sealing/sealed-documents.ts";
import { sealedValues } from "./sealing/sealed-models.ts";

export interface Verification {
  /** Documents judged, by document name. */
  counts: Record<string, number>;
  /** One sentence per document that is not what its schema says, cannot be opened, or whose tenant does not exist. */
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
    const judge = (place: string, run: () => void) => {
      try {
        run();
      } catch (error) {
        if (!(error instanceof InvalidDocumentError || error instanceof AppError)) throw error;
        problems.push(`${place}: ${error instanceof AppError ? error.text.en : error.message}`);
      }
    };
    judge(`${name} ${id}`, () => validateStrictly(name, document));
    for (const { path, document: of, placeOf, valueIn } of sealedValues(name)) {
      const value = valueIn(document);
      if (!isSealed(value)) continue;
      judge(`${name} ${id} ${path}`, () => {
        const at = placeOf(document);
        const text = openText(keyRing(), at, value);
        const place = propertyOf(schemaOf(of), at.property);
        if (place) validateValue(of, place, at.property, text);
      });
    }
  }
  return count;
}
