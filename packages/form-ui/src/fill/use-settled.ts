import type { FillSnapshot, FillStore } from "@duheng/form";
import { startTransition, useEffect, useState } from "react";

/**
 * The answers after a pause in typing: for what is shown beside the form (score, progress), which need not follow
 * every key.
 * @param pause milliseconds
 */
export function useSettled(store: FillStore, pause: number): FillSnapshot {
  const [snapshot, setSnapshot] = useState(() => store.snapshot());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => startTransition(() => setSnapshot(store.snapshot()));
    take();
    const end = store.subscribeAll(() => {
      clearTimeout(timer);
      timer = setTimeout(take, pause);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [store, pause]);
  return snapshot;
}
