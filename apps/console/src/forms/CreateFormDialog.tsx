import { Stack, TextField } from "@mui/material";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";
import { CategorySelect } from "./CategorySelect.tsx";

/** Title and category: the rest is the designer's. */
export function CreateFormDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const [title, setTitle] = useState("");
  const [categoryId, setCategoryId] = useState("");

  const create = async () => {
    const category = categoryId === "" ? {} : { categoryId };
    const draft = await run(() => api.forms.create.mutate({ title: title.trim(), ...category }));
    if (draft !== undefined) navigate(`/forms/${draft.id}`);
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
        <TextField
          label={t("forms.name")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          autoFocus
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <CategorySelect label={t("forms.category")} value={categoryId} onChange={setCategoryId} />
      </Stack>
    </ConfirmDialog>
  );
}
