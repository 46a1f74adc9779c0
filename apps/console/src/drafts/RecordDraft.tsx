import { sameValue } from "@duheng/form-ui/fill";
import {
  type Middleware,
  useRecordContext,
  useRegisterMutationMiddleware,
  useResourceContext,
} from "ra-core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFormContext } from "react-hook-form";
import { DraftNote } from "./DraftNote.tsx";
import { deviceDrafts, ownKey } from "./device-drafts.ts";
import type { DraftValue } from "./draft-store.ts";
import { restoreDraft } from "./restore-draft.ts";
import type { RestoredNote } from "./use-draft.ts";

type Save = (...given: unknown[]) => Promise<unknown>;

/** Inside of a react-admin form: keeps what is typed into it on this device until it is saved, as `useDraft` does. */
export function RecordDraft() {
  const resource = useResourceContext() ?? "";
  const record = useRecordContext();
  const form = useFormContext();
  const place = `record/${resource}/${record === undefined ? "new" : String(record.id)}`;
  // Whose it is stays what it was when the form was opened: signing in again passes through other units.
  const [owned, setOwned] = useState(() => ({ place, key: ownKey(place) }));
  if (owned.place !== place) setOwned({ place, key: ownKey(place) });
  const { key } = owned;
  const base = useRef<DraftValue>({});
  const [restored, setRestored] = useState<RestoredNote>();

  useEffect(() => {
    if (key === undefined) return;
    // The form takes the record over in an effect of its own, after this one.
    const timer = setTimeout(() => {
      base.current = plain(form.getValues());
      const kept = deviceDrafts.read(key);
      if (kept === undefined) return;
      const found = restoreDraft(kept, { ...blanks(kept.value), ...base.current });
      if (found === undefined) return;
      for (const [part, value] of Object.entries(found.value))
        if (!sameValue(value, base.current[part] ?? null)) form.setValue(part, value, { shouldDirty: true });
      setRestored({ at: kept.at, contested: found.contested });
    });
    const watching = form.watch((values, { name }) => {
      // Without a name the form takes over a record: nobody typed.
      if (name === undefined) return;
      const value = plain(values);
      if (sameValue(value, base.current)) deviceDrafts.remove(key);
      else
        deviceDrafts.write(key, {
          value: { ...blanks(base.current), ...value },
          base: { ...blanks(value), ...base.current },
          at: new Date().toISOString(),
        });
    });
    return () => {
      clearTimeout(timer);
      watching.unsubscribe();
    };
  }, [form, key]);

  const forgetOnceSaved = useCallback<Middleware<Save>>(
    async (...given) => {
      const next = given.at(-1);
      const saved = typeof next === "function" ? await next(...given.slice(0, -1)) : undefined;
      if (key !== undefined) deviceDrafts.remove(key);
      return saved;
    },
    [key],
  );
  useRegisterMutationMiddleware<Save>(forgetOnceSaved);

  const discard = () => {
    form.reset();
    if (key !== undefined) deviceDrafts.remove(key);
    setRestored(undefined);
  };
  return <DraftNote draft={{ restored, discard }} />;
}

/** As it is kept: what is not there is blank. */
function plain(values: unknown): DraftValue {
  const kept: DraftValue = JSON.parse(JSON.stringify(values ?? {}));
  return Object.fromEntries(Object.entries(kept).map(([part, value]) => [part, value === "" ? null : value]));
}

function blanks(of: DraftValue): DraftValue {
  return Object.fromEntries(Object.keys(of).map((part) => [part, null]));
}
