import { FormControlLabel, Radio, RadioGroup, Stack, TextField } from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import { RecordChoice } from "../ui/RecordChoice.tsx";
import type { ReceiverChoice } from "./draft.ts";
import { tenantChoices } from "./tenant-choices.ts";

interface ReceiverInputProps {
  readonly value: ReceiverChoice;
  readonly onChange: (next: ReceiverChoice) => void;
}

/** The unit that takes in: one that is there, or one that is made by the same act. */
export function ReceiverInput({ value, onChange }: ReceiverInputProps) {
  const t = useT();
  return (
    <Stack spacing={1.5}>
      <RadioGroup
        row
        aria-label={t("reorganisations.receiver")}
        value={value.isMade ? "made" : "existing"}
        onChange={(_event, next) => onChange({ ...value, isMade: next === "made" })}
      >
        {(["existing", "made"] as const).map((one) => (
          <FormControlLabel key={one} value={one} control={<Radio />} label={t(`reorganisations.${one}`)} />
        ))}
      </RadioGroup>
      {value.isMade ? (
        <Stack direction={{ xs: "column", sm: "row" }} spacing={1.5}>
          <TextField
            fullWidth
            label={t("reorganisations.madeName")}
            value={value.name}
            onChange={(event) => onChange({ ...value, name: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <RecordChoice
            {...tenantChoices}
            label={t("reorganisations.madeUnder")}
            value={value.reportsTo}
            onChange={(reportsTo) => onChange({ ...value, reportsTo })}
          />
        </Stack>
      ) : (
        <RecordChoice
          {...tenantChoices}
          label={t("reorganisations.receiver")}
          value={value.tenantId}
          onChange={(tenantId) => onChange({ ...value, tenantId })}
        />
      )}
    </Stack>
  );
}
