import type { Staff, StaffStatus } from "@duheng/contracts";
import { MenuItem, TextField } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { todayIn } from "../../ui/dates.ts";
import { DayInput, NoteInput, noteAsked } from "./inputs.tsx";
import { LifeDialog } from "./LifeDialog.tsx";

const kinds = ["leave", "secondment", "probation", "sanction", "investigation"] as const;

/** Notes what is so of somebody for a while. */
export function StatusDialog({ person, onClose }: { person: Staff; onClose: () => void }) {
  const t = useT();
  const [kind, setKind] = useState<StaffStatus["kind"]>("leave");
  const [from, setFrom] = useState(todayIn(useSession()?.tenant.timeZone));
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const { id, revision, name } = person;
  return (
    <LifeDialog
      title={t("staff.file.status.title", { name })}
      text={t(`staff.file.status.effect.${kind}`)}
      confirm={t("staff.file.status.confirm")}
      done={t("staff.file.status.done")}
      isDisabled={from === ""}
      act={() =>
        api.staff.beginStatus.mutate({
          ...{ id, revision, kind, from },
          ...(to === "" ? {} : { to }),
          ...noteAsked(note),
        })
      }
      onClose={onClose}
    >
      <TextField
        select
        label={t("staff.file.status.kind")}
        value={kind}
        onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? kind)}
      >
        {kinds.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`words.staffStatus.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <DayInput label={t("staff.file.status.from")} value={from} onChange={setFrom} />
      <DayInput
        label={t("staff.file.status.to")}
        value={to}
        onChange={setTo}
        hint={t("staff.file.status.toHint")}
      />
      <NoteInput value={note} onChange={setNote} />
    </LifeDialog>
  );
}

interface EndStatusDialogProps {
  readonly person: Staff;
  readonly status: StaffStatus;
  readonly onClose: () => void;
}

/** Says until which day it was so. */
export function EndStatusDialog({ person, status, onClose }: EndStatusDialogProps) {
  const t = useT();
  const [to, setTo] = useState(todayIn(useSession()?.tenant.timeZone));
  const { id, revision } = person;
  const { kind, from } = status;
  return (
    <LifeDialog
      title={t("staff.file.status.endTitle", { kind: t(`words.staffStatus.${kind}`) })}
      confirm={t("staff.file.status.end")}
      done={t("staff.file.status.ended")}
      isDisabled={to === ""}
      act={() => api.staff.endStatus.mutate({ id, revision, kind, from, to })}
      onClose={onClose}
    >
      <DayInput label={t("staff.file.status.lastDay")} value={to} onChange={setTo} />
    </LifeDialog>
  );
}
