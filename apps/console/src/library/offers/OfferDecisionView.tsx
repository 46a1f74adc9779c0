import { Box, Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { OfferEntry } from "../../rpc/answers.ts";
import { instantText } from "../../ui/dates.ts";

/** How an offer was answered: when, with what words, and what was taken over. */
export function OfferDecisionView({ offer }: { offer: Pick<OfferEntry, "decision"> }) {
  const t = useT();
  const locale = useAppLocale();
  const { decision } = offer;
  if (decision === undefined) return null;
  const { at, reason, parts, version } = decision;
  return (
    <Stack sx={{ gap: 0.5, overflowWrap: "anywhere" }}>
      <Typography variant="body2" color="textSecondary">
        {t("library.offers.decided.at", { at: instantText(at, locale) })}
        {version === undefined ? "" : ` · ${t("library.offers.decided.into", { version })}`}
      </Typography>
      {reason === "" ? null : <Typography>{t("library.offers.decided.reason", { reason })}</Typography>}
      {parts.length === 0 ? null : (
        <Box component="ul" aria-label={t("library.offers.decided.parts")} sx={{ my: 0, pl: 3 }}>
          {parts.map((part) => (
            <li key={part.en}>{part[locale]}</li>
          ))}
        </Box>
      )}
    </Stack>
  );
}
