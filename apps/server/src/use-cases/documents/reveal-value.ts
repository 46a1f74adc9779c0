import type { DocumentName } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { openValue } from "../../database/sealing/sealed-documents.ts";
import { AppError, problem } from "../../errors/app-error.ts";

/** A sealed value of a document in clear; null where there is none. Errors: `invalid-input`, `unreadable`. */
export function revealValue(name: DocumentName, document: unknown, property: string): string | null {
  if (!Object.hasOwn(sealedProperties(name), property)) {
    throw new AppError("invalid-input", {
      problems: [problem("unknown-field", "/field", "这一项没有加密", "is not a sealed value")],
    });
  }
  return openValue(name, document, property) ?? null;
}
