import { useMessages } from "../../../shared/messages.ts";
import type { OnShared, SharedPoints as Shared } from "../plan/settle-points.ts";
import { importMessages } from "./import-messages.ts";

interface SharedPointsProps {
  readonly shared: readonly Shared[];
  readonly onShared: ReadonlyMap<string, OnShared>;
  readonly onChoose: (place: string, how: OnShared) => void;
}

/** Asks what becomes of points that stand once beside several indicators. */
export function SharedPoints({ shared, onShared, onChoose }: SharedPointsProps) {
  const t = useMessages(importMessages);
  const asked = shared.filter(({ lines }) => lines.length > 1);
  if (asked.length === 0) return null;
  return (
    <fieldset className="dh-import-shared">
      <legend>{t("shared")}</legend>
      {asked.map(({ place, text, lines }) => (
        <label key={place}>
          <span>{t("sharedAt", { place, text, lines: lines.join(t("comma")), count: lines.length })}</span>
          <select
            className="dh-input dh-select"
            value={onShared.get(place) ?? "even"}
            onChange={(event) => onChoose(place, event.target.value === "none" ? "none" : "even")}
          >
            <option value="even">{t("shared_even")}</option>
            <option value="none">{t("shared_none")}</option>
          </select>
        </label>
      ))}
    </fieldset>
  );
}
