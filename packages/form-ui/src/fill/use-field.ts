import type { Problem } from "@duheng/contracts";
import { useCallback, useRef, useSyncExternalStore } from "react";
import { useFill } from "./fill-context.ts";

/** What a field shows at the moment. */
export interface FieldNow {
  readonly value: unknown;
  readonly visible: boolean;
  /** Only those that may be shown already. */
  readonly problems: readonly Problem[];
}

/** Subscribes to just one path: a key stroke elsewhere does not draw this field again. */
export function useField(path: string): FieldNow {
  const { store, revealed } = useFill();
  const version = useRef(0);
  const subscribe = useCallback(
    (listener: () => void) => {
      const notice = () => {
        version.current += 1;
        listener();
      };
      const mark = { shown: revealed.isShown(path), server: revealed.fromServer(path).length };
      const ends = [
        store.subscribe(path, notice),
        revealed.subscribe(() => {
          const shown = revealed.isShown(path);
          const server = revealed.fromServer(path).length;
          if (shown === mark.shown && server === mark.server) return;
          mark.shown = shown;
          mark.server = server;
          notice();
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    [store, revealed, path],
  );
  useSyncExternalStore(subscribe, () => version.current);
  const fromServer = revealed.fromServer(path);
  const own = revealed.isShown(path) ? store.problems(path) : [];
  return {
    value: store.get(path),
    visible: store.isVisible(path),
    problems: fromServer.length === 0 ? own : [...own, ...fromServer],
  };
}
