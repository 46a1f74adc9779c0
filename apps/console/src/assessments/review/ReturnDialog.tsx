import { TextField } from "@mui/material";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useT } from "../../i18n/use-t.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

interface ReturnDialogProps {
  assessmentId: string;
  isBusy: boolean;
  /** Answers whether it was returned. */
  onReturn: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

/** Sending a paper back needs a reason, which the person will read. */
export function ReturnDialog({ assessmentId, isBusy, onReturn, onClose }: ReturnDialogProps) {
  const t = useT();
  const draft = useDraft(`return/${assessmentId}`, { reason: "" });
  const { reason } = draft.value;
  const send = async () => {
    if (await onReturn(reason.trim())) draft.done();
  };
  return (
    <ConfirmDialog
      title={t("assessments.review.returnTitle")}
      text={t("assessments.review.returnText")}
      confirm={t("assessments.review.return")}
      isBusy={isBusy}
      isDisabled={reason.trim() === ""}
      onConfirm={send}
      onClose={onClose}
    >
      <DraftNote draft={draft} />
      <TextField
        label={t("assessments.review.reason")}
        value={reason}
        onChange={(event) => draft.change({ reason: event.target.value })}
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
