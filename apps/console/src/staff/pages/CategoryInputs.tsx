import { Box } from "@mui/material";
import { NumberInput, required, TextInput } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { joinLevels, splitLevels } from "../levels.ts";

export function CategoryInputs() {
  const t = useT();
  return (
    <Box sx={{ width: "100%", "& .MuiFormControl-root": { width: "100%" } }}>
      <TextInput source="name" validate={required()} slotProps={{ htmlInput: { maxLength: 200 } }} />
      <TextInput source="code" validate={required()} slotProps={{ htmlInput: { maxLength: 40 } }} />
      <TextInput
        source="levels"
        format={joinLevels}
        parse={splitLevels}
        helperText={t("staff.categories.levelsHint")}
      />
      <NumberInput source="order" min={0} step={1} />
    </Box>
  );
}
