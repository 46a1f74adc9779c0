import { Alert, Button, Stack, Typography } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import type { TriedVersion } from "../../rpc/answers.ts";
import { Dumbbells } from "./Dumbbells.tsx";
import { TrialTable } from "./TrialTable.tsx";

/** So many people are listed before one asks for all. */
const listedFirst = 10;

/** What a trial found: how many gain and lose, the picture, and who. */
export function TrialOutcome({ tried }: { tried: TriedVersion }) {
  const t = useT();
  const [isWhole, setWhole] = useState(false);
  const { cycle, papers, pairs, summary, handedIn, unsubmitted } = tried;
  const { count, higher, lower, same, unscored, meanBefore, meanAfter, withLosses } = summary;
  const counts = [
    t("forms.versions.trial.higher", { count: higher }),
    t("forms.versions.trial.lower", { count: lower }),
    t("forms.versions.trial.same", { count: same }),
    ...(unscored === 0 ? [] : [t("forms.versions.trial.unscored", { count: unscored })]),
  ];
  return (
    <Stack sx={{ gap: 1 }}>
      <Typography color="textSecondary" variant="body2">
        {t("forms.versions.trial.about", { cycle: cycle.title, count })}{" "}
        {count < handedIn ? t("forms.versions.trial.bounded", { handedIn, count }) : ""}{" "}
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
      <Dumbbells pairs={pairs} scored={higher + lower + same} />
      <TrialTable papers={isWhole ? papers : papers.slice(0, listedFirst)} />
      {isWhole || papers.length <= listedFirst ? null : (
        <Button size="small" onClick={() => setWhole(true)} sx={{ alignSelf: "flex-start" }}>
          {t(papers.length < count ? "forms.versions.trial.moreOfMost" : "forms.versions.trial.more", {
            count: papers.length,
          })}
        </Button>
      )}
      {isWhole && papers.length < count ? (
        <Typography variant="caption" color="textSecondary">
          {t("forms.versions.trial.listed", { count: papers.length })}
        </Typography>
      ) : null}
    </Stack>
  );
}

function twoDecimals(mean: number | null): string {
  return mean === null ? "—" : mean.toFixed(2);
}
