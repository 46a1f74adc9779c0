import { Link as MuiLink, Paper, Table, TableBody, TableCell, TableHead, TableRow } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { OfferStateChip } from "./OfferStateChip.tsx";
import { offerQueries } from "./offer-queries.ts";

/** What adopters offer to the unit, those that wait first. */
export default function OffersPage() {
  const t = useT();
  const locale = useAppLocale();
  const query = useQuery(offerQueries.received());
  return (
    <Page
      title={t("library.offers.received.title")}
      crumbs={[{ to: "/library", label: t("library.title") }]}
      maxWidth={1200}
    >
      <QueryView query={query} skeleton={<SkeletonLines count={5} />}>
        {(offers) =>
          offers.length === 0 ? (
            <EmptyState
              title={t("library.offers.received.empty")}
              hint={t("library.offers.received.emptyHint")}
            />
          ) : (
            <Paper variant="outlined" sx={{ overflowX: "auto" }}>
              <Table>
                <TableHead>
                  <TableRow sx={{ "& th": { whiteSpace: "nowrap" } }}>
                    <TableCell>{t("library.offers.received.unit")}</TableCell>
                    <TableCell>{t("library.offers.received.template")}</TableCell>
                    <TableCell>{t("library.offers.received.state")}</TableCell>
                    <TableCell>{t("library.offers.received.changes")}</TableCell>
                    <TableCell>{t("library.offers.received.at")}</TableCell>
                  </TableRow>
                </TableHead>
                <TableBody>
                  {offers.map((offer) => (
                    <TableRow key={offer.id} sx={{ "& td": { whiteSpace: { xs: "nowrap", md: "normal" } } }}>
                      <TableCell>
                        <MuiLink component={Link} to={`/library/offers/${offer.id}`}>
                          {offer.fromTenantName}
                        </MuiLink>
                      </TableCell>
                      <TableCell>{offer.templateTitle}</TableCell>
                      <TableCell>
                        <OfferStateChip state={offer.state} />
                      </TableCell>
                      <TableCell>
                        {t("library.offers.received.changesCount", { count: offer.changes })}
                      </TableCell>
                      <TableCell>{instantText(offer.offeredAt, locale)}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </Paper>
          )
        }
      </QueryView>
    </Page>
  );
}
