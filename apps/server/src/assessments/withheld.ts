import type { Assessment, QuotaGroup, Ranking } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { isOwn } from "./own.ts";
import { isTold } from "./told.ts";

/** Who looks at a quota group. */
export interface Viewer {
  readonly actor: Pick<Actor, "userId" | "staffId">;
  /** Whoever fixes the grades has to see all of them, his own too. */
  readonly decides: boolean;
}

/** Whether the viewer is assessed in the group himself and has not been told his result yet. */
export function waitsForFeedback(
  members: readonly Pick<Assessment, "userId" | "subject" | "state">[],
  { actor, decides }: Viewer,
): boolean {
  return !decides && members.some((member) => isOwn(member, actor) && !isTold(member));
}

/**
 * A ranking without places, scores and grades: of a list in which one place is missing, that place can be told. By name,
 * since the order would tell it, too.
 */
export function withheld({ group, rows, good, unready }: Ranking): Ranking {
  return {
    group: withoutSeats(group),
    rows: rows
      .map(({ assessmentId, revision, name, departmentName, categoryName, state }) => ({
        ...{ assessmentId, revision, name, departmentName, categoryName, state },
        ...{ score: null, provisional: true, rank: null, tied: false, pending: false },
      }))
      .sort((one, other) => one.name.localeCompare(other.name, "zh")),
    good,
    unready,
    withheld: true,
  };
}

/** How many hold a seat, but not who. */
export function withoutSeats(group: QuotaGroup): QuotaGroup {
  return { ...group, goodIds: group.goodIds.map((_, index) => `withheld-${index + 1}`) };
}
