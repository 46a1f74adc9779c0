import { Button, Link as MuiLink, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { offerQueries } from "../../library/offers/offer-queries.ts";
import { instantText } from "../../ui/dates.ts";
import { withNote } from "../../ui/list-text.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { HomeCard } from "../HomeCard.tsx";
import { Rows } from "./Rows.tsx";

const shown = 5;

/** What adopters offered to the tenant's templates and nobody has answered. */
export function OffersCard() {
  const t = useT();
  const locale = useAppLocale();
  const query = useQuery(offerQueries.received());
  const open = query.data?.filter(({ state }) => state === "open") ?? [];
  const title = t("organisation.offers.title");
  return (
    <HomeCard
      title={open.length === 0 ? title : withNote(title, String(open.length), locale)}
      action={
        <Button component={Link} to="/library/offers" variant="outlined">
          {t("organisation.offers.all")}
        </Button>
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={1} />}>
        {() =>
          open.length === 0 ? (
            <Typography color="textSecondary">{t("organisation.offers.none")}</Typography>
          ) : (
            <Rows>
              {open.slice(0, shown).map(({ id, fromTenantName, templateTitle, offeredAt }) => (
                <li key={id}>
                  <MuiLink component={Link} to={`/library/offers/${id}`}>
                    {templateTitle}
                  </MuiLink>
                  <Typography variant="body2">{fromTenantName}</Typography>
                  <Typography variant="body2" color="textSecondary">
                    {instantText(offeredAt, locale)}
                  </Typography>
                </li>
              ))}
            </Rows>
          )
        }
      </QueryView>
    </HomeCard>
  );
}
