import { memo } from "react";
import { useMessages } from "../../shared/messages.ts";
import { frameMessages } from "../frame-messages.ts";
import { IndicatorTable } from "./IndicatorTable.tsx";

/** The indicator table as the designer's middle pane. */
export default memo(function IndicatorTablePane() {
  const t = useMessages(frameMessages);
  return (
    <section className="dh-pane dh-preview dh-table-pane" aria-label={t("viewTable")}>
      <IndicatorTable />
    </section>
  );
});
