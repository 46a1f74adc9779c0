import { Typography } from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import type { ServerDraft } from "./use-server-draft.ts";

/** How far a draft that the server keeps has got. It always has its line, so that nothing jumps. */
export function DraftSaving({ saving }: { saving: ServerDraft<never>["saving"] }) {
  const t = useT();
  const isWell = saving === "clean" || saving === "dirty" || saving === "saving";
  return (
    <Typography
      variant="body2"
      color={isWell ? "textSecondary" : "warning"}
      // That all is well need not be read out at each pause.
      {...(isWell ? {} : { role: "status" })}
    >
      {t(`shell.draft.kept.${saving}`)}
    </Typography>
  );
}
