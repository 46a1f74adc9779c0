import { randomBytes } from "node:crypto";
import { isKeyedMac, keyedMac } from "../base/keyed-hash.ts";

/** What a token's text says: where it is looked for, so that no query goes through tenants, and what proves it. */
export interface TokenText {
  readonly tenantId: string;
  readonly id: string;
  readonly secret: string;
}

const shape = /^dht_([A-Za-z0-9][A-Za-z0-9_-]{0,63})\.([A-Za-z0-9][A-Za-z0-9_-]{0,63})\.([A-Za-z0-9_-]{43})$/;

/** A secret that nobody guesses: 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function writeTokenText({ tenantId, id, secret }: TokenText): string {
  return `dht_${tenantId}.${id}.${secret}`;
}

/** undefined: it is no token, which costs nothing to say. */
export function readTokenText(text: string): TokenText | undefined {
  const [, tenantId, id, secret] = shape.exec(text) ?? [];
  if (tenantId === undefined || id === undefined || secret === undefined) return undefined;
  return { tenantId, id, secret };
}

/** What is kept of a token: good for no sign-in without the installation's secret, and for no other token. */
export function hashOfToken({ tenantId, id, secret }: TokenText): string {
  return keyedMac("access token", tenantId, id, secret);
}

/** Whether the hash is that of the token; takes as long whatever is wrong. */
export function isHashOfToken(hash: string, { tenantId, id, secret }: TokenText): boolean {
  return isKeyedMac(hash, "access token", tenantId, id, secret);
}
