import type { Form, Indicator } from "@duheng/contracts";
import { renameIndicator } from "@duheng/form";
import { cleanText } from "../../../shared/clean-text.ts";
import { sameValue } from "../../../shared/values.ts";
import { patchIndicator } from "../../operations/scoring.ts";
import type { CellMessage } from "../cells/cell-message.ts";
import type { CellReading } from "../cells/cell-reading.ts";
import { columnOf, type WritableKey } from "../cells/columns.ts";
import { cellKey, type UnreadCells } from "../cells/unread-cells.ts";
import { lockOfCell, lockOfGroup } from "./cell-locks.ts";
import { type HeldCells, nothingHeld } from "./held-cells.ts";

/** A text for one cell. */
export interface CellEdit {
  readonly id: string;
  readonly column: WritableKey;
  readonly text: string;
}

/** A form with the unread texts that stand beside it. */
export interface Sheet {
  readonly form: Form;
  readonly unread: UnreadCells;
}

export interface EditOutcome extends Sheet {
  /** Cells whose value in the form changed. */
  readonly changed: number;
  /** Cells whose text was kept as typed. */
  readonly kept: readonly CellEdit[];
  /** Cells that stay as they were, and why: locked ones, and those that cannot be empty. */
  readonly refused: readonly { readonly edit: CellEdit; readonly message: CellMessage }[];
}

/**
 * Writes texts into cells: what can be read goes into the form, what cannot is kept beside it. Locked indicators are
 * left alone. The form keeps its identity where nothing in it changes.
 * @param held what locked indicators rest on is left alone as well
 * @param freshIds indicators made in the same act: nothing names them yet, so a code of theirs needs no renaming
 */
export function editCells(
  sheet: Sheet,
  edits: readonly CellEdit[],
  lockedIds: ReadonlySet<string>,
  freshIds: ReadonlySet<string> = new Set(),
  held: HeldCells = nothingHeld,
): EditOutcome {
  const unread = new Map(sheet.unread);
  const kept: CellEdit[] = [];
  const refused: { edit: CellEdit; message: CellMessage }[] = [];
  let { form } = sheet;
  let changed = 0;
  const waiting = new Map<string, Indicator>();
  const settle = () => {
    if (waiting.size === 0) return;
    form = { ...form, indicators: form.indicators.map((each) => waiting.get(each.id) ?? each) };
    waiting.clear();
  };
  const byId = new Map(form.indicators.map((each) => [each.id, each]));
  for (const edit of edits) {
    const column = columnOf(edit.column);
    const indicator = waiting.get(edit.id) ?? byId.get(edit.id);
    if (column === undefined || indicator === undefined) continue;
    const lock = freshIds.has(edit.id) ? null : lockOfCell(indicator, edit.column, lockedIds, held);
    const key = cellKey(edit.id, edit.column);
    const text = cleanText(edit.text).text;
    const reading = column.read(text, { form, indicator });
    if (lock !== null) {
      // What says the same as before breaks no lock.
      if (!isSame(reading, indicator)) refused.push({ edit, message: lock });
      continue;
    }
    if (reading.kind === "refused") {
      refused.push({ edit, message: reading.message });
      continue;
    }
    if (reading.kind === "unread") {
      unread.set(key, { text, message: reading.message });
      kept.push(edit);
      continue;
    }
    unread.delete(key);
    if (reading.kind === "rename") {
      if (reading.code === indicator.code) continue;
      settle();
      form = freshIds.has(edit.id)
        ? patchIndicator(form, edit.id, (each) => ({ ...each, code: reading.code }))
        : renameIndicator(form, edit.id, reading.code);
      for (const each of form.indicators) byId.set(each.id, each);
      changed += 1;
      continue;
    }
    const next = reading.change(indicator);
    if (next === indicator || sameValue(next, indicator)) continue;
    const shut = next.group === indicator.group ? null : lockOfGroup(next.group, held);
    if (shut !== null) {
      refused.push({ edit, message: shut });
      continue;
    }
    waiting.set(edit.id, next);
    byId.set(edit.id, next);
    changed += 1;
  }
  settle();
  return { form, unread: sameKeys(unread, sheet.unread) ? sheet.unread : unread, changed, kept, refused };
}

function isSame(reading: CellReading, indicator: Indicator): boolean {
  if (reading.kind === "rename") return reading.code === indicator.code;
  return reading.kind === "change" && sameValue(reading.change(indicator), indicator);
}

function sameKeys(left: UnreadCells, right: UnreadCells): boolean {
  return left.size === right.size && [...left].every(([key, cell]) => right.get(key)?.text === cell.text);
}
