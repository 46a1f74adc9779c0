import { Link as MuiLink, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { StateBar } from "../../cycles/StateBar.tsx";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { organisationQueries } from "../../organisation/queries.ts";
import { periodText } from "../../ui/periods.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { HomeCard } from "../HomeCard.tsx";
import { Rows } from "./Rows.tsx";

/** How far the running cycles below are: by period, by banner, and within one by unit. */
export function ProgressCard({ under }: { under: string | undefined }) {
  const t = useT();
  const locale = useAppLocale();
  const query = useQuery(organisationQueries.progress(under));
  const count = ({ units, total }: { units: number; total: number }) =>
    t("organisation.progress.units", { units, total });
  return (
    <HomeCard title={t("organisation.progress.title")}>
      <QueryView query={query} skeleton={<SkeletonLines count={2} height={64} />}>
        {({ periods, groups, cycles }) =>
          periods.length === 0 ? (
            <Typography color="textSecondary">{t("organisation.progress.none")}</Typography>
          ) : (
            <Stack spacing={2}>
              {periods.map(({ period, byState, ...sum }) => (
                <div key={period}>
                  <Typography sx={{ mb: 0.5 }}>
                    <b>{periodText(period, locale)}</b> · {count(sum)}
                  </Typography>
                  <StateBar
                    byState={byState}
                    total={sum.total}
                    label={periodText(period, locale)}
                    showLegend
                  />
                </div>
              ))}
              <Rows>
                {groups.map(({ id, name, byState, ...sum }) => (
                  <li key={id}>
                    <MuiLink component={Link} to={`/?under=${id}`}>
                      {name}
                    </MuiLink>
                    <Typography variant="body2" color="textSecondary">
                      {count(sum)}
                    </Typography>
                    <StateBar byState={byState} total={sum.total} label={name} />
                  </li>
                ))}
                {cycles.map(({ id, name, title, byState, total }) => (
                  <li key={id}>
                    <span>{name}</span>
                    <Typography variant="body2" color="textSecondary">
                      {title} · {t("organisation.people", { count: total })}
                    </Typography>
                    <StateBar byState={byState} total={total} label={name} />
                  </li>
                ))}
              </Rows>
            </Stack>
          )
        }
      </QueryView>
    </HomeCard>
  );
}
