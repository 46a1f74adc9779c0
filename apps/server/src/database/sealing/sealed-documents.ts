import type { DocumentName } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { InvalidDocumentError } from "../invalid-document-error.ts";
import { propertyOf, schemaOf } from "../schema/json-schema.ts";
import { validateValue } from "../schema/validate-document.ts";
import type { KeyRing } from "./key-ring.ts";
import { isSealed, openText, sealText } from "./seal-text.ts";

let present: KeyRing | undefined;

/** Called once at start, before anything is read or written. */
export function configureSealing(ring: KeyRing): void {
  present = ring;
}

/** The keys of this process. */
export function keyRing(): KeyRing {
  if (present === undefined) throw new Error("sealing has no keys yet");
  return present;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A stored document with its sealed properties sealed: what is given in clear is judged by its schema first. What is
 * sealed already was not touched since it was read: it stays as `kept` has it now, whatever key that is under. Throws
 * InvalidDocumentError.
 */
export function sealDocument(
  name: DocumentName,
  document: Fields,
  { id, tenantId, kept }: { id: string; tenantId: string; kept?: Fields },
): Record<string, unknown> {
  const next = { ...document };
  for (const property of Object.keys(sealedProperties(name))) {
    const given = next[property];
    if (given === undefined) continue;
    if (isSealed(given)) {
      if (kept === undefined) throw copied(name, property);
      next[property] = kept[property];
      continue;
    }
    const place = propertyOf(schemaOf(name), property);
    if (place) validateValue(name, place, property, given);
    next[property] = sealText(keyRing(), { document: name, tenantId, id, property }, String(given));
  }
  return next;
}

/**
 * A sealed value of a document (as stored or as on the wire) in clear; undefined where there is none. For those who
 * have a need of it: nothing else ever holds it. Errors: `unreadable`.
 */
export function openValue(name: DocumentName, document: unknown, property: string): string | undefined {
  const fields: Fields = Object(document);
  const sealed = fields[property];
  if (sealed === undefined || sealed === null) return undefined;
  const id = String(fields.id ?? fields._id);
  const tenantId = String(fields.tenantId ?? "");
  return openText(keyRing(), { document: name, tenantId, id, property }, String(sealed));
}

function copied(name: DocumentName, property: string): InvalidDocumentError {
  return new InvalidDocumentError(name, [
    {
      code: "sealed-elsewhere",
      path: `/${property}`,
      severity: "error",
      message: { zh: "不能使用别处的密文", en: "is sealed already, so it was copied from elsewhere" },
    },
  ]);
}
