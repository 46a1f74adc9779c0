import type { ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { fillMessages } from "../fill-messages.ts";
import { stateWord, waitsAsAWhole } from "./state-words.ts";

/** One group's points as a bar of what can be reached; deductions fill from the right, in their own colour. */
export function GroupBar({ group, result }: { readonly group: Explanation; readonly result: ScoreResult }) {
  const t = useMessages(fillMessages);
  const points = waitsAsAWhole(group) ? null : group.points;
  const reached = Math.abs(points ?? 0);
  const full = Math.max(Math.abs(group.full ?? 0), reached);
  return (
    <div className="dh-group">
      <span className="dh-group-title">{group.title}</span>
      <span className="dh-group-points">
        {points === null ? (
          <span className="dh-quiet">{t(stateWord(group, result))}</span>
        ) : (
          showNumber(points)
        )}
        {group.full !== null && group.full !== 0 && (
          <span className="dh-quiet"> / {showNumber(group.full)}</span>
        )}
      </span>
      <span className="dh-bar" aria-hidden="true" data-negative={(points ?? 0) < 0 || undefined}>
        <span style={{ width: `${full === 0 ? 0 : Math.min(1, reached / full) * 100}%` }} />
      </span>
    </div>
  );
}
