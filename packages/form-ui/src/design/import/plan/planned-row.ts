import type { Indicator } from "@duheng/contracts";
import type { CellMessage } from "../../table/cells/cell-message.ts";
import type { WritableKey } from "../../table/cells/columns.ts";
import type { ImportRow } from "../sheet/read-rows.ts";

export interface PlannedRow {
  readonly row: ImportRow;
  readonly becomes: "new" | "update" | "skip" | "locked" | "no-room" | "unticked" | "nothing";
  /** The indicator as it will be; null where there will be none. */
  readonly indicator: Indicator | null;
  /** What cannot be read: where it stands, what stands there, and what is wrong with it. */
  readonly problems: readonly ImportProblem[];
  /** What is a guess, or was not said: to be looked at before it is taken. */
  readonly guesses: readonly ImportProblem[];
}

export interface ImportProblem {
  readonly place: string;
  readonly column: WritableKey;
  readonly text: string;
  readonly message: CellMessage;
}
