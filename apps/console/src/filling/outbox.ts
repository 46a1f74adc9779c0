import type { Assessment } from "@duheng/contracts";
import { type BackupStore, openBackups } from "@duheng/form-ui/fill";
import type { DraftApi, FilledPaper } from "../rpc/draft-api.ts";
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
  assessments: readonly Pick<Assessment, "id" | "state">[],
  tell: (assessmentId: string, state: UnsentState) => void,
  backups: BackupStore = openBackups(),
): Promise<void> {
  const found = await backups.readAll(assessments.map(({ id }) => backupKeyOf(id)));
  for (const { id, state } of assessments) {
    const key = backupKeyOf(id);
    const summary = readSummaryBackup(id);
    if (summary === undefined && !found.some((backup) => backup.key === key)) continue;
    if (state !== "filling") {
      tell(id, "closed");
      continue;
    }
    tell(id, "sending");
    try {
      const paper = await api.get(id);
      await bringOver(api, paper, backups);
      const backup = (await backups.read(key)) ?? undefined;
      if (backup !== undefined && isBehind(paper, backup)) {
        tell(id, "offline");
        continue;
      }
      const saver = createDraftSaver(api, paper, { answers: backup?.base, summary: summary?.base });
      const saved = backup === undefined ? "saved" : (await saver.save(backup.answers)).kind;
      if (saved === "saved") await backups.remove(key);
      const kept = summary === undefined ? "saved" : (await saver.saveSummary(summary.text)).kind;
      if (kept === "saved") writeSummaryBackup(id, undefined);
      tell(id, worse(saved, kept));
    } catch {
      tell(id, "offline");
    }
  }
}

/** Not reached: the backup stays as it is, for another time. */
async function bringOver({ carryLeft }: DraftApi, paper: FilledPaper, backups: BackupStore): Promise<void> {
  if (carryLeft === undefined) return;
  await carryBackup(carryLeft, paper, backups).catch(() => undefined);
}

type Kind = "saved" | "conflict" | "closed" | "signed-out";

function worse(...kinds: Kind[]): UnsentState {
  if (kinds.includes("closed")) return "closed";
  if (kinds.includes("conflict")) return "conflict";
  return kinds.includes("signed-out") ? "offline" : "sent";
}
