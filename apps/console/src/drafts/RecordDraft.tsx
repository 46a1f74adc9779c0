import { useCallback, useEffect, useRef, useState } from "react";
import {
  HttpError,
  type Middleware,
  useRecordContext,
  useRegisterMutationMiddleware,
  useResourceContext,
} from "react-admin";
import { useFormContext } from "react-hook-form";
import { useT } from "../i18n/use-t.ts";
import { sealed } from "../rpc/writable.ts";
import { DraftNote } from "./DraftNote.tsx";
import { deviceDrafts, ownKey } from "./device-drafts.ts";
import { type FormDraft, keepFormDraft, nothingTold } from "./form-draft.ts";
import { recordRowKey, useRecordWords } from "./record-words.tsx";

type Save = (...given: unknown[]) => Promise<unknown>;

const options = { rowKey: recordRowKey };

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
  // A copy of the list's is shown first, then what was fetched: the form takes over each that differs, as this text does.
  const stored = JSON.stringify(record);
  const keeper = useRef<FormDraft>(undefined);
  const [told, setTold] = useState(nothingTold);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another record wipes what was put back over the one before
  useEffect(() => {
    if (key === undefined) return;
    const draft = keepFormDraft({
      ...{ form, drafts: deviceDrafts, key, options, tell: setTold },
      except: sealed[resource] ?? [],
    });
    keeper.current = draft;
    return draft.stop;
  }, [form, key, stored]);

  const isContested = told.contests.length > 0;
  const forgetOnceSaved = useCallback<Middleware<Save>>(
    async (...given) => {
      if (isContested) throw new HttpError(t("shell.draft.undecided"), 409);
      // What is sent is what this one put back or kept; a record that is fetched meanwhile begins another.
      const sent = keeper.current;
      const next = given.at(-1);
      const saved = typeof next === "function" ? await next(...given.slice(0, -1)) : undefined;
      sent?.forget();
      return saved;
    },
    [isContested, t],
  );
  useRegisterMutationMiddleware<Save>(forgetOnceSaved);

  const dismissLost = () => {
    if (key !== undefined) deviceDrafts.dismiss(key);
    setTold({ ...told, lost: undefined });
  };
  return (
    <DraftNote
      draft={{
        ...told,
        choose: (contest, side) => keeper.current?.choose(contest, side),
        discard: () => keeper.current?.discard(),
        dismissLost,
      }}
      words={words}
    />
  );
}
