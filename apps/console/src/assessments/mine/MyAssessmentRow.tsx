import type { OwnAssessment } from "@duheng/contracts";
import { Alert, Box, Button, Stack, Typography } from "@mui/material";
import { Link } from "react-router";
import type { UnsentState } from "../../filling/outbox.ts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { openStep } from "../../papers/open-step.ts";
import { periodText, scoreText } from "../../ui/dates.ts";
import { GradeChip } from "../../ui/GradeChip.tsx";
import { StateChip } from "../../ui/StateChip.tsx";
import { DueDate } from "../../work-items/DueDate.tsx";
import { provisionalWord } from "../result/provisional.ts";

interface MyAssessmentRowProps {
  own: OwnAssessment;
  /** What became of what this device had not sent of it. */
  unsent: UnsentState | undefined;
}

/** One of the person's own assessments: what it is, where it stands, and the next thing to do. */
export function MyAssessmentRow({ own, unsent }: MyAssessmentRowProps) {
  const { assessment, savedAt } = own;
  const t = useT();
  const locale = useAppLocale();
  const word = provisionalWord(assessment.result);
  const isFilling = assessment.state === "filling";
  const hasFeedback = assessment.state === "feedback";
  const label = isFilling
    ? t(savedAt === undefined ? "home.mine.fill" : "home.mine.goOn")
    : t(hasFeedback ? "home.mine.feedback" : "home.mine.view");
  return (
    <Box
      component="article"
      sx={{ py: 1.25, "&:not(:last-of-type)": { borderBottom: 1, borderColor: "divider" } }}
    >
      <Stack
        direction="row"
        useFlexGap
        sx={{ alignItems: "center", gap: 2, flexWrap: "wrap", justifyContent: "space-between" }}
      >
        <Box sx={{ minWidth: 0, flex: "1 1 240px" }}>
          <Typography sx={{ fontWeight: 600 }}>{assessment.formTitle}</Typography>
          <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: "center", flexWrap: "wrap", mt: 0.5 }}>
            <Typography variant="body2" color="textSecondary">
              {periodText(assessment.period, locale)}
            </Typography>
            <StateChip state={assessment.state} />
            {isFilling ? <DueDate dueOn={openStep(assessment)?.dueOn} /> : null}
            {typeof assessment.score === "number" ? (
              <Typography variant="body2">
                {t("shell.points", { points: scoreText(assessment.score) })}
                {word === undefined ? null : (
                  <Typography component="span" variant="caption" color="warning" sx={{ ml: 1 }}>
                    {t(word)}
                  </Typography>
                )}
              </Typography>
            ) : null}
            {assessment.grade?.final === true ? <GradeChip grade={assessment.grade.value} /> : null}
          </Stack>
        </Box>
        <Button
          component={Link}
          to={`/my/${assessment.id}`}
          variant={isFilling || hasFeedback ? "contained" : "outlined"}
          aria-label={`${t("shell.labelled", { label: label })}${assessment.formTitle} ${periodText(assessment.period, locale)}`}
        >
          {label}
        </Button>
      </Stack>
      {unsent === undefined ? null : (
        <Alert
          severity={unsent === "sent" ? "success" : unsent === "sending" ? "info" : "warning"}
          sx={{ mt: 1 }}
        >
          {t(`home.mine.unsent.${unsent}`)}
        </Alert>
      )}
      {isFilling && assessment.returned !== undefined ? (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t("home.mine.returned", { reason: assessment.returned.reason })}
        </Alert>
      ) : null}
    </Box>
  );
}
