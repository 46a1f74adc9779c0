import { Alert, Box, Button, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import type { TriedVersion } from "../../rpc/answers/versions.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { Dumbbells } from "./Dumbbells.tsx";
import { TrialTable } from "./TrialTable.tsx";
import { versionQueries } from "./version-queries.ts";

interface TrialSectionProps {
  formId: string;
  revision: number;
}

/** So many people are listed before one asks for all. */
const listedFirst = 10;

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
        {(tried) =>
          tried === null ? (
            <Typography color="textSecondary">{t("forms.versions.trial.none")}</Typography>
          ) : (
            <Trial tried={tried} />
          )
        }
      </QueryView>
    </Box>
  );
}

function Trial({ tried }: { tried: TriedVersion }) {
  const t = useT();
  const [isWhole, setWhole] = useState(false);
  const { cycle, papers, summary, handedIn, unsubmitted } = tried;
  const { higher, lower, same, unscored, meanBefore, meanAfter, withLosses } = summary;
  const counts = [
    t("forms.versions.trial.higher", { count: higher }),
    t("forms.versions.trial.lower", { count: lower }),
    t("forms.versions.trial.same", { count: same }),
    ...(unscored === 0 ? [] : [t("forms.versions.trial.unscored", { count: unscored })]),
  ];
  return (
    <Stack sx={{ gap: 1 }}>
      <Typography color="textSecondary" variant="body2">
        {t("forms.versions.trial.about", { cycle: cycle.title, count: papers.length })}{" "}
        {papers.length < handedIn
          ? t("forms.versions.trial.bounded", { handedIn, count: papers.length })
          : ""}{" "}
        {unsubmitted === 0 ? "" : t("forms.versions.trial.unsubmitted", { count: unsubmitted })}
      </Typography>
      <Typography sx={{ fontWeight: 600 }}>{counts.join(" · ")}</Typography>
      {meanBefore === null ? null : (
        <Typography>
          {t("forms.versions.trial.mean", { before: twoDecimals(meanBefore), after: twoDecimals(meanAfter) })}
        </Typography>
      )}
      {withLosses === 0 ? null : (
        <Alert severity="warning">{t("forms.versions.trial.losses", { count: withLosses })}</Alert>
      )}
      <Dumbbells papers={papers} />
      <TrialTable papers={isWhole ? papers : papers.slice(0, listedFirst)} />
      {isWhole || papers.length <= listedFirst ? null : (
        <Button size="small" onClick={() => setWhole(true)} sx={{ alignSelf: "flex-start" }}>
          {t("forms.versions.trial.more", { count: papers.length })}
        </Button>
      )}
    </Stack>
  );
}

function twoDecimals(mean: number | null): string {
  return mean === null ? "—" : mean.toFixed(2);
}
