import type { Form } from "@duheng/contracts";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./json/canonical.ts";

/** SHA-256 of the form's canonical JSON, 64 hex digits: the name of a published version and of its paper. */
export function hashForm(form: Form): string {
  return hashJson(form);
}

/** SHA-256 of any JSON value in canonical writing. Throws TypeError for what JSON cannot say. */
export function hashJson(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
