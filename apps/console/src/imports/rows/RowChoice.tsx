import { Button, Stack, Typography } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";
import type { ShownRow } from "../answers.ts";

interface RowChoiceProps {
  row: ShownRow;
  isBusy: boolean;
  /** It may be about somebody who is not there yet. */
  canBeNew: boolean;
  onChoice: (choice: { same: string } | { isNew: true } | null) => void;
}

/** Whom a row is about, where that is in doubt: one of those who are there, or somebody else. */
export function RowChoice({ row, isBusy, canBeNew, onChoice }: RowChoiceProps) {
  const t = useT();
  const { verdict, candidates, choice } = row;
  if (choice !== undefined && verdict !== "doubt")
    return (
      <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
        <Typography variant="caption" color="textSecondary">
          {choice.isNew === true
            ? t("imports.rows.chosenNew")
            : t("imports.rows.chosen", { label: row.label })}
        </Typography>
        <Button size="small" disabled={isBusy} sx={{ p: 0, minWidth: 0 }} onClick={() => onChoice(null)}>
          {t("imports.rows.rechoose")}
        </Button>
      </Stack>
    );
  if (verdict !== "doubt") return null;
  return (
    <Stack
      useFlexGap
      role="group"
      aria-label={t("imports.rows.isWho")}
      sx={{ gap: 0.5, alignItems: "flex-start" }}
    >
      <Typography variant="caption">{t("imports.rows.isWho")}</Typography>
      {candidates.map(({ id, label }) => (
        <Button
          key={id}
          size="small"
          variant="outlined"
          disabled={isBusy}
          onClick={() => onChoice({ same: id })}
        >
          {t("imports.rows.same", { label })}
        </Button>
      ))}
      {canBeNew ? (
        <Button size="small" variant="outlined" disabled={isBusy} onClick={() => onChoice({ isNew: true })}>
          {t("imports.rows.another")}
        </Button>
      ) : null}
    </Stack>
  );
}
