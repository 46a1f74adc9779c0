import { TextField } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { DraftNote } from "../../drafts/DraftNote.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useAction } from "../../ui/use-action.ts";

/** Asks for the reason that the offerer reads. */
export function DeclineDialog({ offerId, onClose }: { offerId: string; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const draft = useDraft(`decline/${offerId}`, { reason: "" });
  const { reason } = draft.value;
  const decline = async () => {
    const done = await run(() => api.library.declineOffer.mutate({ id: offerId, reason: reason.trim() }));
    if (done !== undefined) draft.done();
    await queryClient.invalidateQueries({ queryKey: ["library"] });
    if (done === undefined) return;
    notify(t("library.offers.received.declined"), { type: "success" });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("library.offers.received.declineTitle")}
      text={t("library.offers.received.declineText")}
      confirm={t("library.offers.received.decline")}
      isBusy={isBusy}
      isDisabled={reason.trim().length < 2}
      onConfirm={decline}
      onClose={onClose}
    >
      <DraftNote draft={draft} />
      <TextField
        fullWidth
        multiline
        minRows={3}
        label={t("library.offers.received.reason")}
        value={reason}
        onChange={(event) => draft.change({ reason: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
        sx={{ mt: 2 }}
      />
    </ConfirmDialog>
  );
}
