import { stepKind } from "@duheng/assessment";
import type { StepRule } from "@duheng/contracts";
import Add from "@mui/icons-material/Add";
import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import {
  Button,
  IconButton,
  Menu,
  MenuItem,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from "@mui/material";
import { useState } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { NumberField } from "../ui/NumberField.tsx";
import { canAdd, canMove, canRemove, movedStep, plannedKinds, withStep } from "./plan-steps.ts";

interface StepsInputsProps {
  steps: readonly StepRule[];
  onChange: (steps: StepRule[]) => void;
  isDisabled: boolean;
}

/** The steps of the process: which there are, how they are called, who does them, how many days they have. */
export function StepsInputs({ steps, onChange, isDisabled }: StepsInputsProps) {
  const t = useT();
  const locale = useAppLocale();
  const change = (index: number, part: Partial<StepRule>) =>
    onChange(steps.map((step, at) => (at === index ? { ...step, ...part } : step)));
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t("plans.steps.hint")}
      </Typography>
      <TableContainer>
        <Table>
          <TableHead>
            <TableRow>
              <TableCell>{t("plans.steps.kind")}</TableCell>
              <TableCell>{t("plans.steps.name")}</TableCell>
              <TableCell>{t("plans.steps.by")}</TableCell>
              <TableCell>{t("plans.steps.days")}</TableCell>
              {isDisabled ? null : <TableCell className="shell-actions" />}
            </TableRow>
          </TableHead>
          <TableBody>
            {steps.map((step, index) => {
              const { words, posts } = stepKind(step.kind);
              const kind = words[locale];
              return (
                <TableRow key={step.id}>
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
                        change(index, { by: posts.find((by) => by === event.target.value) ?? step.by })
                      }
                      slotProps={{
                        htmlInput: {
                          "aria-label": `${t("shell.labelled", { label: kind })}${t("plans.steps.by")}`,
                        },
                      }}
                    >
                      {withPresent(posts, step.by).map((by) => (
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
                  {isDisabled ? null : (
                    <TableCell className="shell-actions" sx={{ whiteSpace: "nowrap" }}>
                      <StepActions steps={steps} index={index} kind={kind} onChange={onChange} />
                    </TableCell>
                  )}
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
      {isDisabled || !plannedKinds.some((kind) => canAdd(steps, kind)) ? null : (
        <AddStep steps={steps} onChange={onChange} />
      )}
    </>
  );
}

/** What was chosen before it could not be any more stays to be seen; a save says what is wrong with it. */
function withPresent(posts: readonly StepRule["by"][], present: StepRule["by"]): readonly StepRule["by"][] {
  return posts.includes(present) ? posts : [...posts, present];
}

interface StepActionsProps {
  readonly steps: readonly StepRule[];
  readonly index: number;
  readonly kind: string;
  readonly onChange: (steps: StepRule[]) => void;
}

function StepActions({ steps, index, kind, onChange }: StepActionsProps) {
  const t = useT();
  const named = (verb: string) => `${t("shell.labelled", { label: verb })}${steps[index]?.title || kind}`;
  // Buttons that can never be used here would only be in the way.
  const movesAtAll = canMove(steps, index, -1) || canMove(steps, index, 1);
  return (
    <Stack direction="row" sx={{ justifyContent: "flex-end" }}>
      {movesAtAll ? (
        <>
          <IconButton
            size="small"
            aria-label={named(t("plans.steps.up"))}
            disabled={!canMove(steps, index, -1)}
            onClick={() => onChange(movedStep(steps, index, -1))}
          >
            <ArrowUpward fontSize="small" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={named(t("plans.steps.down"))}
            disabled={!canMove(steps, index, 1)}
            onClick={() => onChange(movedStep(steps, index, 1))}
          >
            <ArrowDownward fontSize="small" />
          </IconButton>
        </>
      ) : null}
      {canRemove(steps, index) ? (
        <IconButton
          size="small"
          aria-label={named(t("plans.steps.remove"))}
          onClick={() => onChange(steps.filter((_, at) => at !== index))}
        >
          <DeleteOutlined fontSize="small" />
        </IconButton>
      ) : null}
    </Stack>
  );
}

function AddStep({ steps, onChange }: Pick<StepActionsProps, "steps" | "onChange">) {
  const t = useT();
  const locale = useAppLocale();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        startIcon={<Add />}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ mt: 1 }}
      >
        {t("plans.steps.add")}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {plannedKinds.map((kind) => (
          <MenuItem
            key={kind}
            disabled={!canAdd(steps, kind)}
            onClick={() => {
              setAnchor(null);
              onChange(withStep(steps, kind, stepKind(kind).words.zh));
            }}
          >
            {stepKind(kind).words[locale]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
