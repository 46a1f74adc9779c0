import type { StepRule } from "@duheng/contracts";
import {
  MenuItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from "@mui/material";
import { useT } from "../i18n/use-t.ts";
import { NumberField } from "../ui/NumberField.tsx";

const actors: readonly StepRule["by"][] = [
  "self",
  "section-head",
  "leader-in-charge",
  "main-leader",
  "unit-admin",
];

interface StepsInputsProps {
  steps: readonly StepRule[];
  onChange: (steps: StepRule[]) => void;
  isDisabled: boolean;
}

/** The steps of the process: how they are called, who does them, how many days they have. */
export function StepsInputs({ steps, onChange, isDisabled }: StepsInputsProps) {
  const t = useT();
  const change = (index: number, part: Partial<StepRule>) =>
    onChange(steps.map((step, at) => (at === index ? { ...step, ...part } : step)));
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t("plans.steps.hint")}
      </Typography>
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>{t("plans.steps.kind")}</TableCell>
            <TableCell>{t("plans.steps.name")}</TableCell>
            <TableCell>{t("plans.steps.by")}</TableCell>
            <TableCell>{t("plans.steps.days")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {steps.map((step, index) => {
            const kind = t(`words.stepKind.${step.kind}`);
            return (
              <TableRow key={`${step.kind}-${String(index)}`}>
                <TableCell component="th" scope="row" sx={{ whiteSpace: "nowrap" }}>
                  {kind}
                </TableCell>
                <TableCell sx={{ minWidth: 140 }}>
                  <TextField
                    fullWidth
                    disabled={isDisabled}
                    value={step.title}
                    onChange={(event) => change(index, { title: event.target.value })}
                    slotProps={{
                      htmlInput: {
                        "aria-label": `${t("shell.labelled", { label: kind })}${t("plans.steps.name")}`,
                        maxLength: 200,
                      },
                    }}
                  />
                </TableCell>
                <TableCell sx={{ minWidth: 140 }}>
                  <TextField
                    select
                    fullWidth
                    disabled={isDisabled}
                    value={step.by}
                    onChange={(event) =>
                      change(index, { by: actors.find((by) => by === event.target.value) ?? step.by })
                    }
                    slotProps={{
                      htmlInput: {
                        "aria-label": `${t("shell.labelled", { label: kind })}${t("plans.steps.by")}`,
                      },
                    }}
                  >
                    {actors.map((by) => (
                      <MenuItem key={by} value={by}>
                        {t(`words.stepBy.${by}`)}
                      </MenuItem>
                    ))}
                  </TextField>
                </TableCell>
                <TableCell sx={{ minWidth: 90 }}>
                  <NumberField
                    name={`${t("shell.labelled", { label: kind })}${t("plans.steps.days")}`}
                    value={step.days}
                    min={0}
                    max={366}
                    isInteger
                    isDisabled={isDisabled}
                    onChange={(days) => change(index, { days })}
                  />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </>
  );
}
