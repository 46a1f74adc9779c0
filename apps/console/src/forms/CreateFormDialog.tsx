import { MenuItem, Stack, TextField, Typography } from "@mui/material";
import { useGetList } from "ra-core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";

/** Title and category: the rest is the designer's. */
export function CreateFormDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const [title, setTitle] = useState("");
  const [categoryId, setCategoryId] = useState("");
  const categories = useGetList("staffCategories", {
    sort: { field: "order", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });

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
        <TextField
          select
          label={t("forms.category")}
          value={categoryId}
          onChange={(event) => setCategoryId(event.target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{t("forms.anyCategory")}</MenuItem>
          {(categories.data ?? []).map((category) => (
            <MenuItem key={category.id} value={category.id}>
              {category.name}
            </MenuItem>
          ))}
        </TextField>
        {categories.isError ? <Typography color="error">{t("shell.error.title")}</Typography> : null}
      </Stack>
    </ConfirmDialog>
  );
}
