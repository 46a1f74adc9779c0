import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * A function that stays the same while what it does follows each drawing: handed down, it draws nothing again. To be
 * called by events only.
 */
export function useSteady<Arguments extends readonly unknown[], Result>(
  act: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Arguments) => latest.current(...given), []);
}
