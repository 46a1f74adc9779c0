import type { Form } from "@duheng/contracts";
import { currentEdition, type Edition } from "@duheng/formula";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./json/canonical.ts";

/**
 * SHA-256 of the form's canonical JSON and the edition in which its formulas are meant, 64 hex digits: whether two
 * published versions are the same. In edition 0, before editions were told apart, of the form alone. A compiled paper has
 * an id of its own (`hashPaper`).
 */
export function hashForm(form: Form, edition: Edition = currentEdition): string {
  return hashJson(edition === 0 ? form : { edition, form });
}

/** SHA-256 of any JSON value in canonical writing. Throws TypeError for what JSON cannot say. */
export function hashJson(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
