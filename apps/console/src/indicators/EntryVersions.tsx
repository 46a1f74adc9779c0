import { List, ListItem, ListItemText, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { instantText } from "../ui/dates.ts";
import { QueryView } from "../ui/QueryView.tsx";

/** What an entry was before, and who replaced it when. */
export function EntryVersions({ id }: { readonly id: string }) {
  const t = useT();
  const locale = useAppLocale();
  const query = useQuery({
    queryKey: ["indicatorEntries", "versions", id],
    queryFn: () => api.indicatorEntries.versions.query({ id }),
  });
  return (
    <section>
      <Typography variant="h3" component="h2" sx={{ mt: 3 }}>
        {t("indicators.history")}
      </Typography>
      <QueryView query={query}>
        {(versions) =>
          versions.length === 0 ? (
            <Typography color="textSecondary">{t("indicators.noHistory")}</Typography>
          ) : (
            <List dense>
              {versions.map(({ number, indicator, replacedByName, replacedAt }) => (
                <ListItem key={number} disableGutters>
                  <ListItemText
                    primary={`${t("indicators.version", { version: number })} · ${indicator.title}`}
                    secondary={t("indicators.replaced", {
                      name: replacedByName,
                      at: instantText(replacedAt, locale),
                    })}
                  />
                </ListItem>
              ))}
            </List>
          )
        }
      </QueryView>
    </section>
  );
}
