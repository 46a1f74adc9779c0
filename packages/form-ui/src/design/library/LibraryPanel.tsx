import { useEffect, useRef, useState } from "react";
import "./library.css";
import type { Dimension } from "@duheng/contracts/words";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesignedForm } from "../design-context.ts";
import { dimensionWords } from "../table/cells/words.ts";
import { EntryPreview } from "./EntryPreview.tsx";
import { libraryMessages } from "./library-messages.ts";
import type { LibraryPort } from "./port.ts";
import { UpdateList } from "./UpdateList.tsx";
import { useLibrary } from "./use-library.ts";

interface LibraryPanelProps {
  readonly port: LibraryPort;
  /** Called with the id that a taken indicator has in the form; the panel stays open. */
  readonly onInserted: (id: string) => void;
  readonly onClose: () => void;
}

const dimensions = ["scope", "measure", "importance", "polarity", "virtue"] as const satisfies Dimension[];

/** The indicator library: search, look, take; and what has changed in it since. */
export function LibraryPanel({ port, onInserted, onClose }: LibraryPanelProps) {
  const { form } = useDesignedForm();
  const t = useMessages(libraryMessages);
  const locale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const [wanted, setWanted] = useState<Partial<Record<Dimension, string>>>({});
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { found, offered, failure } = useLibrary(port, form, words);
  useEffect(() => dialog.current?.showModal(), []);

  const shown = (found?.entries ?? []).filter(({ indicator }) =>
    dimensions.every((name) => wanted[name] === undefined || indicator[name] === wanted[name]),
  );
  const chosen = shown.find(({ id }) => id === chosenId);
  const taken = new Set(form.indicators.map(({ origin }) => origin?.id));
  const isNarrowed = words !== "" || Object.values(wanted).some((value) => value !== undefined);
  return (
    <dialog ref={dialog} className="dh-dialog dh-library" aria-label={t("title")} onClose={onClose}>
      <div className="dh-dialog-head">
        <h3 className="dh-pane-title">{t("title")}</h3>
        <button type="button" className="dh-button" onClick={() => dialog.current?.close()}>
          {t("close")}
        </button>
      </div>
      {offered.length > 0 && <UpdateList offered={offered} />}
      <search className="dh-library-search">
        <input
          type="search"
          className="dh-input"
          aria-label={t("search")}
          placeholder={t("search")}
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {dimensions.map((name) => (
          <select
            key={name}
            className="dh-input"
            aria-label={t(name)}
            value={wanted[name] ?? ""}
            onChange={({ target: { value } }) => {
              const { [name]: _before, ...others } = wanted;
              setWanted(value === "" ? others : { ...others, [name]: value });
            }}
          >
            <option value="">
              {t(name)}：{t("all")}
            </option>
            {dimensionWords[name].map((word) => (
              <option key={word.value} value={word.value}>
                {word[locale]}
              </option>
            ))}
          </select>
        ))}
      </search>
      {failure !== null && (
        <p className="dh-error" role="alert">
          {failure instanceof Error ? failure.message : t("failed")}
        </p>
      )}
      {found !== null && found.total > found.entries.length && (
        <p className="dh-quiet">{t("more", { total: found.total, shown: found.entries.length })}</p>
      )}
      <div className="dh-revisions-body">
        <ol className="dh-revisions-list" aria-label={t("title")}>
          {found === null && failure === null && <li className="dh-quiet">{t("loading")}</li>}
          {found !== null && shown.length === 0 && (
            <li className="dh-quiet">{t(isNarrowed ? "noMatch" : "none")}</li>
          )}
          {shown.map(({ id, indicator, tenantName }) => (
            <li key={id}>
              <button
                type="button"
                className="dh-revision"
                aria-current={id === chosenId || undefined}
                onClick={() => setChosenId(id)}
              >
                <b>{indicator.title}</b>
                <span>
                  {indicator.code} · {tenantName}
                </span>
                {taken.has(id) && <span>{t("already")}</span>}
              </button>
            </li>
          ))}
        </ol>
        {chosen === undefined ? (
          <p className="dh-quiet">{t("choose")}</p>
        ) : (
          <EntryPreview key={chosen.id} entry={chosen} onInserted={onInserted} />
        )}
      </div>
    </dialog>
  );
}
