import type { Form } from "@duheng/contracts";
import { type FormMerge, type LockBreach, lockBreaches, mergeForms } from "@duheng/form";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { sentence } from "../../shared/messages.ts";
import { sameValue } from "../../shared/values.ts";
import { useDesign, useDesignedForm, useFindings, useSelection } from "../design-context.ts";
import { placeOf, selectionKey } from "../selection.ts";
import { createSourceEditor, type SourceEditor } from "./create-source-editor.ts";
import { readPlaces } from "./json-places.ts";
import { pointerOf } from "./pointer-of.ts";
import { readSource, type SourceProblem } from "./read-source.ts";
import { searchPhrases } from "./search-phrases.ts";
import { sourceMessages } from "./source-messages.ts";

/** How long typing has to pause before the text is read, in milliseconds. */
const readAfter = 250;

/** A text that is not taken over yet, and the form that it began from. */
export interface SourceDraft {
  readonly text: string;
  readonly base: Form;
}

export interface SourceText {
  readonly problems: readonly SourceProblem[];
  /** What was changed here and elsewhere in two ways; null where nothing was. */
  readonly merge: FormMerge | null;
  /** Whether the text says what the form is. */
  readonly isApplied: boolean;
  text(): string;
  /** Gives the text up and shows the form as it stands. */
  takeForm(): void;
  /** Joins the text with what was changed elsewhere; where both changed, the text counts. */
  joinMine(): void;
  goTo(problem: SourceProblem): void;
}

/**
 * An editor of the form's JSON in `host`: what is typed becomes the form as soon as it is one, what changes elsewhere
 * shows here, and where both happen the two are merged.
 * @param draft keeps a text that was left before it was a form; it is there again when the editor comes back
 */
export function useSourceText(
  host: RefObject<HTMLElement | null>,
  draft: RefObject<SourceDraft | null>,
): SourceText {
  const { form } = useDesignedForm();
  const selection = useSelection();
  const { lockedIds } = useFindings();
  const { select, apply, readOnly } = useDesign();
  const locale = useLocale();
  const editor = useRef<SourceEditor | null>(null);
  const latest = useRef({ form, selection, select, apply, lockedIds });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** The form that the text began from; another one came from elsewhere. */
  const base = useRef(draft.current?.base ?? form);
  /** The selection that came from here: no reason to scroll. */
  const ownPlace = useRef("");
  const [problems, setProblems] = useState<readonly SourceProblem[]>([]);
  const [merge, setMerge] = useState<FormMerge | null>(null);
  const [isApplied, setShownApplied] = useState(true);
  const applied = useRef(true);
  const setApplied = (next: boolean) => {
    applied.current = next;
    setShownApplied(next);
  };
  useLayoutEffect(() => {
    latest.current = { form, selection, select, apply, lockedIds };
  });

  const show = (found: readonly SourceProblem[]) => {
    setProblems(found);
    editor.current?.setProblems(
      found.map(({ from, to, severity, message }) => ({
        from,
        to,
        severity,
        message: inLocale(message, locale),
      })),
    );
  };
  const refuse = (found: readonly SourceProblem[], conflicting: FormMerge | null) => {
    setApplied(false);
    setMerge(conflicting);
    show(found);
  };
  const become = (next: Form) => {
    editor.current?.setText(textOf(next));
    base.current = next;
    setApplied(true);
    setMerge(null);
    show(readSource(textOf(next)).problems);
    if (next !== latest.current.form) latest.current.apply(next, "source");
  };
  const read = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const text = editor.current?.text() ?? "";
    const { form: next, problems: found } = readSource(text);
    if (next === null) return refuse(found, null);
    const now = latest.current.form;
    const locked = lockBreaches({
      before: base.current,
      after: next,
      lockedIds: [...latest.current.lockedIds],
    });
    if (locked.length > 0) return refuse([...lockedProblems(text, locked), ...found], null);
    if (sameValue(next, now)) {
      base.current = now;
      setApplied(true);
      setMerge(null);
      return show(found);
    }
    const joined = mergeForms(base.current, next, now);
    if (joined.conflicts.length > 0) return refuse(found, joined);
    if (!sameValue(joined.merged, next)) return become(joined.merged);
    base.current = next;
    setApplied(true);
    setMerge(null);
    show(found);
    latest.current.apply(next, "source");
  };
  const reading = useRef(read);
  useLayoutEffect(() => {
    reading.current = read;
  });

  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const created = createSourceEditor({
      parent: host.current,
      text: draft.current?.text ?? textOf(base.current),
      label: sentence(sourceMessages, locale, "label"),
      description: sentence(sourceMessages, locale, "about"),
      phrases: searchPhrases[locale],
      onChange: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => reading.current(), readAfter);
      },
      onPlace: (offset) => {
        const place = placeOf(latest.current.form, readPlaces(created.text()).pointerAt(offset));
        ownPlace.current = selectionKey(place.selection);
        if (ownPlace.current !== selectionKey(latest.current.selection))
          latest.current.select(place.selection);
      },
    });
    editor.current = created;
    reading.current();
    return () => {
      // What was typed last is read before one leaves; what is no form then waits for the return.
      if (timer.current !== undefined) reading.current();
      const left = created.text();
      const says = readSource(left).form;
      draft.current =
        says !== null && sameValue(says, base.current) ? null : { text: left, base: base.current };
      created.destroy();
      editor.current = null;
    };
  }, [host, draft, locale]);
  useEffect(() => editor.current?.setReadOnly(readOnly), [readOnly]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another form is news
  useEffect(() => {
    if (base.current === form) return;
    if (applied.current && timer.current === undefined) become(form);
    else if (timer.current === undefined) read();
  }, [form]);

  const place = selectionKey(selection);
  useEffect(() => {
    const shown = editor.current;
    if (shown === null || ownPlace.current === place) return;
    ownPlace.current = place;
    const { form: current, selection: selected } = latest.current;
    shown.show(readPlaces(shown.text()).rangeOf(pointerOf(current, selected)), false);
  }, [place]);

  return {
    problems,
    merge,
    isApplied,
    text: () => editor.current?.text() ?? "",
    takeForm: () => become(latest.current.form),
    joinMine: () => {
      if (merge !== null) become(merge.merged);
    },
    goTo: (problem) => editor.current?.show(problem, true),
  };
}

function textOf(form: Form): string {
  return `${JSON.stringify(form, null, 2)}\n`;
}

function lockedProblems(text: string, breaches: readonly LockBreach[]): SourceProblem[] {
  const places = readPlaces(text);
  return breaches.map(({ path, message }) => ({ ...places.rangeOf(path), severity: "error", message }));
}
