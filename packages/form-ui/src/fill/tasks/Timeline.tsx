import { type Translate, useMessages } from "../../shared/messages.ts";
import { type FillMessage, fillMessages } from "../fill-messages.ts";
import { countStates, type MilestoneState } from "./task-state.ts";

/** The milestones of a task as marks on a line, and in words: shapes tell the states apart, not only colours. */
export function Timeline({ states }: { readonly states: readonly MilestoneState[] }) {
  const t = useMessages(fillMessages);
  return (
    <span className="dh-timeline">
      <span className="dh-timeline-line" aria-hidden="true">
        {states.map((state, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: milestones have no identity but their place
          <StateMark key={index} state={state} />
        ))}
      </span>
      <span className="dh-timeline-words">{taskWords(states, t)}</span>
    </span>
  );
}

/** The sign of a state; its words stand beside it. */
export function StateMark({ state }: { readonly state: MilestoneState }) {
  return (
    <span className="dh-mark" data-state={state} aria-hidden="true">
      {signs[state]}
    </span>
  );
}

/** A task's progress in one phrase: `完成 1/3，逾期 1`. */
function taskWords(states: readonly MilestoneState[], t: Translate<FillMessage>): string {
  const count = countStates(states);
  if (count.all === 0) return t("taskNoMilestones");
  return [
    t("taskDone", { done: count.done, all: count.all }),
    count.late > 0 ? t("taskLate", { count: count.late }) : "",
    count.overdue > 0 ? t("taskOverdue", { count: count.overdue }) : "",
  ]
    .filter((part) => part !== "")
    .join(t("listComma"));
}

const signs: Record<MilestoneState, string> = { done: "✓", late: "✓", overdue: "!", planned: "" };
