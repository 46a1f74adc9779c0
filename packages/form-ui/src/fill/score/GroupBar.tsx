import type { Explanation } from "@duheng/form";
import { showNumber } from "../../shared/numbers.ts";

/** One group's points as a bar of what can be reached; deductions fill from the right, in their own colour. */
export function GroupBar({ group }: { readonly group: Explanation }) {
  const points = group.points ?? 0;
  const negative = points < 0;
  const full = Math.max(Math.abs(group.full ?? 0), Math.abs(points));
  const share = full === 0 ? 0 : Math.min(1, Math.abs(points) / full);
  return (
    <div className="dh-group">
      <span className="dh-group-title">{group.title}</span>
      <span className="dh-group-points">
        {group.points === null ? "—" : showNumber(group.points)}
        {group.full !== null && group.full !== 0 && (
          <span className="dh-quiet"> / {showNumber(group.full)}</span>
        )}
      </span>
      <span className="dh-bar" aria-hidden="true" data-negative={negative || undefined}>
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}
