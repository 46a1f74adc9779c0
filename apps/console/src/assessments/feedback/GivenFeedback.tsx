import { type ContributionOf, givenOf } from "@duheng/assessment";
import type { Contribution } from "@duheng/contracts";
import { Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import { Section } from "../../ui/Section.tsx";

interface GivenFeedbackProps {
  given: readonly ContributionOf<"feedback">[];
  contributions: readonly Contribution[];
}

/** What was told already, and what the person made of it. */
export function GivenFeedback({ given, contributions }: GivenFeedbackProps) {
  const t = useT();
  const locale = useAppLocale();
  const [acknowledged] = givenOf(contributions, "acknowledgement");
  const readAt = given.find(({ feedback }) => feedback.readAt !== undefined)?.feedback.readAt;
  const reply = acknowledged?.acknowledgement.reply;
  return (
    <Section title={t("assessments.feedback.text")}>
      {given.map(({ id, feedback }) => (
        <Typography key={id} sx={{ whiteSpace: "pre-wrap" }}>
          {feedback.text}
        </Typography>
      ))}
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {acknowledged?.givenAt !== undefined
          ? t("assessments.feedback.acknowledgedAt", { at: instantText(acknowledged.givenAt, locale) })
          : readAt !== undefined
            ? t("assessments.feedback.readAt", { at: instantText(readAt, locale) })
            : t("assessments.feedback.unread")}
      </Typography>
      {reply === undefined ? null : (
        <Typography variant="body2" sx={{ whiteSpace: "pre-wrap" }}>
          {t("shell.labelled", { label: t("assessments.feedback.replyShown") })}
          {reply}
        </Typography>
      )}
    </Section>
  );
}
