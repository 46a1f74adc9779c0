import { TextField } from "@mui/material";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import type { AnswerOf, Api } from "../rpc/api.ts";
import { api } from "../rpc/client.ts";
import { LifeDialog } from "../staff/life/LifeDialog.tsx";

interface RefuseDialogProps {
  readonly transfer: AnswerOf<Api["transfers"]["received"]>[number];
  readonly onClose: () => void;
}

/** Why somebody is not accepted. */
export function RefuseDialog({ transfer: { id, revision, personName }, onClose }: RefuseDialogProps) {
  const t = useT();
  const [reason, setReason] = useState("");
  return (
    <LifeDialog
      title={t("transfers.refuse.title", { name: personName })}
      confirm={t("transfers.refuse.confirm")}
      done={t("transfers.refuse.done")}
      isDisabled={reason.trim() === ""}
      reads="transfers"
      act={() => api.transfers.refuse.mutate({ id, revision, reason: reason.trim() })}
      onClose={onClose}
    >
      <TextField
        label={t("transfers.refuse.reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </LifeDialog>
  );
}
