import type { AssessmentMove } from "@duheng/contracts";
import type { Backup, BackupStore } from "@duheng/form-ui/fill";
import type { CarryLeft, FilledPaper } from "../rpc/draft-api.ts";
import { backupKeyOf } from "./backup-key.ts";

/**
 * What this device kept of a paper before the paper was moved to a later version of its form, brought over to it.
 * Does nothing where there is nothing, or it was typed since. Throws where the server is not reached: the backup
 * is as it was.
 */
export async function carryBackup(
  carryLeft: CarryLeft,
  paper: FilledPaper,
  backups: BackupStore,
): Promise<void> {
  const { paperHash, moves = [] } = paper.filling;
  if (moves.length === 0) return;
  const { assessmentId: id } = paper;
  const key = backupKeyOf(id);
  const backup = await backups.read(key);
  const move = backup === null ? undefined : moveSince(paper, backup);
  if (backup === null || move === undefined) return;
  const { answers, base } = await carryLeft({
    id,
    paperHash: move.fromHash,
    answers: backup.answers,
    base: backup.base,
  });
  await backups.write({ key, answers, base, at: new Date().toISOString(), paperHash });
}

/** Whether it was written before the paper was moved, so that its answers have the earlier version's shape. */
export function isBehind(paper: FilledPaper, backup: Backup): boolean {
  return moveSince(paper, backup) !== undefined;
}

function moveSince(
  { filling: { paperHash, moves = [] } }: FilledPaper,
  backup: Backup,
): AssessmentMove | undefined {
  if (backup.paperHash === paperHash) return undefined;
  // The clock of a device may be wrong: it is asked only where an old backup does not say its paper.
  return (
    moves.find(({ fromHash }) => fromHash === backup.paperHash) ??
    moves.find(({ at }) => Date.parse(at) > Date.parse(backup.at))
  );
}
