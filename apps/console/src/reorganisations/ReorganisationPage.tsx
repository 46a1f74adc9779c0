import {
  Alert,
  Button,
  LinearProgress,
  List,
  ListItem,
  ListItemText,
  Stack,
  Typography,
} from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import type { ReorganisationSeen } from "../rpc/answers.ts";
import { api } from "../rpc/client.ts";
import { listText } from "../ui/list-text.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import { useAction } from "../ui/use-action.ts";
import { reorganisationQueries } from "./queries.ts";

/** How far a merger or split is, who could not go over, and the way on. */
export default function ReorganisationPage() {
  const t = useT();
  const { id = "" } = useParams();
  const query = useQuery(reorganisationQueries.one(id));
  const locale = useAppLocale();
  const { parts = [], receivers = [] } = query.data ?? {};
  const title =
    query.data === undefined
      ? t("reorganisations.title")
      : t("reorganisations.line", {
          from: listText([...new Set(parts.map(({ fromName }) => fromName))], locale),
          to: listText(
            receivers.map(({ name }) => name),
            locale,
          ),
        });
  return (
    <Page
      title={title}
      crumbs={[
        { to: "/tenants", label: t("shell.menu.tenants") },
        { to: "/reorganisations", label: t("reorganisations.title") },
      ]}
      maxWidth={960}
      {...(query.data === undefined
        ? {}
        : {
            subtitle: t("reorganisations.by", {
              ...{ name: query.data.byName, on: query.data.on, reason: query.data.reason },
            }),
          })}
    >
      <QueryView query={query}>{(act) => <Act act={act} />}</QueryView>
    </Page>
  );
}

function Act({ act }: { act: ReorganisationSeen }) {
  const t = useT();
  const locale = useAppLocale();
  const { moved, total, state, kind, setAside } = act;
  return (
    <Stack spacing={2}>
      <Section title={t(`reorganisations.${state}`)} action={<Resume act={act} />}>
        {state === "done" ? (
          <Alert
            severity="success"
            action={
              <Button component={Link} to="/tenants" color="inherit" size="small">
                {t("reorganisations.toUnits")}
              </Button>
            }
          >
            {t(kind === "merge" ? "reorganisations.overMerge" : "reorganisations.over", { moved })}
          </Alert>
        ) : (
          <>
            <LinearProgress
              variant="determinate"
              aria-label={t("reorganisations.progress", { moved, total })}
              value={total === 0 ? 0 : Math.min(100, (moved / total) * 100)}
              sx={{ height: 8, borderRadius: 1, mb: 1 }}
            />
            {act.isHalted && state === "running" ? (
              <Alert severity="error" sx={{ mb: 1 }}>
                {t("reorganisations.failed")}
              </Alert>
            ) : null}
            <Typography aria-live="polite">{t("reorganisations.progress", { moved, total })}</Typography>
          </>
        )}
      </Section>
      {setAside.length === 0 ? null : (
        <Section title={t("reorganisations.setAside", { count: setAside.length })}>
          <Typography color="textSecondary">{t("reorganisations.setAsideHint")}</Typography>
          <List disablePadding>
            {setAside.map(({ unitName, called, why }) => (
              <ListItem key={`${unitName}-${called}`} disableGutters divider>
                <ListItemText primary={`${called} · ${unitName}`} secondary={why[locale]} />
              </ListItem>
            ))}
          </List>
        </Section>
      )}
    </Stack>
  );
}

function Resume({ act: { id, revision, isHalted } }: { act: ReorganisationSeen }) {
  const t = useT();
  const queries = useQueryClient();
  const { run, isBusy } = useAction();
  if (!isHalted) return null;
  const resume = async () => {
    await run(() => api.reorganisations.resume.mutate({ id, revision }));
    await queries.invalidateQueries({ queryKey: ["reorganisations"] });
  };
  return (
    <Button variant="contained" loading={isBusy} onClick={() => void resume()}>
      {t("reorganisations.resume")}
    </Button>
  );
}
