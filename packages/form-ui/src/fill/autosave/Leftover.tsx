import type { Answers } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { typedAnswers } from "@duheng/form/sources";
import { useEffect, useMemo, useState } from "react";
import { type Locale, LocaleProvider } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { sameValue } from "../../shared/values.ts";
import { fillMessages } from "../fill-messages.ts";
import { answersAsText, offerDownload } from "./answers-as-text.ts";
import { type Backup, openBackups } from "./backup.ts";
import { clock } from "./SavePill.tsx";
import "../../shared/theme.css";
import "./autosave.css";

export interface LeftoverProps {
  readonly prepared: PreparedForm;
  /** What is stored of the form. */
  readonly answers: Answers;
  readonly backupKey: string;
  readonly locale: Locale;
  /** What else is left on this device of the same paper; it comes first in the file. */
  readonly lead?: string | undefined;
  /** Told that the person threw it away. */
  readonly onDiscard?: () => void;
}

/**
 * A form that can no longer be changed, but of which this device still keeps something that never arrived (it was
 * offline when the cycle closed): told, and given out as a file. It stays until the person throws it away.
 */
export function Leftover(props: LeftoverProps) {
  return (
    <LocaleProvider value={props.locale}>
      <Notice {...props} />
    </LocaleProvider>
  );
}

function Notice({ prepared, answers, backupKey, locale, lead, onDiscard }: LeftoverProps) {
  const t = useMessages(fillMessages);
  const [backups] = useState(openBackups);
  const [found, setFound] = useState<Backup | null>(null);
  // What data says is no part of what was filled in here.
  const typed = useMemo(() => typedAnswers(prepared.fields, answers), [prepared, answers]);
  useEffect(() => {
    let open = true;
    void backups.read(backupKey).then((backup) => {
      if (open && backup !== null && !sameValue(backup.answers, typed)) setFound(backup);
    });
    return () => {
      open = false;
    };
  }, [backups, backupKey, typed]);
  if (found === null && lead === undefined) return null;
  const time = found === null ? "" : `${found.at.slice(0, 10)} ${clock(found.at)}`;
  const text = found === null ? "" : answersAsText(prepared, found.answers, locale);
  return (
    <div className="dh-root dh-notice" role="status">
      {t("leftover", { time })}{" "}
      <button
        type="button"
        className="dh-link"
        onClick={() => offerDownload(t("downloadName"), lead === undefined ? text : `${lead}\n\n${text}`)}
      >
        {t("download")}
      </button>{" "}
      <button
        type="button"
        className="dh-link"
        onClick={() => {
          // Only what is really gone is shown as gone: a page closed at once would otherwise tell of it again.
          void backups.remove(backupKey).then(() => {
            setFound(null);
            onDiscard?.();
          });
        }}
      >
        {t("restoredDiscard")}
      </button>
    </div>
  );
}
