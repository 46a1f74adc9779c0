import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";
import { notFound } from "../rpc/app-error.ts";
import { papers } from "./model.ts";

const limit = 200;
const loaded = new Map<string, Promise<PreparedForm>>();

/**
 * The paper of this hash: the very module that browsers load, imported once and kept. There is no other way of
 * scoring on the server. Errors: `not-found`.
 */
export function loadPaper(hash: string): Promise<PreparedForm> {
  const known = loaded.get(hash);
  if (known) return known;
  const paper = importPaper(hash);
  loaded.set(hash, paper);
  paper.catch(() => loaded.delete(hash));
  const [oldest] = loaded.keys();
  if (loaded.size > limit && oldest !== undefined) loaded.delete(oldest);
  return paper;
}

async function importPaper(hash: string): Promise<PreparedForm> {
  const paper = await papers.findOne({ _id: hash });
  if (!paper) throw notFound();
  // Only modules that our own compiler wrote are in this collection; no address of a client leads here.
  const module: unknown = await import(
    `data:text/javascript;base64,${Buffer.from(paper.module).toString("base64")}`
  );
  return openPaper(module);
}
