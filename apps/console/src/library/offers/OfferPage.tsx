import { Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useT } from "../../i18n/use-t.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { JudgeOffer } from "./JudgeOffer.tsx";
import { OfferDecisionView } from "./OfferDecisionView.tsx";
import { OfferStateChip } from "./OfferStateChip.tsx";
import { offerQueries } from "./offer-queries.ts";

/** One offer: the account of the experience, then its judgement or what it was. */
export default function OfferPage() {
  const t = useT();
  const { id = "" } = useParams();
  const query = useQuery(offerQueries.one(id));
  const offer = query.data?.offer;
  return (
    <Page
      title={
        offer === undefined
          ? t("library.offers.received.title")
          : t("library.offers.received.of", { unit: offer.fromTenantName })
      }
      crumbs={[
        { to: "/library", label: t("library.title") },
        { to: "/library/offers", label: t("library.offers.received.title") },
      ]}
      subtitle={
        offer === undefined
          ? undefined
          : t("library.offers.received.about", {
              title: offer.templateTitle,
              base: offer.baseVersion,
              version: offer.fromVersion,
            })
      }
      actions={offer === undefined ? undefined : <OfferStateChip state={offer.state} />}
      maxWidth={1200}
    >
      <QueryView query={query} skeleton={<SkeletonLines count={10} />}>
        {(data) => (
          <Stack spacing={2}>
            <Section title={t("library.offers.received.account")}>
              <Typography sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                {data.offer.account}
              </Typography>
            </Section>
            {data.offer.state === "open" ? (
              <JudgeOffer data={data} />
            ) : (
              <Section title={t("library.offers.received.decision")}>
                <OfferDecisionView offer={data.offer} />
              </Section>
            )}
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}
