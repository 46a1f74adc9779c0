import { keptPromises } from "../base/kept-promises.ts";
import { notFound } from "../errors/app-error.ts";
import type { PaperSource } from "../workshop/kept-papers.ts";
import { papers } from "./model.ts";

const kept = keptPromises<PaperSource>(100);

/**
 * The compiled paper of this hash: the very module that browsers load. It is run by the workshop, never here; there is
 * no other way of scoring on the server. Errors: `not-found`.
 */
export function paperSource(hash: string): Promise<PaperSource> {
  return kept(hash, () => readSource(hash));
}

async function readSource(hash: string): Promise<PaperSource> {
  const paper = await papers.findOne({ _id: hash });
  if (!paper) throw notFound();
  return { hash, module: paper.module };
}
