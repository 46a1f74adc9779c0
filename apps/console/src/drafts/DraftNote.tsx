import { Alert, Button } from "@mui/material";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { listText } from "../ui/list-text.ts";
import type { Draft } from "./use-draft.ts";

interface DraftNoteProps {
  draft: Pick<Draft<never>, "restored" | "discard">;
  /** What the parts are called, for those that others changed too. */
  titles?: Readonly<Record<string, string>>;
}

/** Says that an earlier visit's unsent text was put back, and takes it away again on demand. */
export function DraftNote({ draft, titles = {} }: DraftNoteProps) {
  const t = useT();
  const locale = useAppLocale();
  const { restored, discard } = draft;
  if (restored === undefined) return null;
  const names = restored.contested.flatMap((part) => titles[part] ?? []);
  return (
    <Alert
      severity={restored.contested.length > 0 ? "warning" : "info"}
      action={
        <Button color="inherit" size="small" onClick={discard} sx={{ whiteSpace: "nowrap" }}>
          {t("shell.draft.discard")}
        </Button>
      }
    >
      {t("shell.draft.restored", { at: instantText(restored.at, locale) })}
      {restored.contested.length === 0 ? null : (
        <>
          {" "}
          {names.length === 0
            ? t("shell.draft.contested")
            : t("shell.draft.contestedParts", { parts: listText(names, locale) })}
        </>
      )}
    </Alert>
  );
}
