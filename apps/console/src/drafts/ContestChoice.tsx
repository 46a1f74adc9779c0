import { isRecord } from "@duheng/form-ui/fill";
import { Box, Button, Typography } from "@mui/material";
import { type ReactNode, useId } from "react";
import { type Translate, useAppLocale, useT } from "../i18n/use-t.ts";
import type { Locale } from "../rpc/errors.ts";
import { listText } from "../ui/list-text.ts";
import type { Contest, Side } from "./merge-values.ts";

/** How a page calls and tells what two changed; undefined: as it is. */
export interface ContestWords {
  name(path: readonly string[]): string | undefined;
  text?(path: readonly string[], value: unknown): ReactNode;
  /** Where the page has a choice of its own, what opens it. */
  open?(path: readonly string[]): (() => void) | undefined;
}

interface ContestChoiceProps {
  contest: Contest;
  words?: ContestWords;
  onChoose: (side: Side) => void;
}

/** One thing that was changed here and elsewhere: both, and which shall count. */
export function ContestChoice({ contest, words, onChoose }: ContestChoiceProps) {
  const t = useT();
  const locale = useAppLocale();
  const id = useId();
  const { path } = contest;
  const name = words?.name(path);
  const open = words?.open?.(path);
  return (
    <Box component="li">
      {name === undefined ? null : (
        <Typography id={id} variant="body2" sx={{ fontWeight: 600 }}>
          {name}
        </Typography>
      )}
      {open === undefined ? (
        (["mine", "theirs"] as const).map((side) => (
          <Box key={side} sx={{ display: "flex", gap: 1, alignItems: "center", flexWrap: "wrap", mt: 0.5 }}>
            <Typography
              id={`${id}${side}`}
              variant="body2"
              sx={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}
            >
              {t("shell.labelled", { label: t(`shell.draft.${side}`) })}
              {words?.text?.(path, contest[side]) ?? plainText(contest[side], t, locale)}
            </Typography>
            <Button
              size="small"
              color="inherit"
              variant="outlined"
              onClick={() => onChoose(side)}
              sx={{ bgcolor: "background.paper", py: 0 }}
              aria-describedby={name === undefined ? `${id}${side}` : `${id} ${id}${side}`}
            >
              {t("shell.draft.take")}
            </Button>
          </Box>
        ))
      ) : (
        <Button size="small" color="inherit" variant="outlined" onClick={open} sx={{ mt: 0.5 }}>
          {t("shell.draft.choose")}
        </Button>
      )}
    </Box>
  );
}

/** A value as people write it. */
function plainText(value: unknown, t: Translate, locale: Locale): string {
  if (value === undefined || value === null || value === "") return t("shell.none");
  if (typeof value === "boolean") return t(value ? "shell.draft.yes" : "shell.draft.no");
  const parts = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : undefined;
  if (parts === undefined) return String(value);
  if (parts.length === 0) return t("shell.none");
  return listText(
    parts.map((part: unknown) => plainText(part, t, locale)),
    locale,
  );
}
