import { notFound } from "../rpc/app-error.ts";
import type { PaperSource } from "../workshop/tasks.ts";
import { papers } from "./model.ts";

const most = 100;
const kept = new Map<string, Promise<PaperSource>>();

/**
 * The compiled paper of this hash: the very module that browsers load. It is run by the workshop, never here; there is
 * no other way of scoring on the server. Errors: `not-found`.
 */
export function paperSource(hash: string): Promise<PaperSource> {
  const known = kept.get(hash);
  if (known !== undefined) return known;
  const source = readSource(hash);
  kept.set(hash, source);
  source.catch(() => kept.delete(hash));
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return source;
}

async function readSource(hash: string): Promise<PaperSource> {
  const paper = await papers.findOne({ _id: hash });
  if (!paper) throw notFound();
  return { hash, module: paper.module };
}
