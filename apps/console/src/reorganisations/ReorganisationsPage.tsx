import type { Reorganisation } from "@duheng/contracts";
import {
  Button,
  Chip,
  List,
  ListItem,
  ListItemText,
  Link as MuiLink,
  Stack,
  Typography,
} from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { listText } from "../ui/list-text.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { reorganisationQueries } from "./queries.ts";

/** Mergers and splits that were done, and the way to a new one. */
export default function ReorganisationsPage() {
  const t = useT();
  const latest = useQuery(reorganisationQueries.latest());
  return (
    <Page
      title={t("reorganisations.title")}
      subtitle={t("reorganisations.lead")}
      crumbs={[{ to: "/tenants", label: t("shell.menu.tenants") }]}
      maxWidth={960}
      actions={
        <>
          <Button component={Link} to="/reorganisations/start?kind=split" variant="outlined">
            {t("reorganisations.split")}
          </Button>
          <Button component={Link} to="/reorganisations/start?kind=merge" variant="contained">
            {t("reorganisations.merge")}
          </Button>
        </>
      }
    >
      <QueryView query={latest}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t("reorganisations.empty")} />
          ) : (
            <Section title={t("reorganisations.title")}>
              <List disablePadding>
                {list.map((one) => (
                  <Line key={one.id} act={one} />
                ))}
              </List>
            </Section>
          )
        }
      </QueryView>
    </Page>
  );
}

function Line({ act }: { act: Reorganisation }) {
  const t = useT();
  const locale = useAppLocale();
  const from = listText([...new Set(act.parts.map(({ fromName }) => fromName))], locale);
  const to = listText(
    act.receivers.map(({ name }) => name),
    locale,
  );
  return (
    <ListItem disableGutters divider>
      <ListItemText
        primary={
          <MuiLink component={Link} to={`/reorganisations/${act.id}`} underline="hover">
            {t("reorganisations.line", { from, to })}
          </MuiLink>
        }
        secondary={t("reorganisations.by", { name: act.byName, on: act.on, reason: act.reason })}
      />
      <Stack sx={{ alignItems: "flex-end", gap: 0.5, pl: 1, flexShrink: 0 }}>
        <Chip
          size="small"
          variant="outlined"
          color={colors[act.state]}
          label={`${t(`reorganisations.${act.kind}`)} · ${t(`reorganisations.${act.state}`)}`}
        />
        <Typography variant="caption" color="textSecondary">
          {t("reorganisations.count", { moved: act.moved, total: act.total })}
        </Typography>
      </Stack>
    </ListItem>
  );
}

const colors = { running: "info", stopped: "warning", done: "success" } as const;
