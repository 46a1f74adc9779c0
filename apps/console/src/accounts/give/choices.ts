import type { AccountPreviewRow } from "@duheng/contracts";

/** What somebody decided about single people: another user name, or none; who is not here is as the preview has it. */
export type Choices = ReadonlyMap<string, string | null>;

/** The user name that a person would get; null: left out, or none to be had. */
export function nameFor({ staffId, outcome, username }: AccountPreviewRow, choices: Choices): string | null {
  if (outcome === "has" || outcome === "left") return null;
  const chosen = choices.get(staffId);
  if (chosen !== undefined) return chosen === null || chosen.trim() === "" ? null : chosen.trim();
  return outcome === "new" ? (username ?? null) : null;
}

/** Whether somebody still has to say what a person gets. */
export function isOpen(row: AccountPreviewRow, choices: Choices): boolean {
  return row.outcome === "refused" && choices.get(row.staffId) !== null && nameFor(row, choices) === null;
}

/** Those who would get an account, with its user name. */
export function peopleFor(
  rows: readonly AccountPreviewRow[],
  choices: Choices,
): { staffId: string; username: string }[] {
  return rows.flatMap((row) => {
    const username = nameFor(row, choices);
    return username === null ? [] : [{ staffId: row.staffId, username }];
  });
}

/** What has to be looked at first, then who gets one, then the others. */
export function inOrder(rows: readonly AccountPreviewRow[]): AccountPreviewRow[] {
  return [...rows].sort((one, other) => order[one.outcome] - order[other.outcome]);
}

const order = { refused: 0, new: 1, has: 2, left: 3 } as const;
