import type { KeyboardEvent } from "react";

/** What a key asks of a row. */
export type RowMove = "up" | "down";

/** Alt with an arrow moves the row that has the focus. */
export function rowMoveOf(event: KeyboardEvent): RowMove | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.key === "ArrowUp") return "up";
  return event.key === "ArrowDown" ? "down" : null;
}

/** The row (from 0) that an element stands in, by the nearest `data-row`; null for none. */
export function rowOf(element: EventTarget | null): number | null {
  const holder = element instanceof Element ? element.closest("[data-row]") : null;
  const row = Number(holder?.getAttribute("data-row") ?? Number.NaN);
  return Number.isInteger(row) ? row : null;
}

/** A row of this box itself, not of a box inside of one of its rows. */
export function rowAt(box: Element | null, row: number): Element | null {
  const found = box?.querySelectorAll(`[data-row="${row}"]`) ?? [];
  return [...found].find((each) => each.closest(".dh-rows") === box) ?? null;
}

/** The same control in another row, to go on where one was: by the place among the row's controls. */
export function sameControl(box: Element, from: EventTarget | null, to: number): HTMLElement | null {
  if (!(from instanceof Element)) return null;
  const holder = from.closest("[data-row]");
  const target = rowAt(box, to);
  if (holder === null || target === null) return null;
  const place = [...holder.querySelectorAll(controls)].indexOf(from);
  const found = [...target.querySelectorAll<HTMLElement>(controls)];
  return found[Math.max(0, place)] ?? found[0] ?? null;
}

/** Whatever in a row can have the focus. */
export const controls = "input:not([hidden]), select, textarea, button";
