import { subject } from "@casl/ability";
import { abilityOf } from "../identity/ability-of.ts";
import { useSession } from "../identity/use-session.ts";

/** Whether the person administers, or reads, the accounts of the whole installation: such as one that is of no unit. */
export function useReachesAll(action: "read" | "create" | "assign"): boolean {
  return abilityOf(useSession()).can(action, subject("users", { memberships: [] }));
}
