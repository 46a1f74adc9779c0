import type { PreparedForm } from "@duheng/form";
import { Leftover, type Locale } from "@duheng/form-ui/fill";
import { useState } from "react";
import type { FilledPaper } from "../rpc/draft-api.ts";
import { backupKeyOf } from "./backup-key.ts";
import { fillingMessages } from "./messages.ts";
import { readSummaryBackup, writeSummaryBackup } from "./summary-backup.ts";

interface LeftOnDeviceProps {
  readonly filled: FilledPaper;
  readonly paper: PreparedForm;
  readonly locale: Locale;
}

/** What this device still keeps of a paper that can't be changed any longer; nothing is shown where there is nothing. */
export function LeftOnDevice({ filled, paper, locale }: LeftOnDeviceProps) {
  const { assessmentId, filling } = filled;
  const [summary, setSummary] = useState(() => readSummaryBackup(assessmentId)?.text);
  const isUnsent = summary !== undefined && summary !== (filling.summary ?? "");
  return (
    <Leftover
      prepared={paper}
      answers={filling.answers}
      backupKey={backupKeyOf(assessmentId)}
      locale={locale}
      lead={isUnsent ? `${fillingMessages[locale].summary}\n${summary}` : undefined}
      onDiscard={() => {
        writeSummaryBackup(assessmentId, undefined);
        setSummary(undefined);
      }}
    />
  );
}
