import { keptPromises } from "../base/kept-promises.ts";
import { notFound } from "../errors/app-error.ts";
import type { PaperSource } from "../workshop/run-module.ts";
import { papers } from "./model.ts";

const kept = keptPromises<PaperSource>(100, { most: 32_000_000, sizeOf: ({ module }) => module.length });

/**
 * The compiled paper of this id: the very module that browsers load. It is run by the workshop, never here; there is
 * no other way of scoring on the server. Errors: `not-found`.
 */
export function paperSource(paperHash: string): Promise<PaperSource> {
  return kept(paperHash, () => readSource(paperHash));
}

async function readSource(paperHash: string): Promise<PaperSource> {
  const paper = await papers.findOne({ _id: paperHash });
  if (!paper) throw notFound();
  return { paperHash, module: paper.module };
}
