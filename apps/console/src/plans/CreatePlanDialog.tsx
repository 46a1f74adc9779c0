import type { Plan } from "@duheng/contracts";
import { MenuItem, Stack, TextField } from "@mui/material";
import { useState } from "react";
import { useNavigate } from "react-router";
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
  const [title, setTitle] = useState("");
  const [frequency, setFrequency] = useState<Plan["frequency"]>("quarter");
  const create = async () => {
    const plan = await run(() => api.plans.create.mutate({ title: title.trim(), frequency, papers: [] }));
    if (plan !== undefined) navigate(`/plans/${plan.id}`);
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
        <TextField
          label={t("plans.name")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          autoFocus
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <TextField
          select
          label={t("plans.frequency")}
          value={frequency}
          onChange={(event) =>
            setFrequency(frequencies.find((one) => one === event.target.value) ?? "quarter")
          }
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
