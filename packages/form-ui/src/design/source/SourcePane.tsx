import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { sentence, useMessages } from "../../shared/messages.ts";
import { useDesign } from "../design-context.ts";
import { placeOf, selectionKey } from "../selection.ts";
import { changedLocks } from "./changed-locks.ts";
import { createSourceEditor, type SourceEditor } from "./create-source-editor.ts";
import { readPlaces } from "./json-places.ts";
import { pointerOf } from "./pointer-of.ts";
import { readSource, type SourceProblem } from "./read-source.ts";
import { searchPhrases } from "./search-phrases.ts";
import { sourceMessages } from "./source-messages.ts";
import "./source.css";

/** How long typing has to pause before the text is read. */
const readAfter = 250;

/**
 * The document itself as JSON, both ways: what is typed becomes the form as soon as it is one, and what changes
 * elsewhere shows here. A text that is no form stays as it was typed, with what is wrong told at its place.
 */
export default function SourcePane() {
  const { form, selection, select, apply, readOnly, lockedIds } = useDesign();
  const locale = useLocale();
  const t = useMessages(sourceMessages);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<SourceEditor | null>(null);
  const latest = useRef({ form, selection, select, apply, lockedIds });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** The form that the text says; another one came from elsewhere. */
  const said = useRef(form);
  /** The selection that came from here: no reason to scroll. */
  const own = useRef("");
  const [problems, setProblems] = useState<readonly SourceProblem[]>([]);
  const [standing, setStanding] = useState<"applied" | "refused" | "overtaken">("applied");
  const [copied, setCopied] = useState(false);
  useLayoutEffect(() => {
    latest.current = { form, selection, select, apply, lockedIds };
  });

  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const show = (found: readonly SourceProblem[]) => {
      setProblems(found);
      created.setProblems(
        found.map(({ from, to, severity, message }) => ({
          from,
          to,
          severity,
          message: inLocale(message, locale),
        })),
      );
    };
    const read = () => {
      timer.current = undefined;
      const { form: next, problems: found } = readSource(created.text());
      if (next === null) {
        show(found);
        setStanding("refused");
        return;
      }
      const locked = changedLocks(latest.current.form, next, latest.current.lockedIds);
      if (locked.length > 0) {
        const { from, to } = readPlaces(created.text()).rangeOf("/indicators");
        const message = {
          zh: sentence(sourceMessages, "zh", "locked", { titles: locked.join("、") }),
          en: sentence(sourceMessages, "en", "locked", { titles: locked.join(", ") }),
        };
        show([{ from, to, severity: "error", message }, ...found]);
        setStanding("refused");
        return;
      }
      show(found);
      said.current = next;
      setStanding("applied");
      latest.current.apply(next, "source");
    };
    const created = createSourceEditor({
      parent: host.current,
      text: textOf(said.current),
      label: sentence(sourceMessages, locale, "label"),
      description: sentence(sourceMessages, locale, "about"),
      phrases: searchPhrases[locale],
      onChange: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(read, readAfter);
      },
      onPlace: (offset) => {
        const place = placeOf(latest.current.form, readPlaces(created.text()).pointerAt(offset));
        own.current = selectionKey(place.selection);
        if (own.current !== selectionKey(latest.current.selection)) latest.current.select(place.selection);
      },
    });
    editor.current = created;
    show(readSource(created.text()).problems);
    return () => {
      clearTimeout(timer.current);
      created.destroy();
      editor.current = null;
    };
  }, [locale]);
  useEffect(() => editor.current?.setReadOnly(readOnly), [readOnly]);

  const take = () => {
    said.current = form;
    editor.current?.setText(textOf(form));
    setStanding("applied");
    const { problems: found } = readSource(textOf(form));
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another form is news
  useEffect(() => {
    if (said.current === form) return;
    if (standing === "applied" && timer.current === undefined) take();
    else setStanding("overtaken");
  }, [form]);

  const place = selectionKey(selection);
  useEffect(() => {
    const shown = editor.current;
    if (shown === null || own.current === place) return;
    own.current = place;
    const { form: current, selection: selected } = latest.current;
    shown.show(readPlaces(shown.text()).rangeOf(pointerOf(current, selected)), false);
  }, [place]);

  const errors = problems.filter(({ severity }) => severity === "error").length;
  return (
    <section className="dh-pane dh-preview dh-source" aria-label={t("source")}>
      <div className="dh-source-head">
        <span role="status" className={standing === "applied" ? "dh-quiet" : "dh-error"}>
          {standing === "applied"
            ? t("applied")
            : standing === "overtaken"
              ? t("changedElsewhere")
              : t("notApplied", { count: errors })}
        </span>
        {standing === "overtaken" && (
          <button type="button" className="dh-button" onClick={take}>
            {t("takeForm")}
          </button>
        )}
        <button
          type="button"
          className="dh-button"
          onClick={() => {
            void navigator.clipboard.writeText(editor.current?.text() ?? "").then(() => setCopied(true));
          }}
        >
          {t(copied ? "copied" : "copy")}
        </button>
      </div>
      <div className="dh-source-editor" ref={host} />
      {problems.length > 0 && (
        <ul className="dh-source-problems">
          {problems.slice(0, mostShown).map((problem) => (
            <li key={`${problem.from} ${problem.message.zh}`}>
              <button type="button" className="dh-link" onClick={() => editor.current?.show(problem, true)}>
                {t("problemAt", { line: lineOf(editor.current?.text() ?? "", problem.from) })}
              </button>{" "}
              <span className={problem.severity === "error" ? "dh-error" : "dh-warning"}>
                {inLocale(problem.message, locale)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const mostShown = 50;

function textOf(form: object): string {
  return `${JSON.stringify(form, null, 2)}\n`;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
