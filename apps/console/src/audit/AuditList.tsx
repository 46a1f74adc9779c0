import type { AuditEntry, AuditTarget } from "@duheng/contracts";
import { Chip, Typography } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { AutocompleteInput, DataTable, DateInput, SearchInput, TextInput, useTranslate } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { instantText } from "../ui/dates.ts";
import { RecordList } from "../ui/RecordList.tsx";
import { ExportTrail } from "./ExportTrail.tsx";
import { VerifyTrail } from "./VerifyTrail.tsx";

/** All filters in one line, from a width of 1440 on. */
const narrow = { width: 155 };

const Col = DataTable.Col<AuditEntry>;

/** Every trace in words, newest first; nothing here can be changed. */
export default function AuditList() {
  const t = useT();
  const locale = useAppLocale();
  const actions = useQuery({ queryKey: ["audit", "actions"], queryFn: () => api.audit.actions.query() });
  const choices = (actions.data ?? []).map(({ id, name }) => ({ id, name: name[locale] }));
  return (
    <RecordList
      resource="audit"
      title={t("audit.title")}
      subtitle={t("audit.hint")}
      sort={{ field: "at", order: "DESC" }}
      perPage={50}
      named="action"
      actions={
        <>
          <VerifyTrail />
          <ExportTrail />
        </>
      }
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t("audit.search")} sx={{ width: 190 }} />,
        <AutocompleteInput
          key="action"
          source="action"
          alwaysOn
          label={t("audit.action")}
          choices={choices}
          sx={{ width: 190 }}
        />,
        <TextInput key="who" source="who" alwaysOn label={t("audit.who")} sx={narrow} />,
        <TextInput key="whom" source="whom" alwaysOn label={t("audit.whom")} sx={narrow} />,
        <DateInput key="from" source="from" alwaysOn label={t("audit.from")} sx={narrow} />,
        <DateInput key="to" source="to" alwaysOn label={t("audit.to")} sx={narrow} />,
      ]}
      empty={{ title: t("audit.empty") }}
    >
      <Col source="at" render={(entry) => <Nowrap>{instantText(entry.at, locale)}</Nowrap>} />
      <Col
        source="action"
        label={t("audit.said")}
        render={(entry) => (
          <>
            {entry.said?.[locale] ?? entry.action}{" "}
            {entry.across === true ? (
              <Chip size="small" color="warning" label={t("audit.across")} title={entry.reason ?? ""} />
            ) : null}
          </>
        )}
      />
      <Col
        source="target"
        disableSort
        render={(entry) => (entry.target === undefined ? "—" : <Target target={entry.target} />)}
      />
    </RecordList>
  );
}

/** What it was done to, by kind and name; by its number only where it has none. */
function Target({ target }: { target: AuditTarget }) {
  const translate = useTranslate();
  return (
    <>
      {translate(`resources.${target.kind}.name`, { _: target.kind })}{" "}
      <Typography component="span" variant="caption" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
        {target.name ?? target.id}
      </Typography>
    </>
  );
}

function Nowrap({ children }: { children: string }) {
  return (
    <Typography variant="body2" sx={{ whiteSpace: "nowrap" }}>
      {children}
    </Typography>
  );
}
