import type { IndicatorEntry, Problem } from "@duheng/contracts";
import { FormDesigner } from "@duheng/form-ui/design";
import { Alert, Button, Chip, List, ListItem, ListItemText, Typography } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { instantText } from "../ui/dates.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { useAction } from "../ui/use-action.ts";
import { entryOfForm, formOfEntry, newEntry } from "./entry-form.ts";

/** One entry of the indicator library, or a new one. */
export default function IndicatorEdit() {
  const t = useT();
  const { id = "new" } = useParams();
  const query = useQuery({
    queryKey: ["indicatorEntries", "one", id],
    // Those of units above are found among what may be taken.
    queryFn: async () => {
      const { entries } = await api.indicatorEntries.search.query({});
      return entries.find((entry) => entry.id === id) ?? (await api.indicatorEntries.get.query({ id }));
    },
    enabled: id !== "new",
    refetchOnWindowFocus: false,
  });
  if (id === "new") return <EntryEditor initial={newEntry(t("indicators.newTitle"))} />;
  return (
    <QueryView query={query}>
      {(entry) => <EntryEditor key={`${entry.id} ${entry.revision}`} initial={entry} entry={entry} />}
    </QueryView>
  );
}

interface EntryEditorProps {
  readonly initial: Parameters<typeof formOfEntry>[0];
  readonly entry?: IndicatorEntry;
}

const noProblems: readonly Problem[] = [];

function EntryEditor({ initial, entry }: EntryEditorProps) {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const isAllowed = useAllowed();
  const tenantId = useSession()?.tenant.id;
  const { run, isBusy } = useAction();
  const [form, setForm] = useState(() => formOfEntry(initial));
  const isOwn = entry === undefined || entry.tenantId === tenantId;
  const canEdit = isOwn && isAllowed("editIndicators");
  const input = entryOfForm(form, entry);

  const keep = async (change: () => Promise<IndicatorEntry>) => {
    const saved = await run(change);
    if (saved === undefined) return;
    await cache.invalidateQueries({ queryKey: ["indicatorEntries"] });
    notify(t("indicators.saved"), { type: "success" });
    navigate(`/indicators/${saved.id}`);
  };
  const save = () => {
    if (input === undefined) return;
    void keep(() =>
      entry === undefined
        ? api.indicatorEntries.create.mutate(input)
        : api.indicatorEntries.update.mutate({ ...input, id: entry.id, revision: entry.revision }),
    );
  };
  return (
    <Page
      title={form.indicators[0]?.title ?? t("indicators.newTitle")}
      crumbs={[{ to: "/indicators", label: t("indicators.title") }]}
      subtitle={entry === undefined ? "" : t("indicators.version", { version: entry.version ?? 1 })}
      actions={
        canEdit ? (
          <>
            {entry === undefined ? null : (
              <Button
                variant="outlined"
                disabled={isBusy}
                onClick={() =>
                  void keep(() =>
                    api.indicatorEntries.setState.mutate({
                      id: entry.id,
                      revision: entry.revision,
                      state: entry.state === "active" ? "retired" : "active",
                    }),
                  )
                }
              >
                {t(entry.state === "active" ? "indicators.withdraw" : "indicators.offer")}
              </Button>
            )}
            <Button variant="contained" disabled={isBusy || input === undefined} onClick={save}>
              {t("indicators.save")}
            </Button>
          </>
        ) : (
          <Chip label={t("indicators.readOnly")} />
        )
      }
    >
      {entry?.state === "retired" ? <Alert severity="info">{t("indicators.withdrawn")}</Alert> : null}
      {input === undefined ? <Alert severity="warning">{t("indicators.only")}</Alert> : null}
      <FormDesigner
        form={form}
        onChange={setForm}
        locale={locale}
        problems={noProblems}
        readOnly={!canEdit}
        lockedIds={[]}
      />
      {entry !== undefined && isOwn ? <Versions id={entry.id} /> : null}
    </Page>
  );
}

function Versions({ id }: { readonly id: string }) {
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
