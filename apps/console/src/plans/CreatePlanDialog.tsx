import type { Plan } from "@duheng/contracts";
import { MenuItem, Stack, TextField } from "@mui/material";
import { useNavigate } from "react-router";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";

const frequencies: readonly Plan["frequency"][] = ["month", "quarter", "year"];

/** Title and frequency; the server fills in the default steps and settings. */
export function CreatePlanDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const { run, isBusy } = useAction();
  const draft = useDraft("plan/new", { title: "", frequency: "quarter" });
  const { title } = draft.value;
  const frequency = frequencies.find((one) => one === draft.value.frequency) ?? "quarter";
  const create = async () => {
    const plan = await run(() => api.plans.create.mutate({ title: title.trim(), frequency, papers: [] }));
    if (plan === undefined) return;
    draft.done();
    navigate(`/plans/${plan.id}`);
  };
  return (
    <ConfirmDialog
      title={t("plans.create")}
      text={t("plans.createHint")}
      confirm={t("plans.create")}
      isBusy={isBusy}
      isDisabled={title.trim() === ""}
      onConfirm={create}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <DraftNote draft={draft} />
        <TextField
          label={t("plans.name")}
          value={title}
          onChange={(event) => draft.change({ title: event.target.value })}
          autoFocus
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <TextField
          select
          label={t("plans.frequency")}
          value={frequency}
          onChange={(event) => draft.change({ frequency: event.target.value })}
        >
          {frequencies.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`words.frequency.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
    </ConfirmDialog>
  );
}
