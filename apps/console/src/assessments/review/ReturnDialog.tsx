import { TextField } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

interface ReturnDialogProps {
  isBusy: boolean;
  onReturn: (reason: string) => void;
  onClose: () => void;
}

/** Sending a paper back needs a reason, which the person will read. */
export function ReturnDialog({ isBusy, onReturn, onClose }: ReturnDialogProps) {
  const t = useT();
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog
      title={t("assessments.review.returnTitle")}
      text={t("assessments.review.returnText")}
      confirm={t("assessments.review.return")}
      isBusy={isBusy}
      isDisabled={reason.trim() === ""}
      onConfirm={() => onReturn(reason.trim())}
      onClose={onClose}
    >
      <TextField
        label={t("assessments.review.reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        multiline
        minRows={3}
        fullWidth
        autoFocus
        sx={{ mt: 2 }}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </ConfirmDialog>
  );
}
