import { createHmac, timingSafeEqual } from "node:crypto";

let secret: string | undefined;
let formerSecrets: readonly string[] = [];

/** Called once at start, before anybody can sign in; `former`: what the secret was before, to judge what it made. */
export function setInstallationSecret(next: string, former: readonly string[] = []): void {
  secret = next;
  formerSecrets = former;
}

/** What a keyed hash is for: hashes of one purpose say nothing of those of another. */
type Purpose =
  | "sign-in name"
  | "sign-in address"
  | "sign-in attempt"
  | "known device"
  | "audit seal"
  | "access token"
  | "access address";

/**
 * HMAC of some texts under the installation's secret, 128 bits in hex: whoever reads the database cannot try out
 * names and addresses without it.
 */
export function keyedHash(purpose: Purpose, ...texts: string[]): string {
  return keyedMac(purpose, ...texts).slice(0, 32);
}

/** The same, all 256 bits of it: for what has to withstand a forger for years. */
export function keyedMac(purpose: Purpose, ...texts: string[]): string {
  return macUnder(presentSecret(), purpose, texts);
}

/** Whether it is the mac of the texts under the present secret or a former one. */
export function isKeyedMac(mac: string, purpose: Purpose, ...texts: string[]): boolean {
  return [presentSecret(), ...formerSecrets].some((one) => isSameHash(mac, macUnder(one, purpose, texts)));
}

function macUnder(key: string, purpose: Purpose, texts: readonly string[]): string {
  return createHmac("sha256", key)
    .update(JSON.stringify([purpose, ...texts]))
    .digest("hex");
}

function presentSecret(): string {
  if (secret === undefined) {
    throw new Error(
      "SECRET: 需要服务所用的密钥，而这里既没有设置 SECRET，DATA_DIR 中也没有 secret 文件。请在与服务相同的环境中运行。 the server's own is needed, and here is neither SECRET nor a file secret in DATA_DIR: run this in the server's environment",
    );
  }
  return secret;
}

/** Compares without telling by time how much was right. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
