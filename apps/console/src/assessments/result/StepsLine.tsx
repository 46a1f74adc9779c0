import type { Step as AssessmentStep } from "@duheng/contracts";
import { Box, Step, StepLabel, Stepper, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";

/** The steps of an assessment, done, open and to come; without those that are not for this person. */
export function StepsLine({ steps }: { steps: readonly AssessmentStep[] }) {
  const t = useT();
  const locale = useAppLocale();
  const ahead = steps.filter((step) => step.state !== "skipped");
  const active = ahead.findIndex((step) => step.state === "open");
  return (
    <Box component="section" aria-label={t("assessments.result.progress")} sx={{ overflowX: "auto", py: 1 }}>
      <Stepper activeStep={active === -1 ? ahead.length : active} sx={{ minWidth: "max-content" }}>
        {ahead.map((step) => (
          <Step key={step.id} completed={step.state === "done"}>
            <StepLabel
              optional={
                <Typography variant="caption" color="textSecondary">
                  {step.doneAt === undefined
                    ? step.state === "open" && step.dueOn !== undefined
                      ? t("workItems.days.on", { date: step.dueOn })
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
