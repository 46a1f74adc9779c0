import { hash, verify } from "@node-rs/argon2";

/** argon2id with the parameters that OWASP recommends (19 MiB, 2 passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
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
