import { stepKind } from "@duheng/assessment";
import type { StepKind } from "@duheng/contracts";
import { useQuery } from "@tanstack/react-query";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { workItemQueries } from "./queries.ts";

/** The queues that a person has. */
export interface Queues {
  /** How many wait; 0 while that is not known. */
  count(kind: StepKind): number;
  /** Whether the page is shown: to those whose post has such steps, and to whomever something waits for. */
  isShown(kind: StepKind): boolean;
}

export function useQueues(): Queues {
  const session = useSession();
  const isAllowed = useAllowed();
  const counts = useQuery({ ...workItemQueries.counts(), enabled: isAllowed("act") }).data ?? {};
  const count = (kind: StepKind) => counts[kind] ?? 0;
  return {
    count,
    isShown: (kind) => count(kind) > 0 || (session?.roles.some((role) => isLeaders(role, kind)) ?? false),
  };
}

/** The unit's admin has such a step only where a plan says so. */
function isLeaders(role: string, kind: StepKind): boolean {
  return role !== "unit-admin" && stepKind(kind).posts.some((post) => post === role);
}
