import { useState } from "react";
import { useMessages } from "../../../shared/messages.ts";
import { parseNumber } from "../../../shared/numbers.ts";
import { useDesign, useDesignedForm } from "../../design-context.ts";
import { patchGroup } from "../../operations/scoring.ts";
import { tableMessages } from "../table-messages.ts";
import type { GroupSum, sumGroups } from "./group-sums.ts";

interface WeightTableProps {
  readonly sums: ReturnType<typeof sumGroups>;
  readonly onNotice: (text: string, canUndo?: boolean) => void;
}

/** Each group's weight and limits beside what its indicators come to, all of them editable here. */
export function WeightTable({ sums, onNotice }: WeightTableProps) {
  const t = useMessages(tableMessages);
  return (
    <div className="dh-table-scroll">
      <table className="dh-table dh-it-weights">
        <thead>
          <tr>
            {(["group", "items", "fixedSum", "floating", "weight", "min", "max", "worth"] as const).map(
              (key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {sums.groups.map((sum) => (
            <tr key={sum.group.id} data-fit={sum.fit}>
              <th scope="row">{sum.group.title}</th>
              <td data-kind="number">{sum.count}</td>
              <td data-kind="number">{sum.fixed}</td>
              <td data-kind="number">
                {sum.lowest === 0 && sum.highest === 0 ? "—" : `${sum.lowest}～${sum.highest}`}
              </td>
              {(["weight", "min", "max"] as const).map((name) => (
                <td key={name}>
                  <LimitInput sum={sum} name={name} onNotice={onNotice} />
                </td>
              ))}
              <td data-kind="number">{sum.worth}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={7}>
              {t("inAll")}
            </th>
            <td data-kind="number">
              <b>{t("total", { worth: sums.worth, upper: sums.upper })}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface LimitInputProps {
  readonly sum: GroupSum;
  readonly name: "weight" | "min" | "max";
  readonly onNotice: (text: string) => void;
}

/** A number of a group; what is none stays as typed and is told. */
function LimitInput({ sum, name, onNotice }: LimitInputProps) {
  const { form } = useDesignedForm();
  const { apply, readOnly } = useDesign();
  const t = useMessages(tableMessages);
  const [typed, setTyped] = useState<string | null>(null);
  const { group } = sum;
  const text = typed ?? (group[name] === undefined ? "" : String(group[name]));
  const value = parseNumber(text);
  const isWrong = text.trim() !== "" && (value === undefined || (name === "weight" && value <= 0));
  const commit = () => {
    if (typed === null) return;
    if (isWrong) return onNotice(t("notNumber", { text }));
    setTyped(null);
    if (value === group[name]) return;
    apply(
      patchGroup(form, group.id, (each) => {
        const { [name]: _, ...rest } = each;
        return value === undefined ? rest : { ...rest, [name]: value };
      }),
      "",
    );
  };
  return (
    <input
      className="dh-input dh-number"
      inputMode="decimal"
      aria-label={`${group.title} ${t(name)}`}
      value={text}
      readOnly={readOnly}
      aria-invalid={isWrong || undefined}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}
