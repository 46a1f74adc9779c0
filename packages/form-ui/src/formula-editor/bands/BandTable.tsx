import { type BandCall, readsAsValue } from "@duheng/formula";
import { type KeyboardEvent, useRef, useState } from "react";
import "./bands.css";
import { useMessages } from "../../shared/messages.ts";
import { editorMessages } from "../editor-messages.ts";
import { halfWidth } from "../half-width.ts";
import {
  addBand,
  type BandColumn,
  editCell,
  editOtherwise,
  pasteCells,
  removeBand,
  type TextChange,
} from "./band-edits.ts";

interface BandTableProps {
  readonly call: BandCall;
  /** Whether the formula cannot be read just now: the table shows what it was, and waits. */
  readonly stale: boolean;
  readonly readOnly: boolean;
  /** Writes into the formula, as a step of its undo. */
  readonly onChange: (change: TextChange) => void;
  readonly onUndo: (redo: boolean) => void;
}

/** The bands of `BAND(x, …)` as a table: what is written here stands in the formula, and the other way round. */
export function BandTable({ call, stale, readOnly, onChange, onUndo }: BandTableProps) {
  const t = useMessages(editorMessages);
  const table = useRef<HTMLTableElement>(null);
  const still = stale || readOnly;
  const change = (made: TextChange | null) => {
    if (made !== null) onChange(made);
  };
  const focusRow = (row: number) =>
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLInputElement>(`[data-row="${row}"] input`)?.focus(),
    );
  const cell = (row: number, column: BandColumn) => (
    <BandCell
      label={t(column === "threshold" ? "bandFromAt" : "bandPointsAt", { index: row + 1 })}
      value={call.rows[row]?.[column].text ?? ""}
      readOnly={still}
      onChange={(text) => change(editCell(call, row, column, text))}
      onPaste={(cells) => change(pasteCells(call, row, column, cells))}
    />
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    event.stopPropagation();
    onUndo(key === "y" || event.shiftKey);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the formula's undo works in its table, too
    <div className="dh-bands" onKeyDown={onKeyDown}>
      <table ref={table} aria-label={t("bands", { value: call.value.text })}>
        <caption>{t("bands", { value: call.value.text })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("bandFrom")}</th>
            <th scope="col">{t("bandPoints")}</th>
            <th scope="col">
              <span className="dh-sr">{t("bandActs")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {call.rows.map(({ threshold }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a band is edited in place and has no name but its place
            <tr key={row} data-row={row}>
              <td>{cell(row, "threshold")}</td>
              <td>{cell(row, "points")}</td>
              <td>
                <button
                  type="button"
                  className="dh-icon-button"
                  aria-label={t("bandRemove", { from: threshold.text })}
                  disabled={still || call.rows.length === 1}
                  onClick={() => {
                    change(removeBand(call, row));
                    focusRow(Math.min(row, call.rows.length - 2));
                  }}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("bandOtherwise")}</th>
            <td>
              <BandCell
                label={t("bandOtherwise")}
                value={call.otherwise.text}
                readOnly={still}
                onChange={(text) => change(editOtherwise(call, text))}
              />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      {!readOnly && (
        <div className="dh-bands-foot">
          <button
            type="button"
            className="dh-button"
            disabled={still}
            onClick={() => {
              change(addBand(call, call.rows.length - 1));
              focusRow(call.rows.length);
            }}
          >
            ＋ {t("bandAdd")}
          </button>
          <span className="dh-quiet">{stale ? t("bandWaits") : t("bandHint")}</span>
        </div>
      )}
    </div>
  );
}

interface BandCellProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
  /** Told several cells that were pasted. */
  readonly onPaste?: (cells: readonly (readonly string[])[]) => void;
}

/** One cell. What cannot stand in the formula stays here, marked, until it can. */
function BandCell({ label, value, readOnly, onChange, onPaste }: BandCellProps) {
  const t = useMessages(editorMessages);
  const [typed, setTyped] = useState<string | null>(null);
  const [known, setKnown] = useState(value);
  // The formula was written otherwise: that is the news, unless it is what was typed here.
  if (known !== value) {
    setKnown(value);
    if (typed !== null && plain(typed) !== value) setTyped(null);
  }
  const isWrong = typed !== null && !readsAsValue(plain(typed));
  return (
    <input
      className="dh-input dh-mono"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      title={isWrong ? t("bandCellWrong") : undefined}
      value={typed ?? value}
      readOnly={readOnly}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        if (readsAsValue(plain(text))) onChange(plain(text));
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isWrong) return;
        event.stopPropagation();
        setTyped(null);
      }}
      onPaste={(event) => {
        const cells = cellsOf(event.clipboardData.getData("text/plain"));
        const isTable = cells.length > 1 || cells.some((line) => line.length > 1);
        if (readOnly || onPaste === undefined || !isTable || !cells.flat().every(readsAsValue)) return;
        event.preventDefault();
        setTyped(null);
        onPaste(cells);
      }}
    />
  );
}

/** Numbers as Chinese input methods write them; whatever has quotes in it is left as it is. */
function plain(text: string): string {
  return (/["'“”]/.test(text) ? text : halfWidth(text)).trim();
}

function cellsOf(text: string): string[][] {
  return text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t").map(plain));
}
