import type { Assessment } from "@duheng/contracts";
import { Alert, Box, Paper, Stack, Typography } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";
import { scoreText } from "../../ui/dates.ts";
import { GradeChip } from "../../ui/GradeChip.tsx";
import { provisionalWord } from "./provisional.ts";

/** The score and the grade, large. */
export function ScoreHeader({ assessment }: { assessment: Assessment }) {
  const t = useT();
  const { score, result, grade, excluded } = assessment;
  const word = provisionalWord(result);
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 5, flexWrap: "wrap" }}>
        <Box>
          <Typography variant="body2" color="textSecondary">
            {t("assessments.result.score")}
          </Typography>
          <Typography sx={{ fontSize: "2rem", fontWeight: 700, lineHeight: 1.2 }} data-testid="score">
            {scoreText(score ?? result?.score)}
          </Typography>
          {word === undefined ? null : (
            <Typography variant="caption" color="warning">
              {t(word)}
            </Typography>
          )}
        </Box>
        <Box>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
            {t("assessments.result.grade")}
          </Typography>
          {grade?.final === true ? (
            <GradeChip grade={grade.value} />
          ) : (
            <Typography color="textSecondary">{t("assessments.result.noGrade")}</Typography>
          )}
        </Box>
      </Stack>
      {excluded === undefined ? null : (
        <Alert severity="info" sx={{ mt: 2 }}>
          {t("assessments.result.excluded", { reason: excluded.reason })}
        </Alert>
      )}
    </Paper>
  );
}
