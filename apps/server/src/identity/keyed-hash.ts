import { createHmac, timingSafeEqual } from "node:crypto";

let secret: string | undefined;

/** Called once at start, before anybody can sign in. */
export function setIdentitySecret(next: string): void {
  secret = next;
}

/** What a keyed hash is for: hashes of one purpose say nothing of those of another. */
type Purpose = "sign-in name" | "sign-in address" | "sign-in attempt" | "known device" | "audit seal";

/**
 * HMAC of some texts under the installation's secret, 128 bits in hex: whoever reads the database cannot try out
 * names and addresses without it.
 */
export function keyedHash(purpose: Purpose, ...texts: string[]): string {
  return keyedMac(purpose, ...texts).slice(0, 32);
}

/** The same, all 256 bits of it: for what has to withstand a forger for years. */
export function keyedMac(purpose: Purpose, ...texts: string[]): string {
  if (secret === undefined) throw new Error("identity has no secret yet");
  return createHmac("sha256", secret)
    .update(JSON.stringify([purpose, ...texts]))
    .digest("hex");
}

/** Compares without telling by time how much was right. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
