import type { Assessment } from "@duheng/contracts";
import { Button } from "@mui/material";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { useAction } from "../../ui/use-action.ts";
import { ReturnDialog } from "./ReturnDialog.tsx";

interface ReturnPaperProps {
  assessment: Pick<Assessment, "id" | "revision">;
  isDisabled?: boolean;
  onReturned: () => Promise<void>;
}

/** The way back to the person, with a reason. */
export function ReturnPaper({ assessment, isDisabled = false, onReturned }: ReturnPaperProps) {
  const t = useT();
  const { run, isBusy } = useAction();
  const [isAsking, setAsking] = useState(false);
  const { id, revision } = assessment;
  const send = async (reason: string) => {
    const done = await run(() => api.assessments.returnToStaff.mutate({ id, revision, reason }));
    if (done === undefined) return false;
    setAsking(false);
    await onReturned();
    return true;
  };
  return (
    <>
      <Button
        color="secondary"
        variant="outlined"
        onClick={() => setAsking(true)}
        disabled={isDisabled || isBusy}
        sx={{ alignSelf: "flex-start" }}
      >
        {t("assessments.review.return")}
      </Button>
      {isAsking ? (
        <ReturnDialog assessmentId={id} isBusy={isBusy} onReturn={send} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}
