import type { AnswerMap } from "@duheng/form";
import { type EvidenceMap, type EvidenceState, type FollowPath, followRows } from "@duheng/form/evidence";
import { sameValue } from "@duheng/form-ui/fill";
import { rowsIn } from "./rows-of-answers.ts";

/** Evidence of rows that are gone, by the row: an undone removal brings the very same object back. */
export type GoneRows = WeakMap<object, EvidenceMap>;

/** Sets aside what is attached in rows that `follow` no longer finds. */
export function setAside(gone: GoneRows, { answers, evidence }: EvidenceState, follow: FollowPath): void {
  for (const { path, row } of rowsIn(answers)) {
    if (follow(path) !== null) continue;
    const inside = [...evidence].filter(([at]) => at.startsWith(`${path}/`));
    if (inside.length > 0)
      gone.set(row, new Map(inside.map(([at, files]) => [at.slice(path.length), files])));
  }
}

/**
 * What belongs to rows that are new in `after`: what was set aside when they went, or what the server has for rows
 * of just this content, for they may come from another device.
 */
export function broughtBack(
  gone: GoneRows,
  server: EvidenceState,
  before: AnswerMap,
  after: AnswerMap,
): EvidenceMap {
  const follow = followRows(before, after);
  const old = new Set(rowsIn(before).map(({ path }) => follow(path)));
  const found = new Map<string, EvidenceMap extends ReadonlyMap<string, infer Files> ? Files : never>();
  const fresh = rowsIn(after).filter(({ path }) => !old.has(path));
  const serverRows = fresh.length === 0 || server.evidence.size === 0 ? [] : rowsIn(server.answers);
  const fromServer = followRows(server.answers, after);
  for (const { path, row } of fresh) {
    for (const [at, files] of gone.get(row) ?? []) found.set(path + at, files);
    gone.delete(row);
    const same = serverRows.find((one) => fromServer(one.path) === path && sameValue(one.row, row));
    if (same === undefined) continue;
    for (const [at, files] of server.evidence) {
      const inside = path + at.slice(same.path.length);
      if (at.startsWith(`${same.path}/`) && !found.has(inside)) found.set(inside, files);
    }
  }
  return found;
}
