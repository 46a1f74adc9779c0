import type { Cycle } from "@duheng/contracts";
import { Chip } from "@mui/material";
import { DataTable } from "react-admin";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { CreateLink } from "../ui/CreateLink.tsx";
import { periodText } from "../ui/dates.ts";
import { RecordList } from "../ui/RecordList.tsx";

const Col = DataTable.Col<Cycle>;
const stateColors = { running: "info", deciding: "warning", closed: "default" } as const;

export default function CycleList() {
  const t = useT();
  const locale = useAppLocale();
  const canStart = useAllowed()("startCycles");
  const start = canStart ? <CreateLink to="/cycles/start" label={t("cycles.start")} /> : undefined;
  return (
    <RecordList
      resource="cycles"
      isExported
      title={t("cycles.title")}
      sort={{ field: "period", order: "DESC" }}
      target={(id) => `/cycles/${id}`}
      actions={start}
      empty={{ title: t("cycles.empty"), hint: t("cycles.emptyHint") }}
    >
      <Col source="title" />
      <Col source="period" render={(cycle) => periodText(cycle.period, locale)} />
      <Col source="startsOn" />
      <Col source="endsOn" disableSort />
      <Col
        source="state"
        render={(cycle) => (
          <Chip
            size="small"
            variant="outlined"
            color={stateColors[cycle.state]}
            label={t(`words.cycleState.${cycle.state}`)}
          />
        )}
      />
    </RecordList>
  );
}
