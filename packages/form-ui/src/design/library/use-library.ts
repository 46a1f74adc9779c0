import type { Form } from "@duheng/contracts";
import { useEffect, useMemo, useState } from "react";
import type { LibraryEntry, LibraryPort, LibraryUpdate } from "./port.ts";
import type { OfferedUpdate } from "./UpdateList.tsx";

interface LibraryState {
  /** Null until the first answer. */
  readonly found: { readonly entries: readonly LibraryEntry[]; readonly total: number } | null;
  readonly offered: readonly OfferedUpdate[];
  /** What the port said when it failed. */
  readonly failure: unknown;
}

/** Milliseconds after the last key before the library is asked. */
const pause = 250;

/** The entries that have these words, and the newer versions of what the form has taken. */
export function useLibrary(port: LibraryPort, form: Form, words: string): LibraryState {
  const [found, setFound] = useState<LibraryState["found"]>(null);
  const [updates, setUpdates] = useState<readonly LibraryUpdate[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(
      () =>
        port.search(words).then(
          (answer) => {
            if (gone) return;
            setFound(answer);
            setFailure(null);
          },
          (reason: unknown) => !gone && setFailure(reason),
        ),
      words === "" ? 0 : pause,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [port, words]);

  const origins = form.indicators.flatMap(({ origin }) => (origin === undefined ? [] : [origin]));
  const asked = JSON.stringify(origins.map(({ tenantId, id, version }) => [tenantId, id, version]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other origins are a reason to ask again
  useEffect(() => {
    let gone = false;
    if (origins.length === 0) {
      setUpdates([]);
      return undefined;
    }
    port.updates(origins).then(
      (answer) => !gone && setUpdates(answer),
      (reason: unknown) => !gone && setFailure(reason),
    );
    return () => {
      gone = true;
    };
  }, [port, asked]);
  const offered = useMemo(
    () =>
      form.indicators.flatMap(({ id: indicatorId, origin }): OfferedUpdate[] => {
        const update = updates.find(
          (each) =>
            each.id === origin?.id &&
            each.tenantId === origin.tenantId &&
            each.version > (origin.version ?? 1),
        );
        return update === undefined ? [] : [{ indicatorId, update }];
      }),
    [form.indicators, updates],
  );
  return { found, offered, failure };
}
