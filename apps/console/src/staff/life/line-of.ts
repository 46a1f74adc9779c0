import type { StaffStatus } from "@duheng/contracts";
import type { PersonFile } from "./queries.ts";

/** One thing along the line of a life. */
export type LifeItem = { readonly on: string; readonly key: string } & (
  | { readonly kind: "entry" }
  | { readonly kind: "event"; readonly event: PersonFile["events"][number] }
  | { readonly kind: "status"; readonly status: StaffStatus }
  | { readonly kind: "paper"; readonly paper: PersonFile["papers"][number]; readonly cycle: string }
);

/** Events, what lasts, and cycles by the day on which each begins to be so (a cycle: its last day); the latest first. */
export function lineOf({ person, events, papers, cycles }: PersonFile): LifeItem[] {
  const { joinedOn, statuses } = person;
  const items: LifeItem[] = [
    ...(joinedOn === undefined ? [] : [{ kind: "entry" as const, on: joinedOn, key: "entry" }]),
    ...events.map((event) => ({ kind: "event" as const, on: event.on, key: event.id, event })),
    ...statuses.map((status) => ({
      ...{ kind: "status" as const, on: status.from, key: `${status.kind}-${status.from}` },
      status,
    })),
    ...papers.map((paper) => {
      const cycle = cycles.get(paper.cycleId);
      return {
        ...{ kind: "paper" as const, on: cycle?.endsOn ?? "", key: paper.id },
        ...{ paper, cycle: cycle?.title ?? paper.period },
      };
    }),
  ];
  return items.sort((one, other) => other.on.localeCompare(one.on));
}
