import { TextField } from "@mui/material";
import type { RaRecord } from "react-admin";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { withNote } from "../../ui/list-text.ts";
import { RecordChoice } from "../../ui/RecordChoice.tsx";

interface DayInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly hint?: string | undefined;
}

/** A calendar day. */
export function DayInput({ label, value, onChange, hint }: DayInputProps) {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      helperText={hint}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}

/** What is noted beside it. */
export function NoteInput({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const t = useT();
  return (
    <TextField
      label={t("staff.file.note")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      multiline
      minRows={2}
      slotProps={{ htmlInput: { maxLength: 500 } }}
    />
  );
}

interface PersonChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** Somebody of the unit who is here, by name or number. */
export function PersonChoice(props: PersonChoiceProps) {
  const locale = useAppLocale();
  return (
    <RecordChoice
      {...props}
      resource="staff"
      sort={{ field: "number", order: "ASC" }}
      filter={{ state: "active" }}
      nameOf={({ name, number }: RaRecord) => withNote(String(name), String(number), locale)}
    />
  );
}

interface PlaceInputsProps {
  readonly value: Place;
  readonly onChange: (place: Place) => void;
}

/** Where somebody belongs. */
export interface Place {
  readonly departmentId: string;
  readonly categoryId: string;
  readonly level: string;
  readonly position: string;
}

const nameOf = (record: RaRecord) => String(record.name);
const byOrder = { field: "order", order: "ASC" } as const;

/** A department and a category that are in use, a level and a position. */
export function PlaceInputs({ value, onChange }: PlaceInputsProps) {
  const t = useT();
  const choice = { sort: byOrder, filter: { state: "active" }, nameOf };
  return (
    <>
      <RecordChoice
        {...choice}
        resource="departments"
        label={t("staff.file.department")}
        value={value.departmentId}
        onChange={(departmentId = "") => onChange({ ...value, departmentId })}
      />
      <RecordChoice
        {...choice}
        resource="staffCategories"
        label={t("staff.file.category")}
        value={value.categoryId}
        onChange={(categoryId = "") => onChange({ ...value, categoryId })}
      />
      <TextField
        label={t("staff.file.position")}
        value={value.position}
        onChange={(event) => onChange({ ...value, position: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 80 } }}
      />
      <TextField
        label={t("staff.file.level")}
        value={value.level}
        onChange={(event) => onChange({ ...value, level: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 40 } }}
      />
    </>
  );
}

/** A place as acts take it: what is blank is left out. */
export function placeAsked({ departmentId, categoryId, level, position }: Place) {
  return {
    departmentId,
    categoryId,
    ...(level.trim() === "" ? {} : { level: level.trim() }),
    ...(position.trim() === "" ? {} : { position: position.trim() }),
  };
}

/** A note as acts take it. */
export function noteAsked(note: string): { note?: string } {
  return note.trim() === "" ? {} : { note: note.trim() };
}
