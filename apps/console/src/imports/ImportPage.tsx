import { Stack } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useParams } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText, periodText } from "../ui/dates.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import type { FieldInfo, ImportRecord } from "./answers.ts";
import { CommitBar } from "./CommitBar.tsx";
import { bringingOf, clearable, listOf } from "./kinds.ts";
import { ColumnsSection } from "./mapping/ColumnsSection.tsx";
import { FractionsSection } from "./mapping/FractionsSection.tsx";
import { OptionsSection } from "./mapping/OptionsSection.tsx";
import { UnknownSection } from "./mapping/UnknownSection.tsx";
import { importQueries } from "./queries.ts";
import { RowsSection } from "./rows/RowsSection.tsx";
import { ToldFirst } from "./ToldFirst.tsx";
import { WrittenSection } from "./WrittenSection.tsx";

/** One import: how its table is read, what becomes of each row, and what was written. */
export default function ImportPage() {
  const t = useT();
  const { id = "" } = useParams();
  const query = useQuery(importQueries.one(id));
  const fields = useQuery(importQueries.fields(query.data));
  const { kind = "staff", state } = query.data ?? {};
  const queryClient = useQueryClient();
  useEffect(() => {
    // What it wrote is seen on other pages, which know it as it was.
    if (kind === "datasets" && (state === "committed" || state === "undone"))
      void queryClient.invalidateQueries({ queryKey: ["datasets"] });
  }, [kind, state, queryClient]);
  const crumbs = [
    { to: listOf[kind], label: t(`imports.${kind}.records`) },
    {
      to: query.data === undefined ? listOf[kind] : bringingOf(query.data),
      label: query.data?.dataset?.title ?? t(`imports.${kind}.title`),
    },
  ];
  const name = query.data?.source.name ?? "";
  return (
    <Page
      title={name === "" ? t("imports.history.pasted") : name}
      crumbs={crumbs}
      subtitle={<Subtitle of={query.data} />}
    >
      <QueryView query={query}>
        {(of) => <QueryView query={fields}>{(known) => <Parts of={of} fields={known.fields} />}</QueryView>}
      </QueryView>
    </Page>
  );
}

function Subtitle({ of }: { of: ImportRecord | undefined }) {
  const t = useT();
  const locale = useAppLocale();
  if (of === undefined) return " ";
  const { state, by, createdAt, dataset } = of;
  const period = dataset === undefined ? "" : `${periodText(dataset.period, locale)} · `;
  return `${period}${t(`imports.state.${state}`)} · ${t("imports.history.by", { name: by.name, at: instantText(createdAt, locale) })}`;
}

function Parts({ of, fields }: { of: ImportRecord; fields: readonly FieldInfo[] }) {
  const isOpen = of.state === "staged" || of.state === "reading";
  return (
    <Stack spacing={2}>
      {isOpen ? (
        <>
          <ToldFirst of={of} fields={fields} />
          <ColumnsSection of={of} fields={fields} />
          <FractionsSection of={of} fields={fields} />
          <UnknownSection of={of} fields={fields} />
          {clearable.has(of.kind) ? <OptionsSection of={of} /> : null}
        </>
      ) : (
        <WrittenSection of={of} />
      )}
      {of.rowsRemovedAt === undefined ? <RowsSection of={of} fields={fields} isOpen={isOpen} /> : null}
      {isOpen ? <CommitBar of={of} /> : null}
    </Stack>
  );
}
