import type { FormVersion } from "@duheng/contracts";

/**
 * The id of a version's compiled paper; also of a version as a cycle gives it out. What was published before papers were
 * named with their compiler has a paper of the version's own hash, which runs on as it was compiled.
 */
export function paperHashOf({ hash, paperHash = hash }: Pick<FormVersion, "hash" | "paperHash">): string {
  return paperHash;
}
