import type { StepKind, WorkItem } from "@duheng/contracts";
import { Button, type Theme, useMediaQuery } from "@mui/material";
import type { ReactNode } from "react";
import { DataTable, SearchInput, useRecordContext } from "react-admin";
import { Link } from "react-router";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { periodText } from "../ui/dates.ts";
import { RecordList } from "../ui/RecordList.tsx";
import { DueDate } from "./DueDate.tsx";

const Col = DataTable.Col<WorkItem>;

interface QueueListProps {
  readonly kind: StepKind;
  readonly title: string;
  readonly empty: { readonly title: string; readonly hint: string };
  /** What a click leads to, and how it is called. */
  readonly page: { readonly path: string; readonly verb: string };
  /** Further columns, before the day on which it is due. */
  readonly children?: ReactNode;
}

/** A person's queue of one kind: everything that waits for him, page by page, the earliest due first. */
export function QueueList({ kind, title, empty, page, children }: QueueListProps) {
  const t = useT();
  const locale = useAppLocale();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"));
  return (
    <RecordList
      resource="workItems"
      isExported
      title={title}
      filter={{ kind }}
      sort={{ field: "dueOn", order: "ASC" }}
      storeKey={`workItems.${kind}`}
      named="title"
      target={(_id, { assessmentId }) => `${page.path}/${assessmentId}`}
      // On a phone the card itself leads there.
      rowActions={isPhone ? undefined : <OpenItem {...page} />}
      filters={[<SearchInput key="q" source="q" alwaysOn placeholder={t("workItems.search")} />]}
      empty={empty}
    >
      <Col source="title" label={t("workItems.person")} />
      <Col source="departmentName" label={t("workItems.department")} />
      <Col source="categoryName" label={t("workItems.category")} />
      <Col
        source="period"
        label={t("workItems.period")}
        disableSort
        render={({ period }) => periodText(period, locale)}
      />
      {children}
      <Col
        source="dueOn"
        label={t("workItems.due")}
        render={({ dueOn }) => <DueDate dueOn={dueOn} isLabelled />}
      />
    </RecordList>
  );
}

function OpenItem({ path, verb }: QueueListProps["page"]) {
  const t = useT();
  const item = useRecordContext<WorkItem>();
  if (item?.assessmentId === undefined) return null;
  return (
    <Button
      component={Link}
      to={`${path}/${item.assessmentId}`}
      variant="outlined"
      aria-label={`${t("shell.labelled", { label: verb })}${item.title}`}
    >
      {verb}
    </Button>
  );
}
