import type { Problem } from "@duheng/contracts";
import type { FillStore } from "@duheng/form";
import { useCallback, useRef, useSyncExternalStore } from "react";
import { useFill } from "./fill-context.ts";
import type { Revealed } from "./problems/revealed.ts";

/** What a field shows at the moment. */
export interface FieldNow {
  readonly value: unknown;
  readonly visible: boolean;
  /** Only those that may be shown already. */
  readonly problems: readonly Problem[];
}

/** What of a value a component draws; it is drawn again only when this is another (compared by Object.is). */
export type Sees = (value: unknown) => unknown;

/** Draws whatever the value is. */
export const seesAll: Sees = (value) => value;
/** Draws nothing of the value: an input that keeps its own text, or a group whose fields subscribe themselves. */
export const seesNothing: Sees = () => null;
/** Draws as many rows as there are; their cells subscribe themselves. */
export const seesLength: Sees = (value) => (Array.isArray(value) ? value.length : value);

/** Subscribes to just one path: a key stroke elsewhere does not draw this field again. */
export function useField(path: string, sees: Sees = seesAll): FieldNow {
  const { store, revealed } = useFill();
  const version = useRef(0);
  const drawn = useRef<{ seen: unknown; visible: boolean; problems: readonly Problem[] }>(undefined);
  const subscribe = useCallback(
    (listener: () => void) => {
      const notice = () => {
        const last = drawn.current;
        if (
          last !== undefined &&
          Object.is(last.seen, sees(store.get(path))) &&
          last.visible === store.isVisible(path) &&
          sameProblems(last.problems, shownProblems(store, revealed, path))
        )
          return;
        version.current += 1;
        listener();
      };
      const ends = [store.subscribe(path, notice), revealed.subscribe(path, notice)];
      // Something may have changed between drawing and subscribing.
      notice();
      return () => {
        for (const end of ends) end();
      };
    },
    [store, revealed, path, sees],
  );
  useSyncExternalStore(subscribe, () => version.current);
  const value = store.get(path);
  const visible = store.isVisible(path);
  const problems = shownProblems(store, revealed, path);
  drawn.current = { seen: sees(value), visible, problems };
  return { value, visible, problems };
}

function shownProblems(store: FillStore, revealed: Revealed, path: string): readonly Problem[] {
  const fromServer = revealed.fromServer(path);
  const own = revealed.isShown(path) ? store.problems(path) : none;
  return fromServer.length === 0 ? own : [...own, ...fromServer];
}

const none: readonly Problem[] = [];

function sameProblems(left: readonly Problem[], right: readonly Problem[]): boolean {
  return (
    left === right ||
    (left.length === right.length &&
      left.every(
        (problem, index) =>
          problem.code === right[index]?.code && problem.message.zh === right[index]?.message.zh,
      ))
  );
}
