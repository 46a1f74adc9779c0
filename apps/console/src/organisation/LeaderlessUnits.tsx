import { Box, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { listText, withNote } from "../ui/list-text.ts";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { organisationQueries } from "./queries.ts";

/** Units below whose leadership nobody is marked as, by banner; those of a banner are fetched when it is opened. */
export function LeaderlessUnits() {
  const t = useT();
  const query = useQuery(organisationQueries.readiness());
  return (
    <Section title={t("organisation.missing.leaderlessUnits")}>
      <QueryView query={query} skeleton={<SkeletonLines count={3} height={28} />}>
        {({ total, groups, units }) =>
          total.leaderless === 0 ? (
            <Typography color="textSecondary">{t("organisation.missing.none")}</Typography>
          ) : (
            <>
              {groups
                .filter(({ leaderless }) => leaderless > 0)
                .map(({ id, name, leaderless }) => (
                  <OfGroup key={id} id={id} name={name} count={leaderless} />
                ))}
              <Names of={units.filter(({ isLeaderless }) => isLeaderless)} />
              <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
                {t("organisation.missing.mendBelow")}
              </Typography>
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

function OfGroup({ id, name, count }: { id: string; name: string; count: number }) {
  const locale = useAppLocale();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Box component="details" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <Box component="summary" sx={{ cursor: "pointer", py: 0.5 }}>
        {withNote(name, String(count), locale)}
      </Box>
      {isOpen ? <Fetched id={id} /> : null}
    </Box>
  );
}

function Fetched({ id }: { id: string }) {
  const query = useQuery(organisationQueries.readiness(id));
  return (
    <QueryView query={query} skeleton={<SkeletonLines count={1} height={28} />}>
      {({ groups, units }) => (
        <Box sx={{ pl: 2 }}>
          {groups
            .filter(({ leaderless }) => leaderless > 0)
            .map((one) => (
              <OfGroup key={one.id} id={one.id} name={one.name} count={one.leaderless} />
            ))}
          <Names of={units.filter(({ isLeaderless }) => isLeaderless)} />
        </Box>
      )}
    </QueryView>
  );
}

function Names({ of }: { of: readonly { name: string }[] }) {
  const locale = useAppLocale();
  if (of.length === 0) return null;
  return (
    <Typography variant="body2">
      {listText(
        of.map(({ name }) => name),
        locale,
      )}
    </Typography>
  );
}
