import { useT } from "../../i18n/use-t.ts";
import { QueueList } from "../../work-items/QueueList.tsx";

/** Whom the person has to review. */
export default function ReviewList() {
  const t = useT();
  return (
    <QueueList
      kind="review"
      title={t("assessments.review.title")}
      page={{ path: "/review", verb: t("assessments.review.open") }}
      empty={{ title: t("assessments.review.empty"), hint: t("assessments.review.emptyHint") }}
    />
  );
}
