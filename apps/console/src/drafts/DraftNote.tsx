import { Alert, Button, Stack } from "@mui/material";
import { useRef } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { ContestChoice, type ContestWords } from "./ContestChoice.tsx";
import { draftDays } from "./draft-store.ts";
import { pathKey } from "./merge-values.ts";
import type { DraftNews } from "./use-draft.ts";

interface DraftNoteProps {
  draft: DraftNews;
  /** How what is contested is called and told. */
  words?: ContestWords;
}

/**
 * Says what became of what was typed: that an earlier visit's unsent text was put back, what others changed of it since
 * and which of both shall count, that it is no more, or that this device does not keep it.
 */
export function DraftNote({ draft, words }: DraftNoteProps) {
  const t = useT();
  const locale = useAppLocale();
  const box = useRef<HTMLDivElement>(null);
  const { restoredAt, contests, choose, lost, isKept, discard } = draft;
  return (
    <>
      {restoredAt === undefined && contests.length === 0 ? null : (
        <Alert
          ref={box}
          tabIndex={-1}
          severity={contests.length > 0 ? "warning" : "info"}
          sx={{ ...wide, "& .MuiAlert-message": { flex: 1, minWidth: 0 } }}
          action={
            <Button color="inherit" size="small" onClick={discard} sx={{ whiteSpace: "nowrap" }}>
              {t("shell.draft.discard")}
            </Button>
          }
        >
          {restoredAt === undefined
            ? null
            : t("shell.draft.restored", { at: instantText(restoredAt, locale), days: draftDays })}
          {contests.length === 0 ? null : (
            <>
              {restoredAt === undefined
                ? t("shell.draft.changedElsewhere")
                : ` ${t("shell.draft.contested")}`}
              <Stack component="ul" sx={{ listStyle: "none", p: 0, m: 0, mt: 1, gap: 1.5 }}>
                {contests.map((contest) => (
                  <ContestChoice
                    key={pathKey(contest.path)}
                    contest={contest}
                    {...(words === undefined ? {} : { words })}
                    onChoose={(side) => {
                      choose(contest, side);
                      // The pressed button goes: the focus stays with what is still to be chosen.
                      box.current?.focus();
                    }}
                  />
                ))}
              </Stack>
            </>
          )}
        </Alert>
      )}
      {lost === undefined ? null : (
        <Alert severity="warning" onClose={draft.dismissLost} sx={wide}>
          {t(`shell.draft.lost.${lost.lost}`, { at: instantText(lost.at, locale), days: draftDays })}
        </Alert>
      )}
      {isKept ? null : (
        <Alert severity="warning" sx={wide}>
          {t("shell.draft.notKept")}
        </Alert>
      )}
    </>
  );
}

/** Where what holds it leaves no room between its children, it does. */
const wide = { width: "100%", mb: 2 } as const;
