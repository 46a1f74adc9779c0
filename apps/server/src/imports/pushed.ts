import type { Import, ImportRow } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import { ImportRowModel, importRows, imports } from "./model.ts";

/** The push of a token that has this key; undefined: none. */
export function pushOfKey(tokenId: string, key: string): Promise<Import | undefined> {
  return imports.findOne({ "push.tokenId": tokenId, "push.key": key });
}

/** A push of a token. Errors: `not-found` for whatever is another's. */
export async function pushOfToken(tokenId: string, importId: string): Promise<Import> {
  const found = await imports.findOne({ _id: importId });
  if (found?.push?.tokenId !== tokenId) throw notFound();
  return found;
}

/** An import as it is now, for its job. Errors: `not-found`. */
export function importById(id: string): Promise<Import> {
  return imports.get(id);
}

/** Keeps the next state of a push. Errors: `conflict`. */
export function keepPush(of: Import): Promise<Import> {
  return imports.replace(of);
}

/** Whether other figures of the unit are being written or undone. */
export async function figuresAreWritten(): Promise<boolean> {
  return (await imports.findOne({ kind: "datasets", isWriting: true })) !== undefined;
}

/** Nothing of it was written; the next of its key begins anew. Errors: `conflict` where somebody else works on it. */
export async function forgetPush({ id, revision }: Import): Promise<void> {
  await imports.remove(id, revision);
  await ImportRowModel.deleteMany({ importId: id });
}

/** Rows that were not written, in the order of the table: refused, in doubt, or set aside while it was written. */
export async function rowsNotWritten(importId: string, limit: number): Promise<ImportRow[]> {
  const options = { sort: { row: 1, _id: 1 } as const, limit };
  const found = [
    ...(await importRows.find({ importId, verdict: "refused" }, options)),
    ...(await importRows.find({ importId, verdict: "doubt" }, options)),
    ...(await importRows.find({ importId, "applied.state": "setAside" }, options)),
  ];
  return found.filter(({ row }) => row > 0).sort((one, other) => one.row - other.row);
}
