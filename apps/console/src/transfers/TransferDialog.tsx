import type { GrantTenant, Staff } from "@duheng/contracts";
import { Checkbox, FormControlLabel, TextField } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TenantInput } from "../grants/TenantInput.tsx";
import { useT } from "../i18n/use-t.ts";
import { useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { OpenWorkNote } from "../staff/life/HandOverDialog.tsx";
import { DayInput, PersonChoice } from "../staff/life/inputs.tsx";
import { LifeDialog } from "../staff/life/LifeDialog.tsx";
import { lifeQueries } from "../staff/life/queries.ts";
import { todayIn } from "../ui/dates.ts";

/** Hands somebody over to another unit: which, from which day, why, and who takes over what was open. */
export function TransferDialog({ person, onClose }: { person: Staff; onClose: () => void }) {
  const t = useT();
  const today = todayIn(useSession()?.tenant.timeZone);
  const [tenant, setTenant] = useState<GrantTenant | null>(null);
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState("");
  const [withIdentityNumber, setWithIdentityNumber] = useState(false);
  const [successor, setSuccessor] = useState<string>();
  const { data } = useQuery(lifeQueries.openWork(person.id));
  const hasWork = data !== undefined && data.departments.length + data.papers > 0;
  return (
    <LifeDialog
      title={t("transfers.offer.title", { name: person.name })}
      text={t("transfers.offer.text")}
      confirm={t("transfers.offer.confirm")}
      done={t("transfers.offer.done")}
      isDisabled={
        tenant === null || on === "" || reason.trim() === "" || (hasWork && successor === undefined)
      }
      act={() =>
        api.transfers.offer.mutate({
          ...{
            staffId: person.id,
            toTenantId: tenant?.id ?? "",
            on,
            reason: reason.trim(),
            withIdentityNumber,
          },
          ...(successor === undefined ? {} : { successorId: successor }),
        })
      }
      onClose={onClose}
    >
      <TenantInput tenant={tenant} onChange={setTenant} />
      <DayInput
        label={t("transfers.offer.day")}
        value={on}
        onChange={setOn}
        hint={t("transfers.offer.dayHint")}
      />
      <TextField
        label={t("transfers.offer.reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      {hasWork ? (
        <>
          <OpenWorkNote staffId={person.id} />
          <PersonChoice label={t("staff.file.successor")} value={successor} onChange={setSuccessor} />
        </>
      ) : null}
      <FormControlLabel
        control={
          <Checkbox
            checked={withIdentityNumber}
            onChange={(_event, isChecked) => setWithIdentityNumber(isChecked)}
          />
        }
        label={t("transfers.offer.number")}
      />
    </LifeDialog>
  );
}
