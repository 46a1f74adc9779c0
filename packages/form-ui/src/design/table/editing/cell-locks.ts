import type { Indicator } from "@duheng/contracts";
import type { CellMessage } from "../cells/cell-message.ts";
import type { WritableKey } from "../cells/columns.ts";
import type { HeldCells } from "./held-cells.ts";

/** Why a cell cannot be written in: its indicator is locked, or locked ones rest on what the cell says; null where it can. */
export function lockOfCell(
  { id, group }: Pick<Indicator, "id" | "group">,
  column: WritableKey,
  lockedIds: ReadonlySet<string>,
  { used, sums }: HeldCells,
): CellMessage | null {
  if (lockedIds.has(id)) return lockedMessage;
  const users = used.get(id);
  // An own indicator that stood in the group before the lock came may be changed and leave.
  if (users === undefined) return null;
  if (column !== "group") return restedOn.has(column) ? messages.used(users) : null;
  const readers = sums.get(group);
  return readers === undefined ? null : messages.leaves(readers);
}

/** Why no indicator may be put into a group; null where it may. */
export function lockOfGroup(group: string, { sums }: HeldCells): CellMessage | null {
  const users = sums.get(group);
  return users === undefined ? null : messages.joins(users);
}

/** What an indicator's points come of. */
const restedOn: ReadonlySet<WritableKey> = new Set(["points", "by", "formula", "applicable"]);

export const lockedMessage: CellMessage = {
  code: "indicator-locked",
  zh: "上级锁定的指标不能修改",
  en: "Indicators locked from above cannot be changed",
};

const messages = {
  used: (titles: readonly string[]) =>
    message(
      titles,
      (users) => `锁定指标${users}要用到它的得分，不能修改`,
      (users) => `The ${users("uses", "use")} its points, which cannot be changed`,
    ),
  leaves: (titles: readonly string[]) =>
    message(
      titles,
      (users) => `锁定指标${users}要用到这一组的得分，不能移出`,
      (users) => `The ${users("uses", "use")} the points of its group, which it cannot leave`,
    ),
  joins: (titles: readonly string[]) =>
    message(
      titles,
      (users) => `锁定指标${users}要用到这一组的得分，不能增加指标，可以放在别的组`,
      (users) =>
        `The ${users("uses", "use")} the points of this group: none can be added, but to another group`,
    ),
};

function message(
  titles: readonly string[],
  zh: (users: string) => string,
  en: (users: (one: string, many: string) => string) => string,
): CellMessage {
  const quoted = titles.map((title) => `"${title}"`).join(", ");
  return {
    code: "indicator-used-by-locked",
    zh: zh(titles.map((title) => `“${title}”`).join("、")),
    en: en((one, many) =>
      titles.length === 1 ? `locked indicator ${quoted} ${one}` : `locked indicators ${quoted} ${many}`,
    ),
  };
}
