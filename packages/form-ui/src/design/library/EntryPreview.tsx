import { useId, useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { dimensionWords, showWord } from "../table/cells/words.ts";
import { libraryMessages } from "./library-messages.ts";
import { MapFields } from "./MapFields.tsx";
import type { LibraryEntry } from "./port.ts";
import { suggestMapping, takeEntry } from "./take-entry.ts";

interface EntryPreviewProps {
  readonly entry: LibraryEntry;
  /** Called with the id that the indicator has in the form. */
  readonly onInserted: (id: string) => void;
}

/** One entry in full, and the way to take it. Give it the entry's id as key. */
export function EntryPreview({ entry, onInserted }: EntryPreviewProps) {
  const { form } = useDesignedForm();
  const { apply } = useDesign();
  const t = useMessages(libraryMessages);
  const locale = useLocale();
  const groupId = useId();
  const { groups } = form.score;
  const [group, setGroup] = useState(
    () =>
      (
        groups.find(({ code }) => code === entry.indicator.group) ??
        groups.find(({ kind }) => kind === entry.indicator.scope) ??
        groups[0]
      )?.code ?? "",
  );
  const [mapping, setMapping] = useState(() => suggestMapping(form, entry));
  const { indicator } = entry;
  const { points, by } = indicator;
  const words = [
    ["scope", indicator.scope],
    ["measure", indicator.measure],
    ["importance", indicator.importance],
    ["polarity", indicator.polarity],
    ["virtue", indicator.virtue],
  ] as const;
  return (
    <section className="dh-library-entry" aria-label={indicator.title}>
      <h4>{indicator.title}</h4>
      <p className="dh-quiet">
        {entry.tenantName} · {t("version", { version: entry.version })}
      </p>
      {indicator.description !== undefined && <p>{indicator.description}</p>}
      <p className="dh-library-words">
        {words.map(([name, value]) =>
          value === undefined ? null : (
            <span key={name} className="dh-pill">
              {showWord<string>(dimensionWords[name], value, locale)}
            </span>
          ),
        )}
      </p>
      <dl className="dh-library-facts">
        <dt>{t("points")}</dt>
        <dd>
          {points.kind === "fixed"
            ? t("fixed", { full: points.full })
            : t("floating", { min: points.min, max: points.max })}
          {" · "}
          {t(`by_${by.kind}`)}
        </dd>
        {by.kind === "formula" && (
          <>
            <dt>{t("formula")}</dt>
            <dd>
              <code>{by.formula}</code>
            </dd>
          </>
        )}
      </dl>
      <MapFields content={entry} mapping={mapping} onChange={setMapping} />
      <label htmlFor={groupId}>{t("group")}</label>
      <select
        id={groupId}
        className="dh-input"
        value={group}
        onChange={(event) => setGroup(event.target.value)}
      >
        {groups.map(({ id, code, title }) => (
          <option key={id} value={code}>
            {title}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="dh-button dh-primary"
        onClick={() => {
          const taken = takeEntry(form, group, entry, mapping);
          apply(taken.form, "");
          onInserted(taken.id);
        }}
      >
        {t("take")}
      </button>
    </section>
  );
}
