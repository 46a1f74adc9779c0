import type { BilingualText } from "@duheng/contracts";
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

/** Why a new password will not do; undefined when it will. Its length is the schema's business. */
export function passwordWeakness(password: string, username: string): BilingualText | undefined {
  if (password.toLowerCase().includes(username.toLowerCase())) {
    return { zh: "密码不能包含用户名。", en: "The password must not contain the user name." };
  }
  if (new Set(password).size < 4) {
    return { zh: "密码中不同的字符太少。", en: "The password has too few different characters." };
  }
  return undefined;
}
