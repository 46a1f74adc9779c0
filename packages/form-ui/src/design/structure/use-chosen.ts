import { type MouseEvent, useState } from "react";
import { type Selection, selectionKey } from "../selection.ts";

/** Several lines of the tree chosen together, the selected one among them. */
export interface Chosen {
  /** In the order of the tree; the selected line alone while no others are chosen. */
  readonly selections: readonly Selection[];
  readonly isChosen: (key: string) => boolean;
  /** A click: plain, with Ctrl (adds or takes away one), with Shift (all from the selected one to here). */
  readonly click: (selection: Selection, event: MouseEvent) => void;
  /** Shift and an arrow: the line that is gone to belongs to it as well. */
  readonly extendTo: (selection: Selection) => void;
  readonly choose: (selections: readonly Selection[]) => void;
  readonly clear: () => void;
}

/** @param lines what the tree shows, in its order */
export function useChosen(
  lines: readonly { readonly selection: Selection }[],
  selected: Selection,
  select: (selection: Selection) => void,
): Chosen {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const current = selectionKey(selected);
  const order = lines.map(({ selection }) => selectionKey(selection));
  // A line that is selected by other ways (a click in the live form, a problem) stands alone.
  const isLive = keys.has(current);
  const isChosen = (key: string) => key === current || (isLive && keys.has(key));

  const range = (to: string) => {
    const [from, end] = [order.indexOf(current), order.indexOf(to)];
    const [low, high] = from < end ? [from, end] : [end, from];
    return low < 0 ? [current, to] : order.slice(low, high + 1);
  };
  return {
    selections: lines.flatMap(({ selection }) => (isChosen(selectionKey(selection)) ? [selection] : [])),
    isChosen,
    click: (selection, event) => {
      const key = selectionKey(selection);
      if (event.shiftKey) return setKeys(new Set(range(key)));
      if (!event.ctrlKey && !event.metaKey) {
        setKeys(new Set());
        return select(selection);
      }
      const next = new Set(isLive ? keys : [current]);
      if (next.has(key) && key !== current) next.delete(key);
      else next.add(key);
      setKeys(next);
    },
    extendTo: (selection) => {
      setKeys(new Set([...(isLive ? keys : [current]), selectionKey(selection)]));
      select(selection);
    },
    choose: (selections) => {
      setKeys(new Set(selections.map(selectionKey)));
      const last = selections.at(-1);
      if (last !== undefined) select(last);
    },
    clear: () => setKeys(new Set()),
  };
}
