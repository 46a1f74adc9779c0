import type { Indicator } from "@duheng/contracts";
import { reviewLevels } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import { frameMessages } from "../frame-messages.ts";

interface GivenPointsProps {
  readonly indicator: Indicator;
  /** Instead of what is asked for, where the indicator is not named beside it. */
  readonly label?: string;
  readonly points: number | undefined;
  readonly readOnly?: boolean;
  /** Null: taken back. */
  readonly onGive: (points: number | null) => void;
}

/** What a reviewer gives for one indicator: a level, or points. */
export function GivenPoints({ indicator, label, points, readOnly = false, onGive }: GivenPointsProps) {
  const t = useMessages(frameMessages);
  const levels = reviewLevels(indicator);
  if (levels !== null) {
    const known = points === undefined || levels.some((level) => level.points === points);
    return (
      <label className="dh-property">
        <span className="dh-quiet">{label ?? t("level")}</span>
        <select
          className="dh-input"
          disabled={readOnly}
          value={points === undefined ? "" : String(points)}
          onChange={(event) => onGive(event.target.value === "" ? null : Number(event.target.value))}
        >
          <option value="">{t("notGiven")}</option>
          {levels.map((level) => (
            <option key={level.title} value={String(level.points)}>
              {level.title} · {showNumber(level.points)}
            </option>
          ))}
          {/* What was given before the levels changed stays visible. */}
          {!known && <option value={String(points)}>{showNumber(points)}</option>}
        </select>
      </label>
    );
  }
  const { low, high } = rangeOf(indicator);
  return (
    <label className="dh-property">
      <span className="dh-quiet">
        {label ?? t("given")} · {t("pointsRange", { low: showNumber(low), high: showNumber(high) })}
      </span>
      <input
        className="dh-input"
        type="number"
        step="any"
        min={low}
        max={high}
        readOnly={readOnly}
        value={points ?? ""}
        onChange={(event) => onGive(event.target.value === "" ? null : event.target.valueAsNumber)}
      />
    </label>
  );
}

function rangeOf({ points }: Indicator): { low: number; high: number } {
  return points.kind === "fixed" ? { low: 0, high: points.full } : { low: points.min, high: points.max };
}
