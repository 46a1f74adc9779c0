import type { Review } from "@duheng/contracts";
import { Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import { GradeChip } from "../../ui/GradeChip.tsx";
import { Section } from "../../ui/Section.tsx";

/** What the leader in charge wrote. */
export function ReviewSection({ review }: { review: Review }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <Section title={t("assessments.result.review")}>
      <Stack spacing={1}>
        <Typography sx={{ whiteSpace: "pre-wrap" }}>{review.comment}</Typography>
        {review.proposedGrade === undefined ? null : (
          <Typography component="div">
            {t("shell.labelled", { label: t("assessments.review.proposed") })}
            <GradeChip grade={review.proposedGrade} outlined />
          </Typography>
        )}
        <Typography variant="body2" color="textSecondary">
          {t("assessments.result.reviewBy", {
            name: review.byName ?? "",
            at: instantText(review.at, locale),
          })}
        </Typography>
      </Stack>
    </Section>
  );
}
