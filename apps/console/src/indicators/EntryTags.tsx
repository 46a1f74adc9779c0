import { Autocomplete, TextField } from "@mui/material";
import { useMemo } from "react";
import { useT } from "../i18n/use-t.ts";

interface EntryTagsProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  readonly readOnly: boolean;
}

/** As the entry's schema has it. */
const mostTags = 30;
const longestTag = 40;

/** Words that an entry is found by, beside its title and code. */
export function EntryTags({ tags, onChange, readOnly }: EntryTagsProps) {
  const t = useT();
  // The input takes another array for another value, and throws away what is being typed.
  const value = useMemo(() => [...tags], [tags]);
  return (
    <Autocomplete
      multiple
      freeSolo
      // A word that was typed and not confirmed is not lost when the input is left.
      autoSelect
      readOnly={readOnly}
      options={[]}
      value={value}
      onChange={(_event, chosen) => {
        const words = chosen
          .flatMap((tag) => tag.split(/[,，;；、]/))
          .map((tag) => tag.trim().slice(0, longestTag));
        onChange([...new Set(words.filter((tag) => tag !== ""))].slice(0, mostTags));
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t("indicators.tags")}
          helperText={readOnly ? "" : t("indicators.tagsHint")}
        />
      )}
      sx={{ mb: 2, maxWidth: 760 }}
    />
  );
}
