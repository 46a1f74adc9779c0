import type { WorkItem } from "@duheng/contracts";
import { useQuery } from "@tanstack/react-query";
import { DataTable, useListContext } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { scoreText } from "../../ui/dates.ts";
import { GradeChip } from "../../ui/GradeChip.tsx";
import { QueueList } from "../../work-items/QueueList.tsx";
import { assessmentQueries } from "../queries.ts";

const Col = DataTable.Col<WorkItem>;

/** To whom the person has to tell the result. */
export default function FeedbackList() {
  const t = useT();
  return (
    <QueueList
      kind="feedback"
      title={t("assessments.feedback.title")}
      page={{ path: "/feedback", verb: t("assessments.feedback.give") }}
      empty={{ title: t("assessments.feedback.empty"), hint: t("assessments.feedback.emptyHint") }}
    >
      <Col
        source="assessmentId"
        label={t("assessments.feedback.result")}
        disableSort
        render={(item) => <Result item={item} />}
      />
    </QueueList>
  );
}

/** Score and grade, of all items of the page in one call. */
function Result({ item }: { readonly item: WorkItem }) {
  const { data = [] } = useListContext<WorkItem>();
  const query = useQuery(assessmentQueries.listed(data.flatMap(({ assessmentId }) => assessmentId ?? [])));
  const found = query.data?.data.find(({ id }) => id === item.assessmentId);
  if (found === undefined) return null;
  return (
    <>
      {scoreText(found.score)} {found.grade === undefined ? null : <GradeChip grade={found.grade.value} />}
    </>
  );
}
