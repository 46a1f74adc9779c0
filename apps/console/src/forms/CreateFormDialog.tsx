import { Stack, TextField } from "@mui/material";
import { useNavigate } from "react-router";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { CategorySelect } from "../staff/CategorySelect.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";

/** Title and category: the rest is the designer's. */
export function CreateFormDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const written = useDraft("form/new", { title: "", categoryId: "" });
  const { title, categoryId } = written.value;

  const create = async () => {
    const category = categoryId === "" ? {} : { categoryId };
    const draft = await run(() => api.forms.create.mutate({ title: title.trim(), ...category }));
    if (draft === undefined) return;
    written.done();
    navigate(`/forms/${draft.id}`);
  };

  return (
    <ConfirmDialog
      title={t("forms.create")}
      text={t("forms.createHint")}
      confirm={t("forms.create")}
      isBusy={isBusy}
      isDisabled={title.trim() === ""}
      onConfirm={create}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <DraftNote draft={written} />
        <TextField
          label={t("forms.name")}
          value={title}
          onChange={(event) => written.change({ title: event.target.value })}
          autoFocus
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <CategorySelect
          label={t("forms.category")}
          value={categoryId}
          onChange={(next) => written.change({ categoryId: next })}
        />
      </Stack>
    </ConfirmDialog>
  );
}
