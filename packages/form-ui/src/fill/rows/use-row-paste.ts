import type { FieldInfo } from "@duheng/form";
import { type ClipboardEvent, useState } from "react";
import { pointerSteps } from "../../shared/pointers.ts";
import { useFill } from "../fill-context.ts";
import { isTable, readClipboardTable } from "./clipboard-table.ts";
import type { Paste } from "./PasteNotice.tsx";
import { type PastePlan, planPaste } from "./plan-paste.ts";
import { rowOf } from "./row-moves.ts";

/** Takes a table that is pasted into a row, or onto the button that adds rows. One paste is one step to undo. */
export function useRowPaste(field: FieldInfo, path: string, most: number) {
  const { store } = useFill();
  const [paste, setPaste] = useState<Paste | null>(null);
  const take = (plan: PastePlan) => {
    store.set(path, plan.rows);
    setPaste({ kind: "done", plan });
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData("text/plain");
    if (event.target instanceof HTMLTextAreaElement || !isTable(text)) return;
    event.preventDefault();
    // A table inside of a card of this one has its own paste.
    event.stopPropagation();
    const value = store.get(path);
    const rows = Array.isArray(value) ? value : [];
    const row = rowOf(event.target) ?? rows.length;
    const table = readClipboardTable(text);
    const plan = planPaste({
      field,
      rows,
      newRow: store.newRow(path),
      table,
      row,
      key: columnOf(event.target),
      most,
    });
    if (plan.surplus > 0) setPaste({ kind: "asking", plan, most });
    else take(plan);
  };
  return { paste, setPaste, take, onPaste };
}

/** The key of the field whose cell was pasted into; empty for none. */
function columnOf(target: EventTarget): string {
  const cell = target instanceof Element ? target.closest("[data-path]") : null;
  return pointerSteps(cell?.getAttribute("data-path") ?? "").at(-1) ?? "";
}
