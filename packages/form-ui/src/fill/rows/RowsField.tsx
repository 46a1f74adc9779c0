import type { LayoutItem } from "@duheng/contracts";
import type { FieldInfo, TaskKeys } from "@duheng/form";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { pointerSteps } from "../../shared/pointers.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { Milestones } from "../tasks/Milestones.tsx";
import { TaskCards } from "../tasks/TaskCards.tsx";
import { useNarrow } from "../use-narrow.ts";
import { PasteNotice } from "./PasteNotice.tsx";
import { RowCards } from "./RowCards.tsx";
import { RowPager, rowsPerLeaf } from "./RowPager.tsx";
import { type RowsProps, RowTable } from "./RowTable.tsx";
import type { RowActions } from "./RowTools.tsx";
import { controls, rowAt, rowMoveOf, rowOf, sameControl } from "./row-moves.ts";
import { useRowPaste } from "./use-row-paste.ts";

interface RowsFieldProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly as: LayoutItem["as"] | undefined;
  readonly id: string;
  readonly labelledBy: string;
  /** How many rows there are. */
  readonly count: number;
  /** Where the rows are a task's milestones: which of their fields is what. */
  readonly milestone: TaskKeys["milestone"] | undefined;
}

/** More columns than these are unreadable as a table: cards then. */
const widestTable = 7;
/** A list without maxItems may have so many rows: the form's own check says the same. */
const mostRows = 1_000;

/** Rows of the same fields: a table where there is room, cards on a phone; rows come, go, move, and are pasted. */
export function RowsField({ field, path, as, id, labelledBy, count, milestone }: RowsFieldProps) {
  const { store, readOnly, announce, seeking } = useFill();
  const t = useMessages(fillMessages);
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState<number | null>(null);
  const [wantedFirst, setFirst] = useState(0);
  const most = Math.min(field.bounds.maxItems ?? mostRows, mostRows);
  const { paste, setPaste, take, onPaste } = useRowPaste(field, path, most);
  const first = Math.min(wantedFirst, leafOf(Math.max(0, count - 1)));
  const fields = field.fields ?? [];
  const asCards = narrow || as === "cards" || (as !== "table" && fields.length > widestTable);

  useEffect(
    () =>
      seeking.subscribe((sought) => {
        if (!sought.startsWith(`${path}/`)) return;
        const row = Number(pointerSteps(sought)[pointerSteps(path).length]);
        if (Number.isInteger(row)) setFirst(leafOf(row));
      }),
    [seeking, path],
  );

  const actions = useMemo<RowActions>(() => {
    return {
      remove(row) {
        store.removeRow(path, row);
        setRemoved(row);
        setPaste(null);
        announce(t("rowsRemoved", { row: row + 1 }));
        requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[data-undo]")?.focus());
      },
      move(row, to) {
        const from = document.activeElement;
        store.moveRow(path, row, to);
        setFirst(leafOf(to));
        announce(t("rowsMoved", { row: row + 1, to: to + 1 }));
        requestAnimationFrame(() => {
          const target = box.current === null ? null : sameControl(box.current, from, to);
          (target ?? rowAt(box.current, to)?.querySelector<HTMLElement>(controls))?.focus();
        });
      },
    };
  }, [store, path, announce, t, setPaste]);

  const add = () => {
    store.insertRow(path, count);
    setRemoved(null);
    setFirst(leafOf(count));
    announce(t("rowsAdded", { row: count + 1 }));
    requestAnimationFrame(() => rowAt(box.current, count)?.querySelector<HTMLElement>(controls)?.focus());
  };
  const undo = () => {
    store.undo();
    setRemoved(null);
    setPaste(null);
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = rowMoveOf(event);
    const row = rowOf(event.target);
    if (move === null || row === null) return;
    event.preventDefault();
    event.stopPropagation();
    const to = move === "up" ? row - 1 : row + 1;
    if (to >= 0 && to < count) actions.move(row, to);
  };

  const rows: RowsProps = {
    field,
    path,
    count,
    first,
    last: Math.min(first + rowsPerLeaf, count),
    labelledBy,
    actions: readOnly ? null : actions,
  };
  const areTasks = field.tasks !== undefined && as !== "table";
  const Rows = areTasks ? TaskCards : asCards ? RowCards : RowTable;
  const wording = areTasks ? wordings.tasks : milestone === undefined ? wordings.rows : wordings.milestones;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and pastes come up from the inputs inside
    <div
      className="dh-rows"
      ref={box}
      onKeyDown={readOnly ? undefined : onKeyDown}
      onPaste={readOnly ? undefined : onPaste}
    >
      {/* A table shows what is asked of a row before there is one. */}
      {milestone === undefined
        ? (count > 0 || (Rows === RowTable && fields.length > 0)) && <Rows {...rows} />
        : count > 0 && <Milestones {...rows} keys={milestone} />}
      {count === 0 && (
        <p className="dh-rows-none">
          {t(fields.length === 0 ? "rowsNoColumns" : readOnly ? "rowsNone" : wording.none)}
        </p>
      )}
      <RowPager count={count} first={first} onFirst={setFirst} />
      {!readOnly && fields.length > 0 && (
        <div className="dh-rows-actions">
          <button
            type="button"
            id={id}
            className="dh-button"
            aria-disabled={count >= most || undefined}
            aria-describedby={labelledBy}
            onClick={count >= most ? undefined : add}
          >
            + {t(wording.add)}
          </button>
          {count >= most && <span className="dh-quiet">{t("rowsFull", { count: most })}</span>}
          {removed !== null && (
            <span className="dh-quiet">
              {t("rowsRemoved", { row: removed + 1 })}{" "}
              <button type="button" className="dh-link" data-undo onClick={undo}>
                {t("undo")}
              </button>
            </span>
          )}
        </div>
      )}
      {paste !== null && (
        <PasteNotice paste={paste} onTake={take} onUndo={undo} onClose={() => setPaste(null)} />
      )}
    </div>
  );
}

const wordings = {
  rows: { add: "rowsAdd", none: "rowsNoneYet" },
  tasks: { add: "taskAdd", none: "tasksNoneYet" },
  milestones: { add: "milestoneAdd", none: "milestonesNoneYet" },
} as const;

/** The first row of the leaf on which a row stands. */
function leafOf(row: number): number {
  return Math.floor(row / rowsPerLeaf) * rowsPerLeaf;
}
