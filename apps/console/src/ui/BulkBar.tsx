import Close from "@mui/icons-material/Close";
import { IconButton, Paper, Stack, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { useListContext } from "react-admin";
import { useT } from "../i18n/use-t.ts";

/**
 * How many are chosen in the list, and what can be done to them; nothing while none is. It stands behind the list and stays in view, so
 * that nothing moves under the hand that chooses.
 */
export function BulkBar({ children }: { children: ReactNode }) {
  const t = useT();
  const { selectedIds, onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Paper
      className="shell-bulk"
      component="section"
      aria-label={t("shell.bulk.label")}
      elevation={3}
      sx={bar}
    >
      <Stack direction="row" useFlexGap sx={{ alignItems: "center", gap: 0.5, minWidth: 0 }}>
        <IconButton
          size="small"
          aria-label={t("shell.bulk.clear")}
          title={t("shell.bulk.clear")}
          onClick={() => onUnselectItems()}
        >
          <Close fontSize="small" />
        </IconButton>
        <Typography role="status" sx={{ whiteSpace: "nowrap" }}>
          {t("shell.bulk.count", { count: selectedIds.length })}
        </Typography>
      </Stack>
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", justifyContent: "flex-end" }}>
        {children}
      </Stack>
    </Paper>
  );
}

const bar = {
  position: "sticky",
  bottom: 8,
  zIndex: 2,
  mt: 1,
  px: 1.5,
  py: 1,
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  justifyContent: "space-between",
  gap: 1,
} as const;
