import type { Assessment } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { Leftover, type Locale } from "@duheng/form-ui/fill";
import { useState } from "react";
import { backupKeyOf } from "./backup-key.ts";
import { fillingMessages } from "./messages.ts";
import { readSummaryBackup, writeSummaryBackup } from "./summary-backup.ts";

interface LeftOnDeviceProps {
  readonly assessment: Assessment;
  readonly paper: PreparedForm;
  readonly locale: Locale;
}

/** What this device still keeps of a paper that can't be changed any longer; nothing is shown where there is nothing. */
export function LeftOnDevice({ assessment, paper, locale }: LeftOnDeviceProps) {
  const [summary, setSummary] = useState(() => readSummaryBackup(assessment.id)?.text);
  const isUnsent = summary !== undefined && summary !== (assessment.summary ?? "");
  return (
    <Leftover
      prepared={paper}
      answers={assessment.answers}
      backupKey={backupKeyOf(assessment.id)}
      locale={locale}
      lead={isUnsent ? `${fillingMessages[locale].summary}\n${summary}` : undefined}
      onDiscard={() => {
        writeSummaryBackup(assessment.id, undefined);
        setSummary(undefined);
      }}
    />
  );
}
