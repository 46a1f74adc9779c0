import { Button, Link as MuiLink, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { useSession } from "../../identity/use-session.ts";
import { libraryQueries } from "../../library/queries.ts";
import { listText } from "../../ui/list-text.ts";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { HomeCard } from "../HomeCard.tsx";
import { Rows } from "./Rows.tsx";

/** The tenant's own templates: how many units use each, by version. */
export function TemplatesCard() {
  const t = useT();
  const locale = useAppLocale();
  const tenantId = useSession()?.tenant.id ?? "";
  const query = useQuery(libraryQueries.own(tenantId));
  return (
    <HomeCard
      title={t("organisation.templates.title")}
      action={
        <Button component={Link} to="/library" variant="outlined">
          {t("home.library.open")}
        </Button>
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={2} />}>
        {({ data }) =>
          data.length === 0 ? (
            <Typography color="textSecondary">{t("organisation.templates.none")}</Typography>
          ) : (
            <Rows>
              {data.map(({ id, title, version, adoptionCount, spread }) => (
                <li key={id}>
                  <MuiLink component={Link} to={`/library/${id}`}>
                    {title}
                  </MuiLink>
                  <Typography variant="body2" color="textSecondary">
                    {t("library.version", { version })} ·{" "}
                    {adoptionCount === 0
                      ? t("library.notUsed")
                      : t("library.usedBy", { count: adoptionCount })}
                  </Typography>
                  <Typography variant="body2" color="textSecondary">
                    {listText(
                      spread.map((one) => t("organisation.templates.version", { ...one })),
                      locale,
                    )}
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
