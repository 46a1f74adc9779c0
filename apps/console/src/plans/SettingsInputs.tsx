import type { GradeBands, PlanSettings, QuotaRule } from "@duheng/contracts";
import {
  Alert,
  Box,
  Checkbox,
  FormControlLabel,
  MenuItem,
  Stack,
  TextField,
  Typography,
} from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import { NumberField } from "../ui/NumberField.tsx";

const bandGrades = ["good", "fair", "average"] as const;
const roundings: readonly QuotaRule["rounding"][] = ["floor", "half-up", "ceiling"];
const groups: readonly QuotaRule["group"][] = ["unit", "department", "category"];

interface SettingsInputsProps {
  settings: PlanSettings;
  onChange: (settings: PlanSettings) => void;
  isDisabled: boolean;
}

/** Whether the bands go down from grade to grade (G10: no gaps, no overlaps). */
export function areBandsOrdered({ good, fair, average }: GradeBands): boolean {
  return good > fair && fair > average;
}

/** Bands and quota; what an upper tenant has locked cannot be changed here. */
export function SettingsInputs({ settings, onChange, isDisabled }: SettingsInputsProps) {
  const t = useT();
  const { bands, quota, locked = [] } = settings;
  const isLocked = (path: string) => locked.some((one) => path === one || path.startsWith(`${one}.`));
  const changeQuota = (part: Partial<QuotaRule>) => onChange({ ...settings, quota: { ...quota, ...part } });
  const lockHint = (path: string) => (isLocked(path) ? t("plans.settings.locked") : undefined);
  return (
    <Stack spacing={2}>
      <Typography variant="body2" color="textSecondary">
        {t("plans.settings.bandHint")}
      </Typography>
      <Box sx={grid}>
        {bandGrades.map((grade) => (
          <NumberField
            key={grade}
            name={t("plans.settings.least", { grade: t(`words.grade.${grade}`) })}
            isLabelled
            value={bands[grade]}
            min={0}
            max={100}
            isDisabled={isDisabled || isLocked(`bands.${grade}`)}
            helperText={lockHint(`bands.${grade}`)}
            onChange={(value) => onChange({ ...settings, bands: { ...bands, [grade]: value } })}
          />
        ))}
      </Box>
      {areBandsOrdered(bands) ? null : <Alert severity="error">{t("plans.bandsOrder")}</Alert>}
      <Box sx={grid}>
        <NumberField
          name={t("plans.settings.percent")}
          isLabelled
          value={quota.percent}
          min={0}
          max={100}
          isDisabled={isDisabled || isLocked("quota.percent")}
          helperText={lockHint("quota.percent") ?? t("plans.settings.percentHint")}
          onChange={(percent) => changeQuota({ percent })}
        />
        <TextField
          select
          label={t("plans.settings.rounding")}
          value={quota.rounding}
          disabled={isDisabled || isLocked("quota.rounding")}
          helperText={lockHint("quota.rounding")}
          onChange={(event) =>
            changeQuota({ rounding: roundings.find((one) => one === event.target.value) ?? quota.rounding })
          }
        >
          {roundings.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`words.rounding.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={t("plans.settings.group")}
          value={quota.group}
          disabled={isDisabled || isLocked("quota.group")}
          helperText={lockHint("quota.group")}
          onChange={(event) =>
            changeQuota({ group: groups.find((one) => one === event.target.value) ?? quota.group })
          }
        >
          {groups.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`words.quotaGroup.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <FormControlLabel
        control={<Checkbox checked={quota.countUngraded} />}
        label={t("plans.settings.countUngraded")}
        disabled={isDisabled || isLocked("quota.countUngraded")}
        onChange={(_event, isChecked) => changeQuota({ countUngraded: isChecked })}
      />
    </Stack>
  );
}

const grid = {
  display: "grid",
  gap: 2,
  gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr))",
} as const;
