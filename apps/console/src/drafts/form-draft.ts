import { sameValue } from "@duheng/form-ui/fill";
import type { UseFormReturn } from "react-hook-form";
import type { DraftStore, DraftValue } from "./draft-store.ts";
import { type Contest, pathKey, type Side } from "./merge-values.ts";
import { type RestoreOptions, restoreDraft } from "./restore-draft.ts";
import type { DraftNews } from "./use-draft.ts";

/** What there is to tell of a form's draft. */
export type FormDraftNews = Pick<DraftNews, "restoredAt" | "contests" | "lost" | "isKept">;

export const nothingTold: FormDraftNews = {
  restoredAt: undefined,
  contests: [],
  lost: undefined,
  isKept: true,
};

interface FormDraftInput {
  readonly form: Pick<UseFormReturn, "getValues" | "setValue" | "watch" | "reset">;
  readonly drafts: DraftStore;
  readonly key: string;
  readonly options: RestoreOptions;
  /** Parts that no device keeps: they go with the tab. */
  readonly except?: readonly string[];
  readonly tell: (news: (before: FormDraftNews) => FormDraftNews) => void;
}

export interface FormDraft {
  /** It was saved, or is not wanted: nothing is left to keep. Before it was put back, it stays. */
  forget(): void;
  choose(contest: Contest, side: Side): void;
  discard(): void;
  stop(): void;
}

/**
 * Keeps what is typed into a form that shows one record as it is stored now; for what is stored next, stop it and begin
 * anew. What is kept is put back once the form has taken the record over, which react-admin's does in an effect after
 * those of its inputs; until then the form's values are nobody's words, and what is kept is neither changed nor removed.
 */
export function keepFormDraft({ form, drafts, key, options, except = [], tell }: FormDraftInput): FormDraft {
  const plain = (values: unknown) => plainValues(values, except);
  /** As it is stored. */
  let now: DraftValue = {};
  /** What is typed is a change of it: as it is stored, but for what is contested. */
  let base: DraftValue = {};
  let isPutBack = false;

  const typedOver = (value: DraftValue) => {
    const blank = { ...blanks(base), ...blanks(value) };
    return {
      typed: { value: { ...blank, ...value }, base: { ...blank, ...base } },
      stored: { ...blank, ...now },
    };
  };
  const putBack = () => {
    now = plain(form.getValues());
    base = now;
    const kept = drafts.read(key);
    const blank = { ...blanks(kept?.value ?? {}), ...now };
    const found = kept === undefined ? undefined : restoreDraft(kept, blank, options);
    const lost = drafts.lost(key);
    if (kept === undefined || found === undefined) {
      tell(() => ({ ...nothingTold, lost }));
    } else {
      if (found.contests.length > 0) base = found.base;
      tell(() => ({ ...nothingTold, restoredAt: kept.at, contests: found.contests }));
      for (const [part, value] of Object.entries(found.value))
        if (!sameValue(value, now[part] ?? null)) form.setValue(part, value, { shouldDirty: true });
    }
    isPutBack = true;
  };
  const timer = setTimeout(putBack);
  const watching = form.watch((values, { name }) => {
    // Without a name the form takes over a record: nobody typed.
    if (name === undefined || !isPutBack) return;
    const value = plain(values);
    const { typed, stored } = typedOver(value);
    const isNothing = sameValue(value, now);
    if (isNothing) drafts.remove(key);
    const isKept = isNothing || drafts.write(key, { ...typed, at: new Date().toISOString() });
    const contests =
      base === now
        ? nothingTold.contests
        : (restoreDraft(typed, stored, options)?.contests ?? nothingTold.contests);
    tell((before) =>
      before.isKept === isKept && sameValue(before.contests, contests)
        ? before
        : { ...before, isKept, contests },
    );
  });

  return {
    forget() {
      if (isPutBack) drafts.remove(key);
    },
    choose({ path }, side) {
      const { typed, stored } = typedOver(plain(form.getValues()));
      const found = restoreDraft(typed, stored, { ...options, choices: { [pathKey(path)]: side } });
      const contests = found?.contests ?? nothingTold.contests;
      base = contests.length === 0 ? now : (found?.base ?? now);
      tell((before) => ({ ...before, contests }));
      const [part = ""] = path;
      form.setValue(part, (found?.value ?? stored)[part], { shouldDirty: true });
    },
    discard() {
      form.reset();
      drafts.remove(key);
      base = now;
      tell(() => nothingTold);
    },
    stop() {
      clearTimeout(timer);
      watching.unsubscribe();
    },
  };
}

/** As it is kept: what is not there is blank. */
function plainValues(values: unknown, except: readonly string[]): DraftValue {
  const kept: DraftValue = JSON.parse(JSON.stringify(values ?? {}));
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([part]) => !except.includes(part))
      .map(([part, value]) => [part, value === "" ? null : value]),
  );
}

function blanks(of: DraftValue): DraftValue {
  return Object.fromEntries(Object.keys(of).map((part) => [part, null]));
}
