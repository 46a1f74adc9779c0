import { Box, Stack, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { AcceptedGift } from "../../rpc/answers.ts";
import { instantText } from "../../ui/dates.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { offerQueries } from "./offer-queries.ts";

/** The template's versions, the newest first, each with what units gave to it and how many use it. */
export function LineageSection({ publicationId }: { publicationId: string }) {
  const t = useT();
  const locale = useAppLocale();
  const query = useQuery(offerQueries.lineage(publicationId));
  return (
    <Section title={t("library.offers.lineage.title")}>
      <QueryView query={query}>
        {({ versions, gifts }) => {
          const known = new Map(versions.map((each) => [each.version, each]));
          const numbers = [...new Set([...versions, ...gifts].map(({ version }) => version))];
          return (
            <Stack component="ol" sx={{ listStyle: "none", p: 0, m: 0, gap: 2 }}>
              {numbers
                .sort((one, other) => other - one)
                .map((version) => {
                  const shared = known.get(version);
                  return (
                    <Box component="li" key={version} sx={node}>
                      <Typography sx={{ fontWeight: 600 }}>
                        {t("library.offers.lineage.version", { version })}
                      </Typography>
                      <Typography variant="body2" color="textSecondary">
                        {shared === undefined
                          ? t("library.offers.lineage.notShared")
                          : `${t("library.offers.lineage.sharedAt", { at: instantText(shared.sharedAt, locale) })} · ${shared.units === 0 ? t("library.notUsed") : t("library.offers.lineage.units", { count: shared.units })}`}
                      </Typography>
                      {gifts
                        .filter((gift) => gift.version === version)
                        .map((gift) => (
                          <Gift key={gift.offerId} gift={gift} />
                        ))}
                    </Box>
                  );
                })}
            </Stack>
          );
        }}
      </QueryView>
    </Section>
  );
}

function Gift({ gift }: { gift: AcceptedGift }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <Box sx={{ mt: 1, overflowWrap: "anywhere" }}>
      <Typography>{t("library.offers.lineage.gift", { unit: gift.fromTenantName })}</Typography>
      <Box component="ul" sx={{ my: 0.5, pl: 3 }}>
        {gift.parts.map((part) => (
          <li key={part.en}>{part[locale]}</li>
        ))}
      </Box>
      <details>
        <summary>{t("library.offers.lineage.account")}</summary>
        <Typography variant="body2" sx={{ whiteSpace: "pre-wrap", mt: 0.5 }}>
          {gift.account}
        </Typography>
      </details>
    </Box>
  );
}

/** A point on the line that joins the versions. */
const node = {
  ml: 0.75,
  pl: 2.5,
  borderLeft: 2,
  borderColor: "divider",
  position: "relative",
  "&::before": {
    content: '""',
    position: "absolute",
    left: -6,
    top: 7,
    width: 10,
    height: 10,
    borderRadius: "50%",
    bgcolor: "primary.main",
  },
} as const;
