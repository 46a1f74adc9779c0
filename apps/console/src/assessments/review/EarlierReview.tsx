import type { ContributionOf } from "@duheng/assessment";
import { Alert, Box, Button, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import type { ReviewerIndicator } from "./reviewer-indicators.ts";

interface EarlierReviewProps {
  earlier: ContributionOf<"review">;
  indicators: readonly ReviewerIndicator[];
  /** Its points and words are to be gone on with. */
  onTakeOver: () => void;
}

/** What was given before the paper was returned. */
export function EarlierReview({ earlier, indicators, onTakeOver }: EarlierReviewProps) {
  const t = useT();
  const locale = useAppLocale();
  const { review, byName = "", givenAt = "" } = earlier;
  const given = indicators.filter(({ code }) => review.points[code] !== undefined);
  return (
    <Alert
      severity="info"
      icon={false}
      sx={{ "@media print": { display: "none" } }}
      action={
        <Button color="inherit" size="small" onClick={onTakeOver} sx={{ whiteSpace: "nowrap" }}>
          {t("assessments.review.takeOver")}
        </Button>
      }
    >
      <Typography sx={{ fontWeight: 600 }}>
        {t("assessments.review.earlier", { name: byName, at: instantText(givenAt, locale) })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {given.map(({ code, title }) => (
          <li key={code}>
            {t("shell.labelled", { label: title })}
            {t("shell.points", { points: review.points[code] })}
          </li>
        ))}
      </Box>
      <Typography variant="body2" sx={{ whiteSpace: "pre-wrap" }}>
        {review.comment}
      </Typography>
    </Alert>
  );
}
