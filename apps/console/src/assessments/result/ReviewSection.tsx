import type { ContributionOf } from "@duheng/assessment";
import { Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import { GradeChip } from "../../ui/GradeChip.tsx";
import { Section } from "../../ui/Section.tsx";

/** What a reviewer wrote. */
export function ReviewSection({ given }: { given: ContributionOf<"review"> }) {
  const t = useT();
  const locale = useAppLocale();
  const { review, byName = "", givenAt = "" } = given;
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
            name: byName,
            at: instantText(givenAt, locale),
          })}
        </Typography>
      </Stack>
    </Section>
  );
}
