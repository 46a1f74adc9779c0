import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";
import { keptPromises } from "../base/kept-promises.ts";

/** A compiled paper, by the hash of what it was compiled from and with its module's source. */
export interface PaperSource {
  readonly hash: string;
  readonly module: string;
}

const kept = keptPromises<PreparedForm>(100);

/** The paper of a module: imported once on this thread and kept, the oldest making room. */
export function openKept({ hash, module }: PaperSource): Promise<PreparedForm> {
  return kept(hash, async () => openPaper(await importPaper(module)));
}

/** What a paper's module exports. */
export async function importPaper(module: string): Promise<unknown> {
  // Only modules that our own compiler wrote are kept; no address of a client leads here.
  return import(`data:text/javascript;base64,${Buffer.from(module).toString("base64")}`);
}
