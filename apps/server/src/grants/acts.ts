import { grantableActs, kindsOfActs, stepKind } from "@duheng/assessment";
import type { Role } from "@duheng/contracts";

/** All that can be granted, by name: to read, and the acts of the registry of step kinds that judge one person. */
export const grantActs: readonly string[] = ["read", ...grantableActs()];

/** Whether a grant of these acts lets somebody do more than read. */
export function isToAct(acts: readonly string[]): boolean {
  return acts.some((act) => act !== "read");
}

/** Whose post is to judge others: nobody else may be granted to do so in another tenant. */
export const judgingRoles: readonly Role[] = [
  ...new Set(kindsOfActs(grantActs).flatMap((kind) => stepKind(kind).posts)),
].filter((post) => post !== "self");
