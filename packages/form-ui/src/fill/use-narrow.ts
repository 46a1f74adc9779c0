import { createContext, type RefObject, useContext, useEffect, useState } from "react";

/** Below this width in CSS pixels rows become cards. */
const narrowBelow = 640;

const NarrowContext = createContext(false);

export const NarrowProvider = NarrowContext.Provider;

/** Whether the form has little room: a phone, or a narrow pane. */
export function useNarrow(): boolean {
  return useContext(NarrowContext);
}

/** Measures the form itself, not the window: it may stand in a pane. */
export function useMeasuredNarrow(box: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(() => typeof innerWidth === "number" && innerWidth < narrowBelow);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setNarrow(entry.contentRect.width < narrowBelow);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return narrow;
}
