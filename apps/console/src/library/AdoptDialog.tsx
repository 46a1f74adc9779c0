import { Stack, TextField } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { CategorySelect } from "../forms/CategorySelect.tsx";
import { useT } from "../i18n/use-t.ts";
import type { LibraryEntry } from "../rpc/api.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";

/** Makes the unit's own draft of a template, and opens it. */
export function AdoptDialog({ publication, onClose }: { publication: LibraryEntry; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const [title, setTitle] = useState(publication.title);
  const [categoryId, setCategoryId] = useState("");

  const adopt = async () => {
    const category = categoryId === "" ? {} : { categoryId };
    const draft = await run(() =>
      api.library.adopt.mutate({ publicationId: publication.id, title: title.trim(), ...category }),
    );
    if (draft === undefined) return;
    await queryClient.invalidateQueries({ queryKey: ["library"] });
    notify(t("library.adopt.done"), { type: "success" });
    navigate(`/forms/${draft.id}`);
  };

  return (
    <ConfirmDialog
      title={t("library.adopt.title")}
      text={t("library.adopt.text")}
      confirm={t("library.adopt.confirm")}
      isBusy={isBusy}
      isDisabled={title.trim() === ""}
      onConfirm={adopt}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <TextField
          label={t("library.adopt.name")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <CategorySelect label={t("library.adopt.category")} value={categoryId} onChange={setCategoryId} />
      </Stack>
    </ConfirmDialog>
  );
}
