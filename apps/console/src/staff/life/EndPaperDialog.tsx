import { TextField } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { LifeDialog } from "./LifeDialog.tsx";
import type { PersonFile } from "./queries.ts";

interface EndPaperDialogProps {
  readonly paper: PersonFile["papers"][number];
  readonly cycle: string;
  readonly onClose: () => void;
}

/** Ends the paper of somebody who has left and cannot go on with it. */
export function EndPaperDialog({ paper: { id, revision }, cycle, onClose }: EndPaperDialogProps) {
  const t = useT();
  const [reason, setReason] = useState("");
  return (
    <LifeDialog
      title={t("staff.file.endPaper.title", { cycle })}
      text={t("staff.file.endPaper.text")}
      confirm={t("staff.file.endPaper.action")}
      done={t("staff.file.endPaper.done")}
      isDisabled={reason.trim() === ""}
      act={() => api.assessments.end.mutate({ id, revision, reason: reason.trim() })}
      onClose={onClose}
    >
      <TextField
        label={t("staff.file.endPaper.reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </LifeDialog>
  );
}
