import { useEffect, useState } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { sameValue } from "../../shared/values.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { answersAsText, offerDownload } from "./answers-as-text.ts";
import { type Backup, openBackups } from "./backup.ts";
import { clock } from "./SavePill.tsx";

/**
 * A form that can no longer be changed, but of which this device still keeps something that never arrived (it was
 * offline when the cycle closed): told, and given out as a file. It stays until the person throws it away.
 */
export function Leftover({ backupKey }: { readonly backupKey: string }) {
  const { prepared, store } = useFill();
  const t = useMessages(fillMessages);
  const locale = useLocale();
  const [backups] = useState(openBackups);
  const [found, setFound] = useState<Backup | null>(null);
  useEffect(() => {
    let open = true;
    void backups.read(backupKey).then((backup) => {
      if (open && backup !== null && !sameValue(backup.answers, store.snapshot().answers)) setFound(backup);
    });
    return () => {
      open = false;
    };
  }, [backups, backupKey, store]);
  if (found === null) return null;
  const time = `${found.at.slice(0, 10)} ${clock(found.at)}`;
  return (
    <div className="dh-notice" role="status">
      {t("leftover", { time })}{" "}
      <button
        type="button"
        className="dh-link"
        onClick={() => offerDownload(t("downloadName"), answersAsText(prepared, found.answers, locale))}
      >
        {t("download")}
      </button>{" "}
      <button
        type="button"
        className="dh-link"
        onClick={() => {
          void backups.remove(backupKey);
          setFound(null);
        }}
      >
        {t("restoredDiscard")}
      </button>
    </div>
  );
}
