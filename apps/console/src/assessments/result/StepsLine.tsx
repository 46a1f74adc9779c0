import type { Step as AssessmentStep } from "@duheng/contracts";
import { Box, Step, StepLabel, Stepper, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";

/** The steps of an assessment, done, open and to come. */
export function StepsLine({ steps }: { steps: readonly AssessmentStep[] }) {
  const t = useT();
  const locale = useAppLocale();
  const active = steps.findIndex((step) => step.state === "open");
  return (
    <Box component="section" aria-label={t("assessments.result.progress")} sx={{ overflowX: "auto", py: 1 }}>
      <Stepper activeStep={active === -1 ? steps.length : active} sx={{ minWidth: "max-content" }}>
        {steps.map((step) => (
          <Step key={`${step.kind}-${step.title}`} completed={step.state === "done"}>
            <StepLabel
              optional={
                <Typography variant="caption" color="textSecondary">
                  {step.doneAt === undefined
                    ? step.state === "open" && step.dueOn !== undefined
                      ? t("assessments.due.on", { date: step.dueOn })
                      : t(`assessments.result.steps.${step.state}`)
                    : instantText(step.doneAt, locale)}
                </Typography>
              }
            >
              {step.title}
            </StepLabel>
          </Step>
        ))}
      </Stepper>
    </Box>
  );
}
