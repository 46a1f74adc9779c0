import { useRef } from "react";
import { afterPointer } from "../../shared/after-pointer.ts";
import { useFill } from "../fill-context.ts";

/** Storing and leaving, for one path. */
export function useChange(path: string) {
  const { store, revealed } = useFill();
  const handlers = useRef<{ path: string; set: (value: unknown) => void; leave: () => void } | null>(null);
  if (handlers.current === null || handlers.current.path !== path) {
    handlers.current = {
      path,
      set: (value) => {
        revealed.forget(path);
        store.set(path, value);
      },
      leave: () => afterPointer(() => revealed.show(path)),
    };
  }
  return handlers.current;
}
