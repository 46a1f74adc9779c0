import { Breadcrumbs, Link as MuiLink, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { organisationQueries } from "../../organisation/queries.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { HomeCard } from "../HomeCard.tsx";
import { OffersCard } from "./OffersCard.tsx";
import { ProgressCard } from "./ProgressCard.tsx";
import { StandingCard } from "./StandingCard.tsx";
import { TemplatesCard } from "./TemplatesCard.tsx";

/**
 * How the units below stand, for who is above them: before their next cycle, in those that run, with the templates that they
 * use. `?under=` looks at one banner. `own` is the home of the unit itself, shown where it has people.
 */
export default function OverseerHome({ own }: { own: ReactNode }) {
  const t = useT();
  const under = useSearchParams()[0].get("under") ?? undefined;
  const query = useQuery(organisationQueries.readiness(under));
  return (
    <>
      <QueryView query={query} skeleton={<SkeletonLines count={3} height={160} />}>
        {(standing) => (
          <>
            {standing.way.length === 0 ? null : (
              <Breadcrumbs aria-label={t("shell.crumbs")}>
                {standing.way.map(({ id, name }, index) => (
                  <MuiLink key={id} component={Link} to={index === 0 ? "/" : `/?under=${id}`}>
                    {name}
                  </MuiLink>
                ))}
                <Typography>{standing.at.name}</Typography>
              </Breadcrumbs>
            )}
            {standing.total.units === 0 && standing.groups.length === 0 ? (
              <HomeCard title={t("organisation.standing.title")}>
                <EmptyState
                  title={t("organisation.standing.none")}
                  hint={t("organisation.standing.noneHint")}
                />
              </HomeCard>
            ) : (
              <>
                <StandingCard key={standing.at.id} standing={standing} />
                <ProgressCard under={under} />
              </>
            )}
          </>
        )}
      </QueryView>
      {under === undefined ? (
        <>
          <TemplatesCard />
          <OffersCard />
          {(query.data?.ownPeople ?? 0) > 0 ? (
            <>
              <Typography variant="h2">{t("organisation.own")}</Typography>
              {own}
            </>
          ) : null}
        </>
      ) : null}
    </>
  );
}
