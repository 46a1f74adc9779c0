import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { isInTransaction } from "../database/transaction.ts";

/** argon2id with the parameters that OWASP recommends (19 MiB, 2 passes): it takes long on purpose, so never inside a transaction. */
export async function hashPassword(password: string): Promise<string> {
  if (isInTransaction()) throw new Error("a password is hashed before the transaction");
  return hash(password.normalize("NFKC"), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/**
 * What stands in the place of a hash where no password was ever made: it is compared as long as any, and nothing is known that
 * it would be the hash of.
 */
export function noPassword(): string {
  const [salt, content] = [16, 32].map((bytes) => randomBytes(bytes).toString("base64").replaceAll("=", ""));
  return `$argon2id$v=19$m=19456,t=2,p=1$${salt}$${content}`;
}

export async function verifyPassword({
  hash: kept,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  return verify(kept, password.normalize("NFKC"));
}
