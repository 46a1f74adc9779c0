import type { LeaveStaffInput, Staff } from "@duheng/contracts";
import { Alert, MenuItem, TextField } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { todayIn } from "../../ui/dates.ts";
import { listText } from "../../ui/list-text.ts";
import { OpenWorkNote } from "./HandOverDialog.tsx";
import { DayInput, NoteInput, noteAsked, PersonChoice } from "./inputs.tsx";
import { LifeDialog } from "./LifeDialog.tsx";
import { lifeQueries } from "./queries.ts";

const reasons = ["retirement", "transfer", "resignation", "dismissal", "death", "other"] as const;

/** Somebody leaves: from which day, why, and who takes over what he leads and has still to do. */
export function LeaveDialog({ person, onClose }: { person: Staff; onClose: () => void }) {
  const t = useT();
  const today = todayIn(useSession()?.tenant.timeZone);
  const [leftOn, setLeftOn] = useState(today);
  const [reason, setReason] = useState<LeaveStaffInput["reason"] | "">("");
  const [successor, setSuccessor] = useState<string>();
  const [note, setNote] = useState("");
  const { data } = useQuery(lifeQueries.leaving(person.id, leftOn));
  const hasWork = data !== undefined && data.departments.length + data.papers > 0;
  const isToCome = leftOn > today;
  return (
    <LifeDialog
      title={t("staff.file.leave.title", { name: person.name })}
      text={t("staff.file.leave.text")}
      confirm={t("staff.file.leave.confirm")}
      done={t(isToCome ? "staff.file.planned" : "staff.file.leave.done", { day: leftOn })}
      isDisabled={reason === "" || leftOn === "" || (hasWork && !isToCome && successor === undefined)}
      act={() =>
        api.staff.leave.mutate({
          ...{ id: person.id, revision: person.revision, leftOn, reason: reason === "" ? "other" : reason },
          ...(successor === undefined ? {} : { successorId: successor }),
          ...noteAsked(note),
        })
      }
      onClose={onClose}
    >
      <DayInput
        label={t("staff.file.leave.day")}
        value={leftOn}
        onChange={setLeftOn}
        hint={t(isToCome ? "staff.file.leave.dayToCome" : "staff.file.leave.dayHint")}
      />
      <TextField
        select
        label={t("staff.file.leave.reason")}
        value={reason}
        onChange={(event) => setReason(reasons.find((one) => one === event.target.value) ?? "")}
      >
        {reasons.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`words.leaving.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {hasWork ? (
        <>
          <OpenWorkNote staffId={person.id} />
          <PersonChoice label={t("staff.file.successor")} value={successor} onChange={setSuccessor} />
        </>
      ) : null}
      <OwnPapersNote ended={data?.ended ?? []} kept={data?.kept ?? []} />
      <NoteInput value={note} onChange={setNote} />
    </LifeDialog>
  );
}

/** What becomes of the own papers. */
function OwnPapersNote({ ended, kept }: { ended: readonly string[]; kept: readonly string[] }) {
  const t = useT();
  const locale = useAppLocale();
  if (ended.length + kept.length === 0) return null;
  return (
    <Alert severity="warning">
      {ended.length === 0 ? null : t("staff.file.leave.ended", { names: listText(ended, locale) })}
      {kept.length === 0 ? null : t("staff.file.leave.kept", { names: listText(kept, locale) })}
    </Alert>
  );
}
