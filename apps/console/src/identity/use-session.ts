import { useSyncExternalStore } from "react";
import type { Session } from "../rpc/answers.ts";
import { session } from "../rpc/client.ts";
import { abilityOf } from "./ability-of.ts";
import { isAllowed, type Permission } from "./permissions.ts";

/** The signed-in person's session; undefined before sign-in. */
export function useSession(): Session | undefined {
  return useSyncExternalStore(session.subscribe, session.current);
}

/** Whether the person may do it, as the session's abilities say. */
export function useAllowed(): (permission: Permission) => boolean {
  const ability = abilityOf(useSession());
  return (permission) => isAllowed(ability, permission);
}
