import { ImportRowModel } from "./model.ts";

/** Rows that are written by one command. */
const atOnce = 1_000;

export interface RowUpdate {
  readonly id: string;
  readonly update: object;
}

/** Updates rows of imports, each in its own way, by few commands. */
export async function updateRows(updates: readonly RowUpdate[]): Promise<void> {
  for (let start = 0; start < updates.length; start += atOnce)
    await ImportRowModel.bulkWrite(
      updates
        .slice(start, start + atOnce)
        .map(({ id, update }) => ({ updateOne: { filter: { _id: id }, update } })),
    );
}
