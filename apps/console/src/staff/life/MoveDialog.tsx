import type { Staff } from "@duheng/contracts";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { api } from "../../rpc/client.ts";
import { todayIn } from "../../ui/dates.ts";
import { DayInput, NoteInput, noteAsked, PlaceInputs, placeAsked } from "./inputs.tsx";
import { LifeDialog } from "./LifeDialog.tsx";

interface MoveDialogProps {
  readonly person: Staff;
  /** Of who has left: he comes back. */
  readonly isReturn: boolean;
  readonly onClose: () => void;
}

/** 调动 or 重新入职: where somebody belongs from which day on. */
export function MoveDialog({ person, isReturn, onClose }: MoveDialogProps) {
  const t = useT();
  const today = todayIn(useSession()?.tenant.timeZone);
  const { id, revision, departmentId, categoryId, level = "", position = "" } = person;
  const [place, setPlace] = useState({ departmentId, categoryId, level, position });
  const [on, setOn] = useState(today);
  const [note, setNote] = useState("");
  const kind = isReturn ? "reenter" : "move";
  const asked = { id, revision, on, ...placeAsked(place), ...noteAsked(note) };
  return (
    <LifeDialog
      title={t(`staff.file.${kind}.title`, { name: person.name })}
      text={t(`staff.file.${kind}.text`)}
      confirm={t(`staff.file.${kind}.confirm`)}
      done={t(on > today ? "staff.file.planned" : `staff.file.${kind}.done`, { day: on })}
      isDisabled={on === "" || place.departmentId === "" || place.categoryId === ""}
      act={() => (isReturn ? api.staff.reenter.mutate(asked) : api.staff.move.mutate(asked))}
      onClose={onClose}
    >
      <DayInput
        label={t("staff.file.day")}
        value={on}
        onChange={setOn}
        hint={isReturn ? undefined : t("staff.file.move.dayHint")}
      />
      <PlaceInputs value={place} onChange={setPlace} />
      <NoteInput value={note} onChange={setNote} />
    </LifeDialog>
  );
}
