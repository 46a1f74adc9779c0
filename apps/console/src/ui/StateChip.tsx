import type { AssessmentState } from "@duheng/contracts";
import { Chip } from "@mui/material";
import { useT } from "../i18n/use-t.ts";

const colors = {
  filling: "warning",
  submitted: "info",
  reviewed: "info",
  decided: "info",
  feedback: "success",
  closed: "default",
} as const;

/** Where an assessment stands. */
export function StateChip({ state }: { state: AssessmentState }) {
  const t = useT();
  return (
    <Chip size="small" variant="outlined" color={colors[state]} label={t(`words.assessmentState.${state}`)} />
  );
}
