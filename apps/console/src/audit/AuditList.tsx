import type { AuditEntry } from "@duheng/contracts";
import { Chip, Typography } from "@mui/material";
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
      filters={[<SearchInput key="q" source="q" alwaysOn placeholder={t("audit.search")} />]}
      empty={{ title: t("audit.empty") }}
    >
      <Col source="at" render={(entry) => <Nowrap>{instantText(entry.at, locale)}</Nowrap>} />
      <Col source="actor" disableSort render={(entry) => entry.actor.name} />
      <Col source="action" render={(entry) => <code>{entry.action}</code>} />
      <Col
        source="target"
        disableSort
        render={(entry) => (entry.target === undefined ? "—" : `${entry.target.kind} ${entry.target.id}`)}
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

function Nowrap({ children }: { children: string }) {
  return (
    <Typography variant="body2" sx={{ whiteSpace: "nowrap" }}>
      {children}
    </Typography>
  );
}
