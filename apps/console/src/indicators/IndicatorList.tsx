import Add from "@mui/icons-material/Add";
import LibraryBooksOutlined from "@mui/icons-material/LibraryBooksOutlined";
import {
  Button,
  Chip,
  List,
  ListItem,
  ListItemButton,
  ListItemText,
  Paper,
  Stack,
  Typography,
} from "@mui/material";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ExportButton, exportOf } from "../ui/ExportButton.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { useSettled } from "../ui/use-settled.ts";
import { IndicatorFilters, noFilter } from "./IndicatorFilters.tsx";

/** 指标库: the unit's indicators and those of the units above. */
export default function IndicatorList() {
  const t = useT();
  const locale = useAppLocale();
  const canEdit = useAllowed()("editIndicators");
  const tenantId = useSession()?.tenant.id;
  const [filter, setFilter] = useState(noFilter);
  const words = useSettled(filter.q.trim());
  const { withdrawn, dimensions } = filter;
  const query = useQuery({
    queryKey: ["indicatorEntries", "search", tenantId, words, withdrawn, dimensions],
    queryFn: () =>
      api.indicatorEntries.search.query({
        ...dimensions,
        ...(words === "" ? {} : { q: words }),
        ...(withdrawn ? { withdrawn } : {}),
      }),
    placeholderData: keepPreviousData,
  });
  const isNarrowed = words !== "" || filter.owner === "own" || Object.keys(dimensions).length > 0;
  const create = canEdit ? (
    <Button component={Link} to="/indicators/new" variant="contained" startIcon={<Add />}>
      {t("indicators.create")}
    </Button>
  ) : undefined;
  return (
    <Page
      title={t("shell.menu.indicators")}
      actions={
        <>
          <ExportButton
            address={exportOf("indicatorEntries", withdrawn ? {} : { state: "active" }, locale)}
            title={t("shell.menu.indicators")}
            label={t("indicators.export")}
            hint={t("shell.exportList.all")}
          />
          {create}
        </>
      }
    >
      <IndicatorFilters filter={filter} onChange={setFilter} />
      <QueryView query={query} skeleton={<SkeletonLines count={6} height={56} />}>
        {({ entries, total }) => {
          const shown = entries.filter((entry) => filter.owner === "all" || entry.tenantId === tenantId);
          if (shown.length === 0) {
            return isNarrowed ? (
              <EmptyState
                icon={<LibraryBooksOutlined />}
                title={t("indicators.noMatch")}
                hint={t("indicators.noMatchHint")}
              />
            ) : (
              <EmptyState
                icon={<LibraryBooksOutlined />}
                title={t("indicators.empty")}
                hint={t("indicators.emptyHint")}
                action={create}
              />
            );
          }
          return (
            <Paper variant="outlined">
              <List disablePadding>
                {shown.map(({ id, indicator, tenantName, state, tags = [], version = 1 }) => (
                  <ListItem key={id} disablePadding divider>
                    <ListItemButton component={Link} to={`/indicators/${id}`}>
                      <ListItemText
                        primary={indicator.title}
                        secondary={`${indicator.code} · ${tenantName} · ${t("indicators.version", { version })}`}
                      />
                      <Stack
                        direction="row"
                        useFlexGap
                        sx={{ gap: 0.5, flexWrap: "wrap", justifyContent: "flex-end", maxWidth: "50%" }}
                      >
                        {state === "retired" ? (
                          <Chip size="small" color="warning" label={t("indicators.withdrawn")} />
                        ) : null}
                        {tags.map((tag) => (
                          <Chip key={tag} size="small" variant="outlined" label={tag} />
                        ))}
                      </Stack>
                    </ListItemButton>
                  </ListItem>
                ))}
              </List>
              {total > entries.length ? (
                <Typography color="textSecondary" sx={{ p: 2 }}>
                  {t("indicators.more", { total, shown: entries.length })}
                </Typography>
              ) : null}
            </Paper>
          );
        }}
      </QueryView>
    </Page>
  );
}
