import { sameValue } from "@duheng/form-ui/fill";
import {
  HttpError,
  type Middleware,
  useRecordContext,
  useRegisterMutationMiddleware,
  useResourceContext,
} from "ra-core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFormContext } from "react-hook-form";
import { useT } from "../i18n/use-t.ts";
import { DraftNote } from "./DraftNote.tsx";
import { deviceDrafts, ownKey } from "./device-drafts.ts";
import type { DraftValue } from "./draft-store.ts";
import { type Contest, pathKey, type Side } from "./merge-values.ts";
import { recordRowKey, useRecordWords } from "./record-words.tsx";
import { restoreDraft } from "./restore-draft.ts";
import type { DraftNews } from "./use-draft.ts";

type Save = (...given: unknown[]) => Promise<unknown>;
type Told = Pick<DraftNews, "restoredAt" | "contests" | "lost" | "isKept">;

const nothingTold: Told = { restoredAt: undefined, contests: [], lost: undefined, isKept: true };
const rowKey = recordRowKey;

/** Inside of a react-admin form: keeps what is typed into it on this device until it is saved, as `useDraft` does. */
export function RecordDraft() {
  const t = useT();
  const resource = useResourceContext() ?? "";
  const record = useRecordContext();
  const form = useFormContext();
  const words = useRecordWords();
  const place = `record/${resource}/${record === undefined ? "new" : String(record.id)}`;
  // Whose it is stays what it was when the form was opened: signing in again passes through other units.
  const [owned, setOwned] = useState(() => ({ place, key: ownKey(place) }));
  if (owned.place !== place) setOwned({ place, key: ownKey(place) });
  const { key } = owned;
  /** As it is stored. */
  const now = useRef<DraftValue>({});
  /** What is typed is a change of it: as it is stored, but for what is contested. */
  const base = useRef<DraftValue>({});
  const [told, setTold] = useState(nothingTold);

  useEffect(() => {
    if (key === undefined) return;
    // The form takes the record over in an effect of its own, after this one.
    const timer = setTimeout(() => {
      now.current = plain(form.getValues());
      base.current = now.current;
      const kept = deviceDrafts.read(key);
      const blank = { ...blanks(kept?.value ?? {}), ...now.current };
      const found = kept === undefined ? undefined : restoreDraft(kept, blank, { rowKey });
      setTold({ ...nothingTold, lost: deviceDrafts.lost(key) });
      if (kept === undefined || found === undefined) return;
      if (found.contests.length > 0) base.current = found.base;
      setTold({ ...nothingTold, restoredAt: kept.at, contests: found.contests });
      for (const [part, value] of Object.entries(found.value))
        if (!sameValue(value, now.current[part] ?? null)) form.setValue(part, value, { shouldDirty: true });
    });
    const watching = form.watch((values, { name }) => {
      // Without a name the form takes over a record: nobody typed.
      if (name === undefined) return;
      const value = plain(values);
      const blank = { ...blanks(base.current), ...blanks(value) };
      const typed = { value: { ...blank, ...value }, base: { ...blank, ...base.current } };
      const isNothing = sameValue(value, now.current);
      if (isNothing) deviceDrafts.remove(key);
      const isKept = isNothing || deviceDrafts.write(key, { ...typed, at: new Date().toISOString() });
      const contests =
        base.current === now.current
          ? nothingTold.contests
          : (restoreDraft(typed, { ...blank, ...now.current }, { rowKey })?.contests ?? nothingTold.contests);
      setTold((before) =>
        before.isKept === isKept && sameValue(before.contests, contests)
          ? before
          : { ...before, isKept, contests },
      );
    });
    return () => {
      clearTimeout(timer);
      watching.unsubscribe();
    };
  }, [form, key]);

  const choose = ({ path }: Contest, side: Side) => {
    const value = plain(form.getValues());
    const blank = { ...blanks(base.current), ...blanks(value) };
    const typed = { value: { ...blank, ...value }, base: { ...blank, ...base.current } };
    const stored = { ...blank, ...now.current };
    const found = restoreDraft(typed, stored, { rowKey, choices: { [pathKey(path)]: side } });
    const contests = found?.contests ?? nothingTold.contests;
    base.current = contests.length === 0 ? now.current : (found?.base ?? now.current);
    setTold((before) => ({ ...before, contests }));
    const [part = ""] = path;
    form.setValue(part, (found?.value ?? stored)[part], { shouldDirty: true });
  };

  const isContested = told.contests.length > 0;
  const forgetOnceSaved = useCallback<Middleware<Save>>(
    async (...given) => {
      if (isContested) throw new HttpError(t("shell.draft.undecided"), 409);
      const next = given.at(-1);
      const saved = typeof next === "function" ? await next(...given.slice(0, -1)) : undefined;
      if (key !== undefined) deviceDrafts.remove(key);
      return saved;
    },
    [key, isContested, t],
  );
  useRegisterMutationMiddleware<Save>(forgetOnceSaved);

  const discard = () => {
    form.reset();
    if (key !== undefined) deviceDrafts.remove(key);
    base.current = now.current;
    setTold(nothingTold);
  };
  const dismissLost = () => {
    if (key !== undefined) deviceDrafts.dismiss(key);
    setTold({ ...told, lost: undefined });
  };
  return <DraftNote draft={{ ...told, choose, discard, dismissLost }} words={words} />;
}

/** As it is kept: what is not there is blank. */
function plain(values: unknown): DraftValue {
  const kept: DraftValue = JSON.parse(JSON.stringify(values ?? {}));
  return Object.fromEntries(Object.entries(kept).map(([part, value]) => [part, value === "" ? null : value]));
}

function blanks(of: DraftValue): DraftValue {
  return Object.fromEntries(Object.keys(of).map((part) => [part, null]));
}
