import Add from "@mui/icons-material/Add";
import LibraryBooksOutlined from "@mui/icons-material/LibraryBooksOutlined";
import { Button, List, ListItemButton, ListItemText, MenuItem, Paper, Stack, TextField } from "@mui/material";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";

/** 指标库: the unit's indicators and those of the units above. */
export default function IndicatorList() {
  const t = useT();
  const canEdit = useAllowed()("editIndicators");
  const tenantId = useSession()?.tenant.id;
  const [q, setQ] = useState("");
  const [owner, setOwner] = useState("all");
  const words = useDeferredValue(q.trim());
  const query = useQuery({
    queryKey: ["indicatorEntries", "search", tenantId, words],
    queryFn: () => api.indicatorEntries.search.query(words === "" ? {} : { q: words }),
    placeholderData: keepPreviousData,
  });
  const create = canEdit ? (
    <Button component={Link} to="/indicators/new" variant="contained" startIcon={<Add />}>
      {t("indicators.create")}
    </Button>
  ) : undefined;
  return (
    <Page title={t("indicators.title")} actions={create}>
      <Stack direction={{ xs: "column", sm: "row" }} spacing={2} sx={{ mb: 2 }}>
        <TextField
          type="search"
          label={t("indicators.search")}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          sx={{ flexGrow: 1 }}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <TextField
          select
          label={t("indicators.owner")}
          value={owner}
          onChange={(event) => setOwner(event.target.value)}
          sx={{ minWidth: 180 }}
        >
          <MenuItem value="all">{t("indicators.ownerAll")}</MenuItem>
          <MenuItem value="own">{t("indicators.ownerOwn")}</MenuItem>
        </TextField>
      </Stack>
      <QueryView query={query} skeleton={<SkeletonLines count={6} height={56} />}>
        {({ entries, total }) => {
          const shown = entries.filter((entry) => owner === "all" || entry.tenantId === tenantId);
          if (shown.length === 0) {
            return words === "" ? (
              <EmptyState
                icon={<LibraryBooksOutlined />}
                title={t("indicators.empty")}
                hint={t("indicators.emptyHint")}
                action={create}
              />
            ) : (
              <EmptyState icon={<LibraryBooksOutlined />} title={t("indicators.noMatch")} />
            );
          }
          return (
            <Paper variant="outlined">
              <List disablePadding>
                {shown.map(({ id, indicator, tenantName, version = 1 }) => (
                  <ListItemButton key={id} component={Link} to={`/indicators/${id}`} divider>
                    <ListItemText
                      primary={indicator.title}
                      secondary={`${indicator.code} · ${tenantName} · ${t("indicators.version", { version })}`}
                    />
                  </ListItemButton>
                ))}
              </List>
              {total > entries.length ? (
                <p>{t("indicators.more", { total, shown: entries.length })}</p>
              ) : null}
            </Paper>
          );
        }}
      </QueryView>
    </Page>
  );
}
