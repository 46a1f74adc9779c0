import { Typography } from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import type { SavingState } from "./use-server-draft.ts";

/** How far a draft that the server keeps has got. It always has its line, so that nothing jumps. */
export function DraftSaving({ saving }: { saving: SavingState }) {
  const t = useT();
  return (
    <Typography variant="body2" color={saving === "failed" ? "warning" : "textSecondary"} role="status">
      {t(`shell.draft.kept.${saving}`)}
    </Typography>
  );
}
