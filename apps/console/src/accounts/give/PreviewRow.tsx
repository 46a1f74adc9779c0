import type { AccountPreviewRow, BilingualText } from "@duheng/contracts";
import { Button, Chip, Stack, TableCell, TableRow, TextField, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { type Choices, isOpen, nameFor } from "./choices.ts";

interface PreviewRowProps {
  readonly row: AccountPreviewRow;
  readonly choices: Choices;
  /** Why the server did not take what was asked for this person. */
  readonly refused: BilingualText | undefined;
  readonly onChoose: (staffId: string, username: string | null) => void;
}

/** One person: the user name can be another, or the person left out. */
export function PreviewRow({ row, choices, refused, onChoose }: PreviewRowProps) {
  const t = useT();
  const locale = useAppLocale();
  const { staffId, name, number, departmentName, outcome, username, free, why } = row;
  const isAsked = outcome === "new" || outcome === "refused";
  const isLeftOut = choices.get(staffId) === null;
  const needs = isOpen(row, choices) || refused !== undefined;
  const wrong = refused ?? (isOpen(row, choices) ? why : undefined);
  return (
    <TableRow sx={needs ? { bgcolor: "action.hover" } : undefined}>
      <TableCell sx={{ fontWeight: 600 }}>{name}</TableCell>
      <TableCell className="give-fact">{number}</TableCell>
      <TableCell className="give-fact">{departmentName ?? "—"}</TableCell>
      <TableCell sx={{ minWidth: 220 }}>
        {isAsked && !isLeftOut ? (
          <TextField
            size="small"
            fullWidth
            hiddenLabel
            value={choices.get(staffId) ?? username ?? ""}
            onChange={(event) => onChoose(staffId, event.target.value)}
            error={wrong !== undefined}
            helperText={wrong?.[locale]}
            slotProps={{
              htmlInput: {
                "aria-label": t("accounts.give.username", { name }),
                maxLength: 100,
                spellCheck: false,
              },
            }}
          />
        ) : (
          <Typography variant="body2" color="textSecondary">
            {username ?? "—"}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
          {isLeftOut ? (
            <Typography variant="body2" color="textSecondary">
              {t("accounts.give.skipped")}
            </Typography>
          ) : (
            <Chip
              size="small"
              variant="outlined"
              color={needs ? "warning" : isAsked ? "success" : "default"}
              label={t(
                `accounts.give.outcome.${nameFor(row, choices) === null ? outcome : needs ? "refused" : "new"}`,
              )}
            />
          )}
          {free !== undefined && isOpen(row, choices) ? (
            <Button size="small" onClick={() => onChoose(staffId, free)}>
              {t("accounts.give.useFree", { name: free })}
            </Button>
          ) : null}
          {isAsked ? (
            <Button
              size="small"
              color="secondary"
              onClick={() => onChoose(staffId, isLeftOut ? (username ?? "") : null)}
            >
              {t(isLeftOut ? "accounts.give.include" : "accounts.give.skip")}
            </Button>
          ) : null}
        </Stack>
      </TableCell>
    </TableRow>
  );
}
