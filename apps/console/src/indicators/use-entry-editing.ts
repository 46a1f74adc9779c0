import type { Form, IndicatorEntry } from "@duheng/contracts";
import { type FormMerge, mergeForms } from "@duheng/form";
import { isRecord } from "@duheng/form-ui/fill";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { type MergedValues, mergeValues, type ThreeValues } from "../drafts/merge-values.ts";
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
  const draft = useDraft<EntryDraft>(
    `indicator/${entry?.id ?? "new"}`,
    { form: formOfEntry(entry ?? newEntry(t("indicators.newTitle"))), tags: entry?.tags ?? [] },
    { parts: { form: mergeFormDrafts } },
  );
  const { form, tags } = draft.value;
  const { change } = draft;
  const [clash, setClash] = useState<EntryClash | null>(null);

  const isUnsaved = draft.isChanged;
  const contest = draft.contests.find(({ path }) => path[0] === "form");
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
        const base = formOfEntry(stored);
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
    /** What was put back and was changed elsewhere too must be chosen first. */
    isUndecided: draft.contests.length > 0,
    /** Opens the choice where both changed the form; undefined where they did not. */
    openContest:
      contest === undefined || stored === undefined
        ? undefined
        : () => {
            const { base, mine, theirs } = contest;
            if (isForm(base) && isForm(mine) && isForm(theirs))
              setClash({ theirs: stored, merge: mergeForms(base, mine, theirs) });
          },
    clash,
    closeClash: () => setClash(null),
    /** Takes the other's changes in; the result is not saved yet. */
    mergeClash: (merged: Form) => {
      if (clash === null) return;
      const { theirs } = clash;
      if (theirs === stored) draft.settle({ form: merged });
      else {
        const now = { form: formOfEntry(theirs), tags: theirs.tags ?? [] };
        const three = { base: stored?.tags ?? [], mine: tags, theirs: now.tags };
        setStored(theirs);
        // Tags that the other added come, those that the other took away go.
        draft.rebase(now, { form: merged, tags: tagsOf(mergeValues(three).value) });
      }
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

type EntryDraft = { readonly form: Form; readonly tags: readonly string[] };

/** A form merges part by part; where both changed the same, a dialog of its own asks. */
function mergeFormDrafts({ base, mine, theirs }: ThreeValues): MergedValues {
  if (!isForm(base) || !isForm(mine) || !isForm(theirs)) return { value: theirs, base: theirs, contests: [] };
  const { merged, conflicts } = mergeForms(base, mine, theirs);
  if (conflicts.length === 0) return { value: merged, base: theirs, contests: [] };
  return { value: merged, base, contests: [{ path: ["form"], base, mine: merged, theirs }] };
}

/** As it was kept on this device: what stands in a form is what a form of this software has. */
function isForm(value: unknown): value is Form {
  return (
    isRecord(value) &&
    typeof value.title === "string" &&
    isRecord(value.fields) &&
    Array.isArray(value.indicators) &&
    isRecord(value.score)
  );
}

function tagsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((tag) => typeof tag === "string") : [];
}
