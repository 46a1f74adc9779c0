import type { Indicator, Points } from "@duheng/contracts";
import { useMessages } from "../../shared/messages.ts";
import { NumberProperty } from "../controls/NumberProperty.tsx";
import { SelectProperty } from "../controls/SelectProperty.tsx";
import { designMessages } from "../design-messages.ts";

interface PointsPropertiesProps {
  readonly indicator: Indicator;
  readonly locked: boolean;
  readonly onChange: (points: Points) => void;
}

/** How many points an indicator can give. */
export function PointsProperties({ indicator, locked, onChange }: PointsPropertiesProps) {
  const t = useMessages(designMessages);
  const { points } = indicator;
  return (
    <>
      <SelectProperty
        attribute="points/kind"
        label={t("points")}
        value={points.kind}
        readOnly={locked}
        options={[
          { value: "fixed", title: t("points_fixed") },
          { value: "floating", title: t("points_floating") },
        ]}
        onChange={(kind) => {
          if (kind === "fixed" && points.kind !== "fixed")
            onChange({ kind, full: points.max > 0 ? points.max : 10 });
          if (kind === "floating" && points.kind !== "floating") onChange({ kind, min: 0, max: points.full });
        }}
      />
      {points.kind === "fixed" ? (
        <NumberProperty
          attribute="points/full"
          label={t("pointsFull")}
          value={points.full}
          needed
          readOnly={locked}
          onChange={(full) => full !== undefined && onChange({ kind: "fixed", full })}
        />
      ) : (
        <>
          <NumberProperty
            attribute="points/min"
            label={t("pointsMin")}
            value={points.min}
            needed
            readOnly={locked}
            onChange={(min) => min !== undefined && onChange({ ...points, min })}
          />
          <NumberProperty
            attribute="points/max"
            label={t("pointsMax")}
            value={points.max}
            needed
            readOnly={locked}
            onChange={(max) => max !== undefined && onChange({ ...points, max })}
          />
        </>
      )}
    </>
  );
}
