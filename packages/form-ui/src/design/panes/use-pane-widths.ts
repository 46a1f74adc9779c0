import { useEffect, useState } from "react";
import { keepWidths, keptWidths, type PaneWidths, type SidePane, withinLimits } from "./pane-widths.ts";

/** A moment after the last change in which widths are kept, in milliseconds. */
const keepAfter = 300;

/** The widths of the side panes and the way to change one; kept for the next time. */
export function usePaneWidths(person: string): {
  readonly widths: PaneWidths;
  readonly setWidth: (pane: SidePane, width: number) => void;
} {
  const [widths, setWidths] = useState(() => keptWidths(person));
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (!touched) return undefined;
    const timer = setTimeout(() => keepWidths(person, widths), keepAfter);
    return () => clearTimeout(timer);
  }, [person, widths, touched]);
  return {
    widths,
    setWidth: (pane, width) => {
      setTouched(true);
      setWidths((before) => ({ ...before, [pane]: withinLimits(pane, width) }));
    },
  };
}
