import type { Form, IndicatorEntry } from "@duheng/contracts";
import { type FormMerge, mergeForms } from "@duheng/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useDraft } from "../drafts/use-draft.ts";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { hasCode } from "../rpc/errors.ts";
import { useAction } from "../ui/use-action.ts";
import { entryOfForm, formOfEntry, newEntry } from "./entry-form.ts";

/** Somebody else saved the entry meanwhile. */
export interface EntryClash {
  readonly theirs: IndicatorEntry;
  readonly merge: FormMerge;
}

/**
 * One entry while it is edited: as it is stored, as it stands on the page, and the ways to keep it. A save on top of
 * somebody else's is not made; `clash` then holds what both did.
 * @param entry absent for a new one
 */
export function useEntryEditing(entry: IndicatorEntry | undefined) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { run, isBusy } = useAction();
  const [stored, setStored] = useState(entry);
  const [base, setBase] = useState<Form>(() => formOfEntry(entry ?? newEntry(t("indicators.newTitle"))));
  const draft = useDraft<{ form: Form; tags: readonly string[] }>(`indicator/${entry?.id ?? "new"}`, {
    form: base,
    tags: entry?.tags ?? [],
  });
  const { form, tags } = draft.value;
  const { change } = draft;
  const [clash, setClash] = useState<EntryClash | null>(null);

  const isUnsaved = form !== base || tags.join("\n") !== (stored?.tags ?? []).join("\n");
  const unsaved = useRef(false);
  useEffect(() => {
    unsaved.current = isUnsaved;
  }, [isUnsaved]);
  const input = entryOfForm(form, {
    group: stored?.indicator.group ?? "",
    ...(tags.length > 0 || stored?.tags !== undefined ? { tags: [...tags] } : {}),
  });

  const keep = async (change: () => Promise<IndicatorEntry>) => {
    const saved = await run(async () => {
      try {
        return await change();
      } catch (thrown) {
        if (stored === undefined || !hasCode(thrown, "conflict")) throw thrown;
        const theirs = await api.indicatorEntries.get.query({ id: stored.id });
        setClash({ theirs, merge: mergeForms(base, form, formOfEntry(theirs)) });
        return undefined;
      }
    });
    if (saved === undefined) return;
    unsaved.current = false;
    draft.done();
    await cache.invalidateQueries({ queryKey: ["indicatorEntries"] });
    notify(t("indicators.saved"), { type: "success" });
    navigate(`/indicators/${saved.id}`);
  };
  return {
    stored,
    draft,
    form,
    setForm: useCallback((next: Form) => change({ form: next }), [change]),
    tags,
    setTags: useCallback((next: readonly string[]) => change({ tags: next }), [change]),
    input,
    isBusy,
    isUnsaved,
    /** As of this very moment: what was just saved is not asked for. */
    isUnsavedNow: useCallback(() => unsaved.current, []),
    clash,
    closeClash: () => setClash(null),
    /** Takes the other's changes in; the result is not saved yet. */
    mergeClash: (merged: Form) => {
      if (clash === null) return;
      const { theirs } = clash;
      const before = stored?.tags ?? [];
      // Tags that the other added come, those that the other took away go.
      const joined = [
        ...tags.filter((tag) => !before.includes(tag) || (theirs.tags ?? []).includes(tag)),
        ...(theirs.tags ?? []).filter((tag) => !before.includes(tag) && !tags.includes(tag)),
      ];
      setStored(theirs);
      setBase(formOfEntry(theirs));
      change({ form: merged, tags: joined });
      setClash(null);
      notify(t("indicators.clash.merged"), { type: "info" });
    },
    save: () => {
      if (input === undefined) return;
      void keep(() =>
        stored === undefined
          ? api.indicatorEntries.create.mutate(input)
          : api.indicatorEntries.update.mutate({ ...input, id: stored.id, revision: stored.revision }),
      );
    },
    toggleState: () => {
      if (stored === undefined) return;
      const { id, revision, state } = stored;
      void keep(() =>
        api.indicatorEntries.setState.mutate({
          id,
          revision,
          state: state === "active" ? "retired" : "active",
        }),
      );
    },
  };
}
