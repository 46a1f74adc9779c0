import { Alert } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import type { FilledPaper } from "../rpc/draft-api.ts";

/** Says so where files of an assessment were kept without a virus scan: who opens them should know. */
export function UnscannedNote({ filled }: { filled: FilledPaper }) {
  const t = useT();
  const { assessmentId: id, revision, filling } = filled;
  const { data: files = [] } = useQuery({
    queryKey: ["files", id, revision],
    queryFn: ({ signal }) => api.files.ofAssessment.query({ id }, { signal }),
  });
  const shown = JSON.stringify([filling.answers, filling.evidence]);
  if (!files.some((file) => file.scan.state === "unscanned" && shown.includes(`"${file.id}"`))) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1.5 }}>
      {t("assessments.result.unscanned")}
    </Alert>
  );
}
