import type { Assessment } from "@duheng/contracts";
import { type BackupStore, openBackups } from "@duheng/form-ui/fill";
import type { DraftApi } from "../rpc/draft-api.ts";
import { backupKeyOf } from "./backup-key.ts";
import { carryBackup, isBehind } from "./carry-backup.ts";
import { createDraftSaver } from "./draft-saver.ts";
import { readSummaryBackup, writeSummaryBackup } from "./summary-backup.ts";

/** What became of what this device kept of one paper and had not sent. */
export type UnsentState = "sending" | "sent" | "offline" | "conflict" | "closed";

/**
 * Sends what earlier visits left on this device (the connection was gone, the page was closed): each paper's answers
 * and summary, merged with what other devices have saved meanwhile. What both changed, and what can no longer be
 * saved, stays here for the person to decide on the paper's own page.
 * @param assessments the person's own; backups of others' are not looked at
 * @param tell told of each paper of which something is here, and again as it goes on
 */
export async function sendUnsent(
  api: DraftApi,
  assessments: readonly Assessment[],
  tell: (assessmentId: string, state: UnsentState) => void,
  backups: BackupStore = openBackups(),
): Promise<void> {
  await Promise.all(assessments.map((one) => bringOver(api, one, backups)));
  const found = await backups.readAll(assessments.map(({ id }) => backupKeyOf(id)));
  for (const assessment of assessments) {
    const { id } = assessment;
    const backup = found.find(({ key }) => key === backupKeyOf(id));
    const summary = readSummaryBackup(id);
    if (backup === undefined && summary === undefined) continue;
    if (assessment.state !== "filling") {
      tell(id, "closed");
      continue;
    }
    if (backup !== undefined && isBehind(assessment, backup)) {
      tell(id, "offline");
      continue;
    }
    tell(id, "sending");
    const saver = createDraftSaver(api, assessment, { answers: backup?.base, summary: summary?.base });
    try {
      const saved = backup === undefined ? "saved" : (await saver.save(backup.answers)).kind;
      if (saved === "saved") await backups.remove(backupKeyOf(id));
      const kept = summary === undefined ? "saved" : (await saver.saveSummary(summary.text)).kind;
      if (kept === "saved") writeSummaryBackup(id, undefined);
      tell(id, worse(saved, kept));
    } catch {
      tell(id, "offline");
    }
  }
}

/** Not reached: the backup stays as it is, for another time. */
async function bringOver(
  { carryLeft }: DraftApi,
  assessment: Assessment,
  backups: BackupStore,
): Promise<void> {
  if (carryLeft === undefined || assessment.state !== "filling") return;
  await carryBackup(carryLeft, assessment, backups).catch(() => undefined);
}

type Kind = "saved" | "conflict" | "closed" | "signed-out";

function worse(...kinds: Kind[]): UnsentState {
  if (kinds.includes("closed")) return "closed";
  if (kinds.includes("conflict")) return "conflict";
  return kinds.includes("signed-out") ? "offline" : "sent";
}
