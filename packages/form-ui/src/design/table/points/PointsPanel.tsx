import { useState } from "react";
import { useMessages } from "../../../shared/messages.ts";
import { parseNumber } from "../../../shared/numbers.ts";
import { useDesign, useDesignedForm, useFindings } from "../../design-context.ts";
import type { Sheet } from "../editing/edit-cells.ts";
import { nothingHeld } from "../editing/held-cells.ts";
import type { Grid } from "../grid/use-grid.ts";
import { tableMessages } from "../table-messages.ts";
import { type Dealing, dealPoints } from "./deal-points.ts";
import type { sumGroups } from "./group-sums.ts";
import { WeightTable } from "./WeightTable.tsx";

interface PointsPanelProps {
  readonly grid: Grid;
  readonly sheet: Sheet;
  readonly commit: (next: Sheet) => boolean;
  readonly sums: ReturnType<typeof sumGroups>;
  readonly onNotice: (text: string, canUndo?: boolean) => void;
}

/** Weights and limits of all groups in one place, and points dealt out anew so that they come to a sum exactly. */
export function PointsPanel({ grid, sheet, commit, sums, onNotice }: PointsPanelProps) {
  const { form } = useDesignedForm();
  const { lockedIds, held = nothingHeld } = useFindings();
  const { readOnly } = useDesign();
  const t = useMessages(tableMessages);
  const [of, setOf] = useState("");
  const [total, setTotal] = useState<string | null>(null);
  const [decimals, setDecimals] = useState<0 | 1 | 2>(0);
  const sum = sums.groups.find(({ group }) => group.code === of) ?? sums.groups[0];
  const isChosen = of === "\u0000chosen";
  const offered = isChosen ? 100 : (sum?.group.weight ?? sum?.group.max ?? 100);
  const typed = total ?? String(offered > 0 ? offered : 100);
  const wanted = parseNumber(typed);
  const deal = (how: Dealing["how"]) => {
    if (wanted === undefined) return onNotice(t("notNumber", { text: typed }));
    const ids = isChosen
      ? new Set(grid.chosen)
      : new Set(form.indicators.filter((each) => each.group === sum?.group.code).map((each) => each.id));
    const fixedIds = new Set([...lockedIds, ...held.used.keys()]);
    const dealt = dealPoints(form, { ids, lockedIds: fixedIds, total: wanted, how, decimals });
    if ("refused" in dealt) return onNotice(t(refusals[dealt.refused]));
    commit({ ...sheet, form: dealt.form });
    onNotice(t("dealt", { count: dealt.changed, total: wanted }), dealt.changed > 0);
  };
  return (
    <>
      <WeightTable sums={sums} onNotice={onNotice} />
      {!readOnly && (
        <div className="dh-it-fields">
          <label>
            <span>{t("dealFor")}</span>
            <select
              className="dh-input dh-select"
              value={isChosen ? of : (sum?.group.code ?? "")}
              onChange={(event) => {
                setOf(event.target.value);
                setTotal(null);
              }}
            >
              {sums.groups.map(({ group }) => (
                <option key={group.id} value={group.code}>
                  {group.title}
                </option>
              ))}
              <option value={"\u0000chosen"}>{t("dealSelected", { count: grid.chosen.length })}</option>
            </select>
          </label>
          <label>
            <span>{t("dealTotal")}</span>
            <input
              className="dh-input dh-number"
              inputMode="decimal"
              value={typed}
              aria-invalid={wanted === undefined || undefined}
              onChange={(event) => setTotal(event.target.value)}
            />
          </label>
          <label>
            <span>{t("dealDecimals")}</span>
            <select
              className="dh-input dh-select"
              value={decimals}
              onChange={(event) =>
                setDecimals(event.target.value === "2" ? 2 : event.target.value === "1" ? 1 : 0)
              }
            >
              <option>0</option>
              <option>1</option>
              <option>2</option>
            </select>
          </label>
          <button type="button" className="dh-button" onClick={() => deal("scale")}>
            {t("scale")}
          </button>
          <button type="button" className="dh-button" onClick={() => deal("spread")}>
            {t("spread")}
          </button>
        </div>
      )}
    </>
  );
}

const refusals = {
  "nothing-to-deal": "refused_nothing",
  "locked-take-all": "refused_locked",
  "too-little": "refused_little",
  "not-positive": "refused_positive",
} as const;
