import type { GrantablePaper, GrantTenant } from "@duheng/contracts";
import {
  Alert,
  Checkbox,
  FormControl,
  FormControlLabel,
  FormGroup,
  FormLabel,
  MenuItem,
  Stack,
  TextField,
} from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { DraftNote } from "../drafts/DraftNote.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { todayIn } from "../ui/dates.ts";
import { listText, withNote } from "../ui/list-text.ts";
import { useAction } from "../ui/use-action.ts";
import { offeredActs } from "./acts-text.ts";
import { grantQueries } from "./queries.ts";
import { TenantInput } from "./TenantInput.tsx";

interface GiveGrantDialogProps {
  readonly paper: GrantablePaper;
  readonly onClose: () => void;
}

/** Which person of which unit may do what to a paper, until when, and why. */
export function GiveGrantDialog({ paper, onClose }: GiveGrantDialogProps) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const today = todayIn(useSession()?.tenant.timeZone);
  const { assessmentId, name, why } = paper;
  const [tenant, setTenant] = useState<GrantTenant | null>(null);
  const [staffId, setStaffId] = useState("");
  const [acts, setActs] = useState<readonly string[]>(
    // Somebody seconded is told his result by the own unit.
    offeredActs.filter((act) => act !== "giveFeedback" || why === "leader"),
  );
  const usual = why === "leader" ? "reasonLeader" : why === "secondment" ? "reasonSecondment" : undefined;
  const draft = useDraft(`grant/${assessmentId}`, {
    until: inDays(today, 60),
    reason: usual === undefined ? "" : t(`grants.give.${usual}`),
  });
  const { until, reason } = draft.value;

  const give = async () => {
    if (tenant === null) return;
    const done = await run(() =>
      api.grants.give.mutate({
        assessmentIds: [assessmentId],
        homeTenantId: tenant.id,
        staffId,
        acts: ["read", ...acts],
        until,
        reason: reason.trim(),
      }),
    );
    if (done === undefined) return;
    draft.done();
    await queryClient.invalidateQueries({ queryKey: ["grants"] });
    notify(t("grants.give.done"), { type: "success" });
    onClose();
  };

  return (
    <ConfirmDialog
      title={t("grants.give.title", { name })}
      text={t("grants.give.text")}
      confirm={t("grants.give.confirm")}
      isBusy={isBusy}
      isDisabled={
        tenant === null || staffId === "" || acts.length === 0 || until < today || reason.trim() === ""
      }
      onConfirm={give}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 2 }}>
        <DraftNote draft={draft} />
        <TenantInput
          tenant={tenant}
          onChange={(next) => {
            setTenant(next);
            setStaffId("");
          }}
        />
        <PersonInput tenantId={tenant?.id ?? ""} staffId={staffId} onChange={setStaffId} />
        <FormControl>
          <FormLabel id="granted-acts">{t("grants.give.acts")}</FormLabel>
          <FormGroup row aria-labelledby="granted-acts">
            {offeredActs.map((act) => (
              <FormControlLabel
                key={act}
                control={
                  <Checkbox
                    checked={acts.includes(act)}
                    onChange={(_event, isChecked) =>
                      setActs(offeredActs.filter((one) => (one === act ? isChecked : acts.includes(one))))
                    }
                  />
                }
                label={t(`grants.act.${act}`)}
              />
            ))}
          </FormGroup>
        </FormControl>
        <TextField
          type="date"
          label={t("grants.give.until")}
          value={until}
          onChange={(event) => draft.change({ until: event.target.value })}
          slotProps={{ htmlInput: { min: today }, inputLabel: { shrink: true } }}
        />
        <TextField
          label={t("grants.give.reason")}
          value={reason}
          onChange={(event) => draft.change({ reason: event.target.value })}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      </Stack>
    </ConfirmDialog>
  );
}

/** A person of that unit whose post is to review, as the door plate says. */
function PersonInput({
  tenantId,
  staffId,
  onChange,
}: {
  readonly tenantId: string;
  readonly staffId: string;
  readonly onChange: (staffId: string) => void;
}) {
  const t = useT();
  const locale = useAppLocale();
  const { data } = useQuery(grantQueries.candidates(tenantId));
  if (tenantId !== "" && data?.length === 0)
    return <Alert severity="warning">{t("grants.give.noPerson")}</Alert>;
  return (
    <TextField
      select
      label={t("grants.give.person")}
      value={staffId}
      onChange={(event) => onChange(event.target.value)}
      disabled={data === undefined}
    >
      {(data ?? []).map(({ staffId: id, name, position = "", departmentName = "" }) => {
        const plate = [departmentName, position].filter((text) => text !== "");
        return (
          <MenuItem key={id} value={id}>
            {plate.length === 0 ? name : withNote(name, listText(plate, locale), locale)}
          </MenuItem>
        );
      })}
    </TextField>
  );
}

function inDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
