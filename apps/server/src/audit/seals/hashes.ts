import { createHash } from "node:crypto";
import type { AuditEntry, AuditSeal } from "@duheng/contracts";
import { canonicalJson } from "@duheng/form";
import { isSameHash, keyedHash, keyedMac } from "../../identity/keyed-hash.ts";

/** What the first seal has before it. */
export const noSeal = "0".repeat(64);

/** SHA-256 of all that an entry says, whoever reads it: neither its sentence nor which seal covers it is part of it. */
export function entryHash({ seal: _seal, said: _said, ...entry }: AuditEntry): string {
  return sha256(entry);
}

/** What binds a seal to its entries and to the seal before. */
type Bound = Pick<AuditSeal, "tenantId" | "number" | "at" | "previous" | "entries">;

/** The seal itself: its hash, and the mark of who made it. */
export function sealed(bound: Bound): Omit<AuditSeal, "id"> {
  const hash = sealHash(bound);
  return { ...bound, hash, key: presentKey(), mac: macOf(hash) };
}

export function sealHash({ tenantId, number, at, previous, entries }: Bound): string {
  return sha256({ tenantId, number, at, previous, entries });
}

/** `foreign`: made under another secret than the present one, so nothing can be said. */
export function judgeMac({ hash, key, mac }: AuditSeal): "genuine" | "forged" | "foreign" {
  if (key !== presentKey()) return "foreign";
  return isSameHash(mac, macOf(hash)) ? "genuine" : "forged";
}

function macOf(hash: string): string {
  return keyedMac("audit seal", "mac", hash);
}

function presentKey(): string {
  return keyedHash("audit seal", "key");
}

function sha256(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
