import type { Assessment } from "@duheng/contracts";
import { Alert } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";

/** Says so where files of an assessment were kept without a virus scan: who opens them should know. */
export function UnscannedNote({ assessment }: { assessment: Assessment }) {
  const t = useT();
  const { id, revision, answers, evidence } = assessment;
  const { data: files = [] } = useQuery({
    queryKey: ["files", id, revision],
    queryFn: ({ signal }) => api.files.ofAssessment.query({ id }, { signal }),
  });
  const shown = JSON.stringify([answers, evidence]);
  if (!files.some((file) => file.scan.state === "unscanned" && shown.includes(`"${file.id}"`))) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1.5 }}>
      {t("assessments.result.unscanned")}
    </Alert>
  );
}
