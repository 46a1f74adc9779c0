import { Autocomplete, TextField } from "@mui/material";
import { useMemo } from "react";
import { useT } from "../i18n/use-t.ts";
import { type ChoicesOf, useRecordChoices } from "./use-record-choices.ts";

interface RecordChoiceProps extends ChoicesOf {
  label: string;
  /** What is said where nothing is chosen. */
  placeholder?: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  isDisabled?: boolean;
}

/** Chooses one record by typing a part of its name; the server searches. */
export function RecordChoice({ label, placeholder, value, onChange, isDisabled, ...of }: RecordChoiceProps) {
  const words = useChoiceWords();
  const choices = useRecordChoices(of, value === undefined ? [] : [value]);
  return (
    <Autocomplete
      {...words}
      fullWidth
      disabled={isDisabled ?? false}
      options={choices.ids}
      // The server has chosen already, by more than what is shown.
      filterOptions={(ids) => ids}
      getOptionLabel={choices.nameOf}
      value={value ?? null}
      loading={choices.isPending}
      onChange={(_event, id) => onChange(id ?? undefined)}
      onInputChange={(_event, text, reason) => choices.search(reason === "input" ? text : "")}
      renderInput={(params) => (
        <TextField {...params} label={label} {...(placeholder === undefined ? {} : { placeholder })} />
      )}
    />
  );
}

interface RecordsChoiceProps extends ChoicesOf {
  label: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** The same for several; those that are chosen stay, whatever is searched. */
export function RecordsChoice({ label, value, onChange, ...of }: RecordsChoiceProps) {
  const words = useChoiceWords();
  const choices = useRecordChoices(of, value);
  // Another list, be it of the same, would take away what is being typed.
  const chosen = useMemo(() => [...value], [value]);
  return (
    <Autocomplete
      {...words}
      multiple
      disableCloseOnSelect
      options={choices.ids}
      filterOptions={(ids) => ids}
      getOptionLabel={choices.nameOf}
      value={chosen}
      loading={choices.isPending}
      onChange={(_event, ids) => onChange(ids)}
      onInputChange={(_event, text, reason) => choices.search(reason === "input" ? text : "")}
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
}

/** What the list of choices says by itself. */
function useChoiceWords() {
  const t = useT();
  return {
    loadingText: t("shell.loading"),
    noOptionsText: t("shell.choice.none"),
    clearText: t("shell.choice.clear"),
    openText: t("shell.choice.open"),
    closeText: t("shell.choice.close"),
  };
}
