import { Stack, TextField } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useT } from "../i18n/use-t.ts";
import type { LibraryEntry } from "../rpc/answers.ts";
import { api } from "../rpc/client.ts";
import { CategorySelect } from "../staff/CategorySelect.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";

/** Makes the unit's own draft of a template, and opens it. */
export function AdoptDialog({ publication, onClose }: { publication: LibraryEntry; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const written = useDraft(`adopt/${publication.id}`, { title: publication.title, categoryId: "" });
  const { title, categoryId } = written.value;

  const adopt = async () => {
    const category = categoryId === "" ? {} : { categoryId };
    const draft = await run(() =>
      api.library.adopt.mutate({ publicationId: publication.id, title: title.trim(), ...category }),
    );
    if (draft === undefined) return;
    written.done();
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
      isDisabled={title.trim() === "" || written.contests.length > 0}
      onConfirm={adopt}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <DraftNote draft={written} words={{ name: () => t("library.adopt.name") }} />
        <TextField
          label={t("library.adopt.name")}
          value={title}
          onChange={(event) => written.change({ title: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <CategorySelect
          label={t("library.adopt.category")}
          value={categoryId}
          onChange={(next) => written.change({ categoryId: next })}
        />
      </Stack>
    </ConfirmDialog>
  );
}
