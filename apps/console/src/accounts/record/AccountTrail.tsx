import { Box, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { accountQueries } from "../queries.ts";

/** Sign-ins, refusals and what was done to an account, the newest first. */
export function AccountTrail({ id }: { readonly id: string }) {
  const t = useT();
  const locale = useAppLocale();
  const query = useQuery(accountQueries.trail(id));
  return (
    <QueryView query={query}>
      {(entries) =>
        entries.length === 0 ? (
          <Typography color="textSecondary">{t("accounts.record.noTrail")}</Typography>
        ) : (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
            {entries.map(({ id: entry, at, unit, said }) => (
              <Box component="li" key={entry} sx={row}>
                <Typography
                  component="span"
                  variant="body2"
                  color="textSecondary"
                  sx={{ whiteSpace: "nowrap" }}
                >
                  {instantText(at, locale)}
                </Typography>
                <span>{said[locale]}</span>
                <Typography component="span" variant="body2" color="textSecondary">
                  {unit}
                </Typography>
              </Box>
            ))}
          </Box>
        )
      }
    </QueryView>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr", sm: "auto minmax(0, 1fr) auto" },
  columnGap: 2,
  alignItems: "baseline",
  py: 0.75,
  borderTop: 1,
  borderColor: "divider",
  "&:first-of-type": { borderTop: 0 },
} as const;
