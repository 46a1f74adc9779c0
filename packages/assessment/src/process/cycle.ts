import type { Cycle } from "@duheng/contracts";
import { cycleStateWords } from "@duheng/contracts/words";
import { type Refused, refuse } from "../refusal.ts";

export type CycleAction = "settle" | "reopen" | "close";

export type CycleOutcome =
  | { readonly ok: true; readonly state: Cycle["state"] }
  | Refused<"wrong-cycle-state" | "cycle-unfinished">;

export interface CycleProgress {
  /** Quota groups whose grades are not final. */
  readonly openGroups: number;
  /** Assessments of people who take part that are not reviewed yet. */
  readonly unreviewed: number;
}

/**
 * What becomes of a cycle: running → deciding (scores are settled, grades are being fixed) → closed; deciding
 * may go back to running while no group is fixed by the caller's knowledge. Closing needs every group fixed;
 * settling is possible with people missing, who are then named in the ranking.
 */
export function cycleTransition(
  cycle: Pick<Cycle, "state">,
  action: CycleAction,
  progress: CycleProgress,
): CycleOutcome {
  const { from, to } = rules[action];
  if (cycle.state !== from) {
    return refuse(
      "wrong-cycle-state",
      `周期处于“${cycleStateWords[cycle.state].zh}”，不能这样办理。`,
      `Not possible while the cycle is in “${cycleStateWords[cycle.state].en}”.`,
      { state: cycle.state, action },
    );
  }
  if (action === "close" && progress.openGroups > 0) {
    return refuse(
      "cycle-unfinished",
      `还有 ${progress.openGroups} 个配额组未确定等次，${progress.unreviewed} 人未评鉴。`,
      `${progress.openGroups} groups are not fixed, ${progress.unreviewed} people not reviewed.`,
      { openGroups: progress.openGroups, unreviewed: progress.unreviewed },
    );
  }
  return { ok: true, state: to };
}

const rules: Record<CycleAction, { from: Cycle["state"]; to: Cycle["state"] }> = {
  settle: { from: "running", to: "deciding" },
  reopen: { from: "deciding", to: "running" },
  close: { from: "deciding", to: "closed" },
};
