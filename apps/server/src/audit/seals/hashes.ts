import { createHash } from "node:crypto";
import type { AuditEntry, AuditSeal } from "@duheng/contracts";
import { canonicalJson } from "@duheng/form";
import { isKeyedMac, keyedMac } from "../../base/keyed-hash.ts";

/** What the first seal has before it. */
export const noSeal = "0".repeat(64);

/**
 * SHA-256 of all that an entry says, whoever reads it: neither its sentence nor which seal covers it is part of it.
 * What JSON cannot say, and only somebody at the database itself can have written, is taken as JSON writes it.
 */
export function entryHash({ seal: _seal, said: _said, ...entry }: AuditEntry): string {
  return sha256(JSON.parse(JSON.stringify(entry)));
}

/** What binds a seal to its entries and to the seal before. */
type Bound = Pick<AuditSeal, "tenantId" | "number" | "at" | "previous" | "entries">;

/** The seal itself: its hash, and the mark of who made it. */
export function sealed(bound: Bound): Omit<AuditSeal, "id"> {
  const hash = sealHash(bound);
  return { ...bound, hash, mac: keyedMac("audit seal", hash) };
}

export function sealHash({ tenantId, number, at, previous, entries }: Bound): string {
  return sha256({ tenantId, number, at, previous, entries });
}

/** Whether this installation made it, under its present secret or one that the operator names as a former one. */
export function isOurs({ hash, mac }: Pick<AuditSeal, "hash" | "mac">): boolean {
  return isKeyedMac(mac, "audit seal", hash);
}

function sha256(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
