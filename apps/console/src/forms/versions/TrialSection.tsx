import { Box, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useT } from "../../i18n/use-t.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { TrialInBackground } from "./TrialInBackground.tsx";
import { TrialOutcome } from "./TrialOutcome.tsx";
import { versionQueries } from "./version-queries.ts";

interface TrialSectionProps {
  formId: string;
  revision: number;
}

/** 试算: what the draft would have done to those who handed in last cycle. */
export function TrialSection({ formId, revision }: TrialSectionProps) {
  const t = useT();
  const query = useQuery(versionQueries.trial(formId, revision));
  return (
    <Box component="section" sx={{ my: 2 }} aria-busy={query.isPending}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {t("forms.versions.trial.title")}
      </Typography>
      <QueryView query={query} skeleton={<SkeletonLines count={3} />}>
        {(tried) => {
          if (tried === null)
            return <Typography color="textSecondary">{t("forms.versions.trial.none")}</Typography>;
          if (tried.inBackground === undefined) return <TrialOutcome tried={tried} />;
          return <TrialInBackground formId={formId} revision={revision} tried={tried} />;
        }}
      </QueryView>
    </Box>
  );
}
