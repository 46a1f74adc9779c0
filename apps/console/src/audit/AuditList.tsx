import type { AuditEntry, AuditTarget } from "@duheng/contracts";
import { Chip, Typography } from "@mui/material";
import { useTranslate } from "ra-core";
import { DataTable, SearchInput } from "ra-ui-materialui";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { instantText } from "../ui/dates.ts";
import { RecordList } from "../ui/RecordList.tsx";

const Col = DataTable.Col<AuditEntry>;

/** Every trace, newest first; nothing here can be changed. */
export default function AuditList() {
  const t = useT();
  const locale = useAppLocale();
  return (
    <RecordList
      resource="audit"
      title={t("audit.title")}
      subtitle={t("audit.hint")}
      sort={{ field: "at", order: "DESC" }}
      perPage={50}
      named="action"
      filters={[<SearchInput key="q" source="q" alwaysOn placeholder={t("audit.search")} />]}
      empty={{ title: t("audit.empty") }}
    >
      <Col source="at" render={(entry) => <Nowrap>{instantText(entry.at, locale)}</Nowrap>} />
      <Col source="actor" disableSort render={(entry) => entry.actor.name} />
      <Col source="action" render={(entry) => <ActionName action={entry.action} />} />
      <Col
        source="target"
        disableSort
        render={(entry) => (entry.target === undefined ? "—" : <Target target={entry.target} />)}
      />
      <Col
        source="reason"
        disableSort
        render={(entry) => (
          <>
            {entry.across === true ? <Chip size="small" color="warning" label={t("audit.across")} /> : null}{" "}
            {entry.reason ?? ""}
          </>
        )}
      />
    </RecordList>
  );
}

/** What was done in people's words; the code itself, which the search takes, on pointing at it. */
function ActionName({ action }: { action: string }) {
  const translate = useTranslate();
  return <span title={action}>{translate(`audit.actions.${action}`, { _: action })}</span>;
}

/** What it was done to, by kind and number. */
function Target({ target }: { target: AuditTarget }) {
  const translate = useTranslate();
  return (
    <>
      {translate(`resources.${target.kind}.name`, { _: target.kind })}{" "}
      <Typography component="span" variant="caption" color="textSecondary">
        {target.id}
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
