import { Box, Button, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useNotify } from "react-admin";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useAllowed } from "../../identity/use-session.ts";
import type { OfferEntry } from "../../rpc/answers.ts";
import { api } from "../../rpc/client.ts";
import { instantText } from "../../ui/dates.ts";
import { Section } from "../../ui/Section.tsx";
import { useAction } from "../../ui/use-action.ts";
import { OfferDecisionView } from "./OfferDecisionView.tsx";
import { OfferStateChip } from "./OfferStateChip.tsx";

/** What became of the offers of a form. Who opens it has read the answers. */
export function MyOffers({ offers }: { offers: readonly OfferEntry[] }) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const canAdopt = useAllowed()("adopt");
  const unread = offers
    .filter(({ decision, seenAt }) => decision !== undefined && seenAt === undefined)
    .map(({ id }) => id)
    .join(" ");
  useEffect(() => {
    if (!canAdopt || unread === "") return;
    // A refusal harms nothing: the answer stays unread and is told again.
    void Promise.allSettled(unread.split(" ").map((id) => api.library.offerSeen.mutate({ id }))).then(() =>
      queryClient.invalidateQueries({ queryKey: ["forms", "myOffers"] }),
    );
  }, [unread, canAdopt, queryClient]);
  const withdraw = async (id: string) => {
    const done = await run(() => api.library.withdrawOffer.mutate({ id }));
    await queryClient.invalidateQueries({ queryKey: ["forms"] });
    if (done !== undefined) notify(t("library.offers.give.withdrawn"), { type: "success" });
  };
  return (
    <Section title={t("library.offers.give.mine")}>
      <Stack component="ul" sx={{ listStyle: "none", p: 0, m: 0, gap: 2 }}>
        {offers.map((offer) => (
          <Box component="li" key={offer.id} sx={{ overflowWrap: "anywhere" }}>
            <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
              <OfferStateChip state={offer.state} />
              <Typography>
                {t("library.offers.give.version", {
                  version: offer.fromVersion,
                  at: instantText(offer.offeredAt, locale),
                })}
              </Typography>
              {offer.state === "open" && canAdopt ? (
                <Button size="small" color="secondary" disabled={isBusy} onClick={() => withdraw(offer.id)}>
                  {t("library.offers.give.withdraw")}
                </Button>
              ) : null}
            </Stack>
            <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: "pre-wrap", my: 0.5 }}>
              {offer.account}
            </Typography>
            <OfferDecisionView offer={offer} />
          </Box>
        ))}
      </Stack>
    </Section>
  );
}
